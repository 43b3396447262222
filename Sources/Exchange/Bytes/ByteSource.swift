internal import Glibc

/// The bytes of a file, a piece at a time; gzip and zip are recognised by content and unpacked on the way.
///
/// Memory is a few buffers, whatever the size of the file. A class, since it owns a file descriptor.
final class ByteSource {
  /// The most bytes of one piece.
  static let pieceSize = 1 << 16

  /// The file as the user named it.
  let path: String
  /// The first unpacked bytes, as many as one piece where the file has them: what format and encoding are told from.
  let head: [UInt8]

  private let file: InputFile
  private var packing: Packing
  private var headDelivered = false

  private enum Packing {
    case none
    case gzip(GzipUnpacker)
    case zip(ZipUnpacker)
  }

  /// Opens `path`.
  ///
  /// `-` is standard input. Throws where it cannot be opened, is a folder, or holds nothing.
  init(_ path: String) throws(ExchangeError) {
    self.path = path
    file = try InputFile(path)
    let first = try file.filledPiece()
    switch (first.first, first.dropFirst().first) {
    case (0x1F, 0x8B):
      packing = .gzip(try GzipUnpacker(file, first: first))
    case (0x50, 0x4B) where first.starts(with: ZipUnpacker.entrySignature):
      packing = .zip(try ZipUnpacker(file, first: first))
    default:
      packing = .none
    }
    switch packing {
    case .none: head = first
    case .gzip(let unpacker): head = try unpacker.next()
    case .zip(let unpacker): head = try unpacker.next()
    }
    if head.isEmpty {
      throw ExchangeError(.malformed, path: path, reason: "the file is empty")
    }
  }

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
