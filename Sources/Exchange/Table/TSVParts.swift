/// Cuts a table after a line.
struct TSVParts: FillableParts {
  private var lines: LineParts
  private let languages: LanguagePair
  private let overwrites: Bool
  private let mayHaveHeader: Bool
  private let path: String
  private var last: TSVFiller?

  /// Parts of at least `size` bytes; `mayHaveHeader` says whether the first row can be one.
  init(
    _ text: FillableText, _ languages: LanguagePair, overwrites: Bool, mayHaveHeader: Bool = true, size: Int
  ) {
    (self.languages, self.overwrites, self.mayHaveHeader) = (languages, overwrites, mayHaveHeader)
    path = text.path
    lines = LineParts(text, size: size) { bytes, place in
      bytes[place...].firstIndex(ofByte: 0x0A).map { $0 + 1 }
    }
  }

  mutating func next() throws -> FillablePart? {
    guard var bytes = try lines.next() else { return nil }
    // The second row says whether the first is a header.
    if last == nil, bytes.firstIndex(of: 0x0A).map({ $0 + 1 == bytes.count }) ?? false {
      bytes += try lines.next() ?? []
    }
    let filler = TSVFiller(
      bytes, languages, overwrites: overwrites, mayHaveHeader: mayHaveHeader, after: last)
    if last == nil { try filler.header?.requireDistinct(path: path) }
    last = filler
    return FillablePart(bytes, filler)
  }
}
