public import Text
public import TranslationMemory

/// A file of one language, or of two of which the second is not whole, that a memory can fill.
///
/// What is written is the file as it is, byte for byte, with translations put in: in the same encoding, line ends and order
/// as they were. Plain text is cut into sentences and becomes a table or an XLIFF file of its own.
///
///     let file = try TranslatableFile("panduan.xlf")
///     let answers = try file.segments.map { try memory.matches(for: Query($0.text, from: $0.from, to: $0.to)) }
///     try file.write(answers, to: "panduan.en.xlf")
///
/// The text is held in memory as a whole, about three times over while it is written.
public struct TranslatableFile {
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
  private let filler: any SegmentFiller
  private let form: TextForm
  private let language: LanguageTag

  /// Its segments, in order; those without any text are left out.
  public var segments: [TranslatableSegment] { filler.segments }

  /// Reads a file.
  ///
  /// `-` is standard input; gzip, and zip of one file, are unpacked; an empty file is an error. `from` and `to` go before the languages that the file
  /// names. With `overwrites`, translations that are not finished (approved, signed off) count as not there. Throws
  /// `ExchangeError` where the file is none of the formats, or malformed; `SegmentationError` from the rules of plain text.
  public init(
    _ path: String, from: LanguageTag? = nil, to: LanguageTag? = nil, overwrites: Bool = false,
    textForm: TextForm = .tsv
  ) throws {
    let source = try ByteSource(path)
    let format = try Self.format(of: source)
    let choice = LanguageChoice(from: from, to: to)
    (self.path, self.format, form) = (path, format, textForm)
    switch format {
    case .xliff:
      text = try FillableText(source, declaration: .xml)
      filler = try XLIFFFiller(text, choice, overwrites: overwrites)
    case .po:
      text = try FillableText(source, declaration: .po)
      filler = try POFiller(text, choice, overwrites: overwrites)
    case .tsv:
      text = try FillableText(source, declaration: .none)
      let languages = try choice.languages(source: nil, target: nil, path: path)
      filler = TSVFiller(text.bytes, languages, overwrites: overwrites)
    case .text:
      let running = try FillableText(source, declaration: .none)
      let languages = try choice.languages(source: nil, target: nil, path: path)
      let sentences = try Segmenter(language: languages.from, rules: .builtIn)
        .segments(in: String(decoding: running.bytes, as: UTF8.self))
      switch textForm {
      case .tsv:
        text = FillableText(Self.table(of: sentences), path: path)
        filler = TSVFiller(text.bytes, languages, overwrites: false, mayHaveHeader: false)
      case .xliff:
        text = FillableText(Self.document(of: sentences, languages, path), path: path)
        filler = try XLIFFFiller(text, choice, overwrites: false)
      }
    }
    language = filler.segments.first?.to ?? to ?? .english
  }

  /// Writes the file with translations: the first match of each segment where it can stand, the others as candidates.
  ///
  /// `answers` has the matches of each segment, best first; what has none, and what is not open, stays as it is. `-` is
  /// standard output. The file is written beside its name and renamed. Returns how many segments were filled. Throws
  /// `ExchangeError`, also where the encoding of the file has no place for a translation.
  @discardableResult
  public func write(_ answers: [[Match]], to output: String) throws -> Int {
    let (bytes, filled) = try filledBytes(answers)
    let file = try OutputFile(output)
    file.buffer = bytes
    try file.finish()
    return filled
  }

  /// The file with translations, and how many segments were filled.
  func filledBytes(_ answers: [[Match]]) throws -> (bytes: [UInt8], filled: Int) {
    precondition(answers.count == segments.count, "a list of matches for each segment")
    var splices = Splices()
    let open = zip(segments, answers).map { $0.state == .open ? $1 : [] }
    let filled = filler.fill(open, into: &splices)
    let isXML = filler is XLIFFFiller
    let bytes = try text.bytes(with: splices) { isXML ? "&#\($0.value);" : nil }
    return (bytes, filled)
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

  /// Sentences as a table in which no target stands.
  private static func table(of sentences: [Segment]) -> [UInt8] {
    sentences.reduce(into: []) { bytes, sentence in
      bytes.append(text: sentence.text.inOneCell + "\t\n")
    }
  }

  /// Sentences as an XLIFF 1.2 file without targets.
  private static func document(of sentences: [Segment], _ languages: LanguagePair, _ path: String) -> [UInt8]
  {
    var bytes: [UInt8] = []
    bytes.append(
      text: """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
        <file original="
        """)
    _ = bytes.append(xml: path)
    bytes.append(
      text: """
        " source-language="\(languages.from)" target-language="\(languages.to)" datatype="plaintext">
        <body>

        """)
    for (index, sentence) in sentences.enumerated() {
      bytes.append(text: "<trans-unit id=\"\(index + 1)\">\n<source>")
      _ = bytes.append(xml: sentence.text)
      bytes.append(text: "</source>\n</trans-unit>\n")
    }
    bytes.append(text: "</body>\n</file>\n</xliff>\n")
    return bytes
  }
}
