internal import CZlib

/// Unpacks a zip archive that holds one file (APPNOTE.TXT 4.3), in one pass over it.
///
/// The entry's header is read where it stands, not from the directory at the end, so that a pipe can be read.
/// Entries of folders and what macOS puts beside a file are passed over; a second file is an error, since there is no saying
/// which was meant.
final class ZipUnpacker {
  /// What a file in an archive begins with.
  static let entrySignature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// What an archive begins with that holds nothing.
  static let endSignature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]

  private let file: InputFile
  private var packed: ArraySlice<UInt8>
  private var entry: Entry
  private var checksum: UInt = 0
  private var ended = false
  private var limit = UnpackingLimit()

  private struct Entry {
    /// nil where the entry is stored as it is.
    var inflater: Inflater?
    /// The bytes that a stored entry still has.
    var left: Int
    /// Whether checksum and sizes follow the data.
    var describedAfter: Bool
    var checksum: UInt
  }

  /// Unpacks `file`, of which `first` has been read already.
  init(_ file: InputFile, first: [UInt8]) throws(ExchangeError) {
    self.file = file
    packed = first[...]
    entry = Entry(inflater: nil, left: 0, describedAfter: false, checksum: 0)
    guard try findFile() else { throw failure("the zip archive holds no file") }
  }

  /// The next unpacked bytes; none at the end.
  func next() throws(ExchangeError) -> [UInt8] {
    if ended { return [] }
    let produced = try unpack()
    if ended, try findFile() {
      throw failure("the zip archive holds more than one file: unpack it first")
    }
    return produced
  }

  /// Goes to the beginning of the next file, over all that is none; false where there is no other.
  private func findFile() throws(ExchangeError) -> Bool {
    while try take(4).elementsEqual(Self.entrySignature) {
      let isFile = try readHeader()
      if isFile { return true }
      while !ended { _ = try unpack() }
    }
    return false
  }

  /// Unpacks more of an entry, at whose end it checks the checksum; nothing only there.
  private func unpack() throws(ExchangeError) -> [UInt8] {
    while !ended {
      if packed.isEmpty { try refill() }
      var produced: [UInt8]
      if let inflater = entry.inflater {
        guard let step = inflater.step(packed) else { throw failure("the zip data is damaged") }
        packed = packed.dropFirst(step.consumed)
        guard limit.admits(packed: step.consumed, unpacked: step.produced.count) else {
          throw failure(UnpackingLimit.reason)
        }
        produced = step.produced
        ended = step.ended
      } else {
        produced = [UInt8](packed.prefix(entry.left))
        packed = packed.dropFirst(produced.count)
        entry.left -= produced.count
        ended = entry.left == 0
      }
      checksum = crc32(checksum, produced, UInt32(produced.count))
      if ended { try finishEntry() }
      if !produced.isEmpty { return produced }
    }
    return []
  }

  /// Reads the header of an entry after its signature, which becomes the entry; false where it is no file that is meant.
  private func readHeader() throws(ExchangeError) -> Bool {
    let header = [UInt8](try take(26))
    func number(_ offset: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(header[offset + $1]) << (8 * $1) }
    }
    let flags = number(2, 2)
    let method = number(4, 2)
    let size = number(14, 4)
    let name = try take(number(22, 2))
    let isFile = name.last != 0x2F && !Self.isOfFinder(name)
    _ = try take(number(24, 2))
    if flags & 1 != 0 { throw failure("the zip archive is encrypted") }
    let describedAfter = flags & 8 != 0
    (ended, checksum) = (false, 0)
    switch method {
    case 0 where !describedAfter || (!isFile && size == 0):
      entry = Entry(
        inflater: nil, left: size, describedAfter: describedAfter, checksum: UInt(number(10, 4)))
      return isFile
    case 8:
      guard let inflater = Inflater(.none) else { throw failure("there is no memory to unpack zip") }
      entry = Entry(
        inflater: inflater, left: 0, describedAfter: describedAfter, checksum: UInt(number(10, 4)))
      return isFile
    case 0:
      throw failure(
        "the zip archive was written to a pipe without packing, so that nothing says where its file ends: "
          + "pack it, or write it to a file")
    default:
      throw failure("the zip archive is packed in a way that is not supported (method \(method))")
    }
  }

  /// Whether a name is that of what macOS puts beside a file: its attributes, or those of a folder.
  private static func isOfFinder(_ name: ArraySlice<UInt8>) -> Bool {
    name.starts(with: "__MACOSX/".utf8)
      || name.split(separator: 0x2F).last.map { $0.elementsEqual(".DS_Store".utf8) } ?? false
  }

  /// Checks the checksum of the entry that has ended.
  private func finishEntry() throws(ExchangeError) {
    if entry.describedAfter {
      let bytes = [UInt8](try take(4))
      var sum = bytes
      // The descriptor's own signature is optional.
      if bytes == [0x50, 0x4B, 0x07, 0x08] { sum = [UInt8](try take(4)) }
      entry.checksum = sum.reversed().reduce(0) { $0 << 8 | UInt($1) }
      _ = try take(8)
    }
    if entry.checksum != checksum { throw failure("the zip data is damaged (its checksum differs)") }
  }

  private func take(_ count: Int) throws(ExchangeError) -> ArraySlice<UInt8> {
    while packed.count < count {
      let more = try file.piece()
      if more.isEmpty { throw failure("the zip data ends too early") }
      packed = [UInt8](packed)[...] + more
    }
    defer { packed = packed.dropFirst(count) }
    return packed.prefix(count)
  }

  private func refill() throws(ExchangeError) {
    packed = try file.piece()[...]
    if packed.isEmpty { throw failure("the zip data ends too early") }
  }

  private func failure(_ reason: String) -> ExchangeError {
    ExchangeError(.malformed, path: file.path, reason: reason)
  }
}
