public import Text
public import TranslationMemory

/// A file of one language, or of two of which the second is not whole, that a memory can fill.
///
/// What is written is the file as it is, byte for byte, with translations put in: in the same encoding, line ends and order
/// as they were. Plain text is cut into sentences and becomes a table or an XLIFF file of its own.
///
///     let file = try TranslatableFile("panduan.xlf")
///     try file.fill(to: "panduan.en.xlf") { segments in
///       try segments.map { try memory.matches(for: Query($0.text, from: $0.from, to: $0.to)) }
///     }
///
/// The file is read once, a part at a time, and memory is that of two parts: some hundred segments each. Larger ones are a unit or
/// an entry that is, a PO file without an empty line, and an XLIFF file that does not name its target language. A class, since it
/// owns an open file.
public final class TranslatableFile {
  /// What a file is.
  public enum Format: String, Sendable {
    /// XLIFF 1.0 to 1.2 and 2.0 to 2.2.
    case xliff
    /// Gettext PO.
    case po
    /// Source, tab, target.
    case tsv
    /// Running text.
    case text
  }

  /// What becomes of running text.
  public enum TextForm: Sendable {
    /// A sentence a line: source, tab, target, tab, confidence.
    case tsv
    /// XLIFF 1.2.
    case xliff
  }

  /// The file as the user named it.
  public let path: String
  /// What it is.
  public let format: Format
  private let text: FillableText
  private let form: TextForm
  private let language: LanguageTag
  private var parts: any FillableParts
  /// How many of the translations that `fill` put in want a second look, and stand without a sign of that: those of a table whose
  /// rows have no place for a confidence.
  public private(set) var unmarked = 0
  /// The part that was read to learn the language.
  private var first: FillablePart?

  /// Opens a file, and reads its first part.
  ///
  /// `-` is standard input; gzip, and zip of one file, are unpacked; an empty file is an error. `from` and `to` go before the languages that the file
  /// names. With `overwrites`, translations that are not finished (approved, signed off) count as not there. Throws
  /// `ExchangeError` where the file is none of the formats, or malformed; `SegmentationError` from the rules of plain text.
  public convenience init(
    _ path: String, from: LanguageTag? = nil, to: LanguageTag? = nil, overwrites: Bool = false,
    textForm: TextForm = .tsv
  ) throws {
    try self.init(
      path, LanguageChoice(from: from, to: to), overwrites: overwrites, textForm,
      partSize: FillablePart.usualSize)
  }

  /// Opens a file, whose parts end with the first segment after so many bytes.
  init(
    _ path: String, _ choice: LanguageChoice, overwrites: Bool, _ textForm: TextForm, partSize size: Int
  ) throws {
    let source = try ByteSource(path)
    let format = try Self.format(of: source)
    (self.path, self.format, form) = (path, format, textForm)
    switch format {
    case .xliff:
      text = try FillableText(source, declaration: .xml)
      parts = XLIFFParts(text, choice, overwrites: overwrites, size: size)
    case .po:
      text = try FillableText(source, declaration: .po)
      parts = POParts(text, choice, overwrites: overwrites, size: size)
    case .tsv:
      text = try FillableText(source, declaration: .none)
      let languages = try choice.languages(source: nil, target: nil, path: path)
      parts = TSVParts(text, languages, overwrites: overwrites, size: size)
    case .text:
      let languages = try choice.languages(source: nil, target: nil, path: path)
      let sentences = try SentenceText(TextSource(source, declaration: .none), languages, as: textForm)
      text = FillableText(madeFrom: path) { try sentences.next() }
      switch textForm {
      case .tsv:
        parts = TSVParts(text, languages, overwrites: false, mayHaveHeader: false, size: size)
      case .xliff: parts = XLIFFParts(text, choice, overwrites: false, size: size)
      }
    }
    first = try parts.next()
    language = first?.segments.first?.to ?? choice.to ?? .english
  }

