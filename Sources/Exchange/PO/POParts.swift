/// Cuts a PO file where a line is empty.
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
    lines = LineParts(text, size: size) { Self.endOfEmptyLine(in: $0, from: $1) }
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

  /// The place after the first line from a place on that is empty and follows another.
  private static func endOfEmptyLine(in bytes: [UInt8], from place: Int) -> Int? {
    guard var end = bytes[place...].firstIndex(ofByte: 0x0A) else { return nil }
    while let next = bytes[(end + 1)...].firstIndex(ofByte: 0x0A) {
      if bytes[(end + 1)..<next].allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { return next + 1 }
      end = next
    }
    return nil
  }
}
