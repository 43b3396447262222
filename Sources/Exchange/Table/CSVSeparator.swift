/// Finds out what separates the cells of CSV, from its first row.
///
/// Commas, unless a first line such as `sep=;`, as Excel reads it, says otherwise; it is no row. A row that has a semicolon outside of
/// quotes and no comma is in doubt: spreadsheets write such where a comma is the decimal sign. So is one that has a tab and no
/// comma: exports that are named so are often TSV.
struct CSVSeparator {
  /// The separator, once it is known.
  private(set) var separator: UInt8?
  /// How many bytes of the file say nothing else: a line `sep=;` with its end.
  private(set) var declarationLength = 0

  /// What a file in doubt lacks; nil where the separator is sure.
  ///
  /// To go by commas would cut its texts where they have some.
  private(set) var doubt: String?

  /// The row to here, no more of it than a declaration has.
  private var head: [UInt8] = []
  private let hasQuotes: Bool
  private var isInQuotes = false
  private var isAtCellStart = true
  private var hasSemicolon = false
  private var hasComma = false
  private var hasTab = false

  /// Of rows whose cells may stand in quotes, or may not.
  init(hasQuotes: Bool) { self.hasQuotes = hasQuotes }

  /// Looks at the next bytes of the file.
  mutating func read(_ bytes: some Collection<UInt8>) {
    for byte in bytes where separator == nil {
      if head.count < Self.longest { head.append(byte) }
      if byte == 0x0A && !isInQuotes { return decide() }
      if hasQuotes && byte == 0x22 && (isInQuotes || isAtCellStart) {
        isInQuotes.toggle()
      } else if !isInQuotes {
        if byte == 0x2C { hasComma = true }
        if byte == 0x3B { hasSemicolon = true }
        if byte == 0x09 { hasTab = true }
        isAtCellStart = byte == 0x3B || byte == 0x09
      }
      if hasComma && head.count == Self.longest { separator = 0x2C }
    }
  }

  /// Decides by what there was, where the file ends.
  mutating func finish() { if separator == nil { decide() } }

  /// Says that no row has two columns, and what may separate them instead.
  static func missing(_ separator: UInt8, in place: String, hint: UInt8?) -> String {
    let names: [UInt8: String] = [0x09: "tab", 0x2C: "comma", 0x3B: "semicolon"]
    let name = names[separator] ?? "'\(Unicode.Scalar(separator))'"
    let reason = "no \(place) has two columns separated by a \(name)"
    guard let hint, let other = names[hint] else { return reason }
    let way =
      switch (hint, separator) {
      case (0x09, _): " (--format tsv)?"
      case (_, 0x09): " (--format csv)?"
      default: "? A first line sep=\(Unicode.Scalar(hint)) would say so"
      }
    return reason + "; are they separated by \(other)s\(way)"
  }

  /// As long as a declaration with quotes and a line end of two characters.
  private static let longest = 9

  private mutating func decide() {
    var line = head
    if line.last == 0x0A { line.removeLast() }
    if line.last == 0x0D { line.removeLast() }
    if hasQuotes, line.count > 1, line.first == 0x22, line.last == 0x22 {
      line = Array(line[1..<(line.count - 1)])
    }
    if line.count == 5, line.starts(with: "sep=".utf8), ![0x22, 0x0D].contains(line[4]), line[4] < 0x80 {
      separator = line[4]
      declarationLength = head.count
    } else {
      separator = 0x2C
      if hasComma { return }
      // A row with both is one of tabs: texts have semicolons, but hardly tabs.
      if hasTab {
        doubt = "the first row has tabs and no comma: is this TSV (--format tsv)?"
      } else if hasSemicolon {
        doubt =
          "the first row has semicolons and no comma: where they separate the columns, a first line sep=; says so"
      }
    }
  }
}