  /// Reads the file to its end, and calls `body` with its segments, part by part; those without any text are left out.
  ///
  /// Once, and not beside `fill`. Throws what `body` throws; and `ExchangeError` where the file is malformed.
  public func forEachPart(_ body: ([TranslatableSegment]) throws -> Void) throws {
    try forEachPart { part in try body(part.segments) }
  }

  /// Reads the file to its end, and writes it with translations: the first match of each segment where it can stand, the others
  /// as candidates.
  ///
  /// `answers` gives the matches of each segment, best first, part by part; what has none, and what is not open, stays as it is. `-` is
  /// standard output. The file is written beside its name and renamed. Returns how many segments were filled. Throws what `answers`
  /// throws; `ExchangeError` where the file is malformed, and where its encoding has no place for a translation. Once.
  @discardableResult
  public func fill(
    to output: String, _ answers: ([TranslatableSegment]) throws -> [[Match]]
  ) throws -> Int {
    try text.requireWayBack()
    let file = try OutputFile(output)
    let isXML = format == .xliff || (format == .text && form == .xliff)
    var filled = 0
    try forEachPart { part in
      let matches = try answers(part.segments)
      precondition(matches.count == part.segments.count, "a list of matches for each segment")
      var splices = Splices()
      let open = zip(part.segments, matches).map { $0.state == .open ? $1 : [] }
      filled += part.filler.fill(open, into: &splices)
      unmarked += part.filler.unmarked(open)
      file.buffer += try text.encoded(splices.applied(to: part.bytes, without: part.lead)) {
        isXML ? "&#\($0.value);" : nil
      }
      try file.writeIfFull()
    }
    try file.finish()
    return filled
  }

  /// Calls `body` with each part, once the neighbours of its last segment are known.
  private func forEachPart(_ body: (FillablePart) throws -> Void) throws {
    // One part, and those without segments that follow it.
    var waiting: [FillablePart] = []
    var following = first
    first = nil
    while var next = following {
      if next.segments.isEmpty {
        waiting.append(next)
        if !next.filler.isContinued || !next.filler.goesOn {
          try waiting.forEach(body)
          waiting = []
        }
      } else {
        if !waiting.isEmpty { waiting[0].becomeNeighbour(of: &next) }
        try waiting.forEach(body)
        waiting = [next]
      }
      following = try parts.next()
    }
    try waiting.forEach(body)
  }

  /// What the name of a filled file ends in: the file's own ending, or that of what plain text becomes.
  public var ending: String {
    if format == .text { return form == .tsv ? "tsv" : "xlf" }
    let parts = Self.nameParts(path).dropFirst()
    return parts.last.map(String.init) ?? (format == .xliff ? "xlf" : format.rawValue)
  }

  /// The path of the filled file beside this one: `NAME.LANG.ENDING`.
  public var suggestedOutput: String {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let parts = Self.nameParts(path)
    let stem = parts.count > 1 ? parts.dropLast().joined(separator: ".") : parts.joined()
    return folder + [stem, language.description, ending].joined(separator: ".")
  }

  /// The parts of a file's name between dots, without those of its packing.
  private static func nameParts(_ path: String) -> [Substring] {
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, ["gz", "zip"].contains(parts.last?.lowercased()) { parts.removeLast() }
    return parts
  }

  private static func format(of source: ByteSource) throws(ExchangeError) -> Format {
    if ["txt", "text", "md"].contains(nameParts(source.path).dropFirst().last?.lowercased()) { return .text }
    let format = try ExchangeFormat(of: source)
    switch format {
    case .xliff: return .xliff
    case .po: return .po
    case .tsv: return .tsv
    case .tmx, .csv, .moses, .jsonl:
      throw ExchangeError(
        .malformed, path: source.path,
        reason:
          "this is \(format.rawValue), which holds translations; XLIFF, PO, TSV and plain text are filled")
    }
  }
}
