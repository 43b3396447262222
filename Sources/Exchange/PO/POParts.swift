/// Cuts a PO file at an empty line that follows an entry: comments belong to what comes after them, over empty lines too.
struct POParts: FillableParts {
  private var lines: LineParts
  private let path: String
  private let choice: LanguageChoice
  private let overwrites: Bool
  /// What the header says, which is in the first part.
  private var header: POFiller.Header?
  private var line = 1
  private var hasEntry = false

  /// Parts of at least `size` bytes.
  init(_ text: FillableText, _ choice: LanguageChoice, overwrites: Bool, size: Int) {
    path = text.path
    (self.choice, self.overwrites) = (choice, overwrites)
    lines = LineParts(text, size: size) { Self.endOfEntry(in: $0, from: $1) }
  }

  mutating func next() throws -> FillablePart? {
    guard let bytes = try lines.next() else {
      if hasEntry { return nil }
      throw ExchangeError(
        .malformed, path: path, line: max(1, line), reason: "there is no entry: this is no PO file")
    }
    let outline = try POOutline(
      bytes, path: path, firstLine: line, lineEnd: header?.lineEnd ?? POOutline.lineEnd(of: bytes))
    line += bytes.count { $0 == 0x0A }
    if !outline.entries.isEmpty { hasEntry = true }
    let header = try self.header ?? POFiller.Header(of: outline, choice, path: path)
    self.header = header
    return FillablePart(bytes, POFiller(outline, header, overwrites: overwrites))
  }

  /// The place after the first line from a place on that is empty and follows one of an entry.
  private static func endOfEntry(in bytes: [UInt8], from place: Int) -> Int? {
    var start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var isEntry = false
    while let end = bytes[start...].firstIndex(ofByte: 0x0A) {
      let line = bytes[start..<end].drop { [0x20, 0x09, 0x0D].contains($0) }
      if line.isEmpty && isEntry { return end + 1 }
      // An obsolete entry stands in comments.
      isEntry = !line.isEmpty && (line.first != 0x23 || line.dropFirst().first == 0x7E)
      start = end + 1
    }
    return nil
  }
}
