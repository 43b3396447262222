import Exchange
import Testing

/// gzip and zip are unpacked by content, whatever the name.
@Suite struct PackingTests {
  static let text = "Ya.\tYes.\nTidak.\tNo.\n"
  static let pairs = [["Ya.", "Yes."], ["Tidak.", "No."]]

  /// CRC-32 (ISO 3309), bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
  }

  static func little(_ value: UInt32, _ count: Int = 4) -> [UInt8] {
    (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }
  }

  /// Stored blocks of deflate (RFC 1951).
  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let count = UInt32(block.count)
      result += [rest.isEmpty ? 1 : 0] + little(count, 2) + little(~count, 2) + block
    } while !rest.isEmpty
    return result
  }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflated(bytes) + little(checksum(bytes))
      + little(UInt32(bytes.count))
  }

  /// A local header and the data; with `later`, sizes stand in a descriptor after them.
  static func zipEntry(
    _ name: String, _ bytes: [UInt8], isDeflated: Bool, later: Bool = false, flags: UInt32 = 0
  ) -> [UInt8] {
    let data = isDeflated ? deflated(bytes) : bytes
    let sizes = little(checksum(bytes)) + little(UInt32(data.count)) + little(UInt32(bytes.count))
    return [0x50, 0x4B, 3, 4] + little(20, 2) + little((later ? 8 : 0) | flags, 2)
      + little(isDeflated ? 8 : 0, 2) + little(0)
      + (later ? [UInt8](repeating: 0, count: 12) : sizes) + little(UInt32(name.utf8.count), 2) + little(0, 2)
      + Array(name.utf8) + data + (later ? [0x50, 0x4B, 7, 8] + sizes : [])
  }

  static let zipEnd: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
  static let bytes = Array(text.utf8)

  @Test(arguments: ["a.tsv.gz", "a.tsv", "a.gz", "A.TSV.GZ"])
  func gzip(name: String) throws {
    #expect(try readBytes(Self.gzip(Self.bytes), as: name).pairs == Self.pairs)
  }

  @Test func gzipOfSeveralMembers() throws {
    let members = Self.gzip(Array("Ya.\tYes.\nTid".utf8)) + Self.gzip(Array("ak.\tNo.\n".utf8)) + [0, 0, 0]
    #expect(try readBytes(members, as: "a.tsv.gz").pairs == Self.pairs)
  }

  @Test func largeGzip() throws {
    let lines = Array(String(repeating: Self.text, count: 50_000).utf8)
    #expect(try readBytes(Self.gzip(lines), as: "a.tsv.gz").units.count == 100_000)
  }

  @Test func damagedGzip() throws {
    let whole = Self.gzip(Self.bytes)
    for (bytes, hint) in [
      (Array(whole.dropLast(9)), "too early"), (Array(whole.dropLast(3)), "too early"),
      (whole.dropLast(8) + [1, 2, 3, 4, 5, 6, 7, 8], "damaged"), (whole + Array("x".utf8), ""),
      ([0x1F, 0x8B], "early"),
      ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF], "damaged"), (Self.gzip([]), "empty"),
    ] {
      let error = try #require(try failure(bytes, as: "a.tsv.gz"))
      #expect(error.kind == .malformed && error.reason.contains(hint), "\(error)")
    }
  }

  @Test(arguments: [(true, false), (true, true), (false, false)])
  func zip(isDeflated: Bool, later: Bool) throws {
    let folder = Self.zipEntry("x/", [], isDeflated: false)
    let entry = Self.zipEntry("x/a.tsv", Self.bytes, isDeflated: isDeflated, later: later)
    #expect(try readBytes(folder + entry + Self.zipEnd, as: "a.tsv.zip").pairs == Self.pairs)
  }

  /// Folders with data of their own, as Java writes them, and what Finder puts beside a file, before and behind it.
  @Test(arguments: [
    ["x/", "x/a.tsv"], ["a.tsv", "__MACOSX/", "__MACOSX/._a.tsv"], [".DS_Store", "x/.DS_Store", "x/a.tsv"],
    ["a.tsv", "x/"],
  ])
  func zipOfOneFileAndCompanions(names: [String]) throws {
    let archive = names.flatMap { name in
      let isFile = name.hasSuffix("a.tsv") && !name.hasPrefix("_")
      return Self.zipEntry(
        name, isFile ? Self.bytes : name.hasSuffix("/") ? [] : [0, 5, 22, 7], isDeflated: true,
        later: name != ".DS_Store")
    }
    #expect(try readBytes(archive + Self.zipEnd, as: "a.tsv.zip").pairs == Self.pairs)
    // A second one is still refused behind them.
    let second = archive + Self.zipEntry("b.tsv", Self.bytes, isDeflated: false) + Self.zipEnd
    #expect(try failure(second, as: "a.tsv.zip")?.reason.contains("more than one") == true)
  }

  @Test(arguments: [
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0], "xz"), ([0x28, 0xB5, 0x2F, 0xFD, 0], "zstd"),
    ([0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26], "bzip2"),
  ])
  func otherPackings(bytes: [UInt8], name: String) throws {
    let error = try #require(try failure(bytes, as: "a.tmx"))
    #expect(error.reason.contains("packed with \(name)"))
  }

  @Test func refusedZip() throws {
    let entry = Self.zipEntry("a.tsv", Self.bytes, isDeflated: true)
    var damaged = entry
    damaged[14] ^= 1
    for (bytes, hint) in [
      (entry + entry + Self.zipEnd, "more than one"), (damaged + Self.zipEnd, "checksum"),
      (entry, "too early"),
      (Self.zipEntry("a", Self.bytes, isDeflated: true, flags: 1), "encrypted"),
      (Self.zipEntry("a/", [], isDeflated: false) + Self.zipEnd, "no file"),
      (Self.zipEnd, "no file"),
      (Self.zipEntry("a", Self.bytes, isDeflated: false, later: true) + Self.zipEnd, "written to a pipe"),
      (Array(entry.prefix(20)), "too early"),
    ] {
      let error = try #require(try failure(bytes, as: "a.tsv.zip"))
      #expect(error.kind == .malformed && error.reason.contains(hint), "\(error)")
    }
  }
}
