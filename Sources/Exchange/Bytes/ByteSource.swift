internal import Glibc

/// The bytes of a file, a piece at a time; gzip and zip are recognised by content and unpacked on the way.
///
/// Memory is a few buffers, whatever the size of the file. A class, since it owns a file descriptor.
final class ByteSource {
  /// The most bytes of one piece.
  static let pieceSize = 1 << 16

  /// The file as the user named it.
  let path: String
  /// The first unpacked bytes: what format and encoding are told from.
  let head: [UInt8]

  private let file: InputFile
  private var packing: Packing
  private var headDelivered = false

  private enum Packing {
    case none
    case gzip(GzipUnpacker)
    case zip(ZipUnpacker)
  }

  /// Opens a file of records; its head is a whole piece where the file has so much.
  ///
  /// `-` is standard input. Throws where it cannot be opened, is a folder, or holds nothing.
  convenience init(_ path: String) throws(ExchangeError) {
    try self.init(records: try InputFile(path))
  }

  /// The same of a file that is open.
  convenience init(records file: InputFile) throws(ExchangeError) {
    try self.init(file) { $0.count >= Self.pieceSize }
    if head.isEmpty {
      throw ExchangeError(.malformed, path: path, reason: "the file is empty")
    }
  }

  /// Opens a file of plain text, which may be empty.
  ///
  /// `-` is standard input. No more is waited for than the first line, so that lines can be answered as they come;
  /// four bytes tell packing and encoding.
  convenience init(text path: String) throws(ExchangeError) {
    try self.init(try InputFile(path)) { $0.count >= 4 || $0.contains(0x0A) }
  }

  private init(_ file: InputFile, isEnough: ([UInt8]) -> Bool) throws(ExchangeError) {
    path = file.path
    self.file = file
    let first = try file.piece(until: isEnough)
    switch (first.first, first.dropFirst().first) {
    case (0x1F, 0x8B):
      packing = .gzip(try GzipUnpacker(file, first: first))
    case (0x50, 0x4B)
    where first.starts(with: ZipUnpacker.entrySignature) || first.starts(with: ZipUnpacker.endSignature):
      packing = .zip(try ZipUnpacker(file, first: first))
    default:
      if let other = Self.otherPackings.first(where: { first.starts(with: $0.signature) }) {
        throw ExchangeError(
          .malformed, path: path,
          reason: "the file is packed with \(other.name), which is not read: unpack it first")
      }
      packing = .none
    }
    switch packing {
    case .none: head = first
    case .gzip(let unpacker): head = try unpacker.next()
    case .zip(let unpacker): head = try unpacker.next()
    }
  }

  /// What files begin with that are packed otherwise.
  private static let otherPackings: [(signature: [UInt8], name: String)] = [
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
    (Array("BZh".utf8) + [0x39, 0x31, 0x41, 0x59], "bzip2"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip"),
    (Array("Rar!".utf8) + [0x1A, 0x07], "RAR"),
  ]

  /// The next bytes; none at the end.
  func next() throws(ExchangeError) -> [UInt8] {
    if !headDelivered {
      headDelivered = true
      return head
    }
    switch packing {
    case .none: return try file.piece()
    case .gzip(let unpacker): return try unpacker.next()
    case .zip(let unpacker): return try unpacker.next()
    }
  }
}
