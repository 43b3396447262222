public import Text
public import TranslationMemory

/// Writes translation units to a file, which appears under its name only when it is whole.
///
/// The same units in the same order give the same bytes. A class, since it owns a file.
public final class UnitWriter {
  private var outputs: [(file: OutputFile, encoder: any UnitEncoder)]
  private var counted = Losses()
  private let format: ExchangeFormat
  private let forbiddenCharacters: ForbiddenCharacters
  private var isFirst = true
  private var count = 0
  /// How many units stand in the file: those given, but for those left out (`losses`).
  public private(set) var written = 0

  /// Begins a file (`-` is standard output).
  ///
  /// A Moses pair is written as `PATH.FROM` and `PATH.TO`. At level 2, XLIFF has inline codes as TMX has. A TMX file of level 2 gets a header that says what all
  /// `tmxHeaders` say (`TranslationUnit.recordHeader`; nil for units without); without any, that of the first unit.
  /// Throws `ExchangeError`.
  public init(
    _ path: String, format: ExchangeFormat, from: LanguageTag, to: LanguageTag, dialect: Dialect = Dialect(),
    forbiddenCharacters: ForbiddenCharacters = .drop, tmxLevel: TMXLevel = .one, tmxHeaders: [String?] = []
  ) throws {
    self.format = format
    self.forbiddenCharacters = forbiddenCharacters
    if format == .moses, path != "-" {
      outputs = [
        (try OutputFile("\(path).\(from)"), MosesEncoder(isSource: true, escapes: dialect.hasMosesEscapes)),
        (try OutputFile("\(path).\(to)"), MosesEncoder(isSource: false, escapes: dialect.hasMosesEscapes)),
      ]
    } else {
      let encoder = try Self.encoder(
        of: format, LanguagePair(from: from, to: to), dialect, tmxLevel, tmxHeaders, path: path)
      outputs = [(try OutputFile(path), encoder)]
    }
    begin()
  }

  /// Begins what is sent as it is written: `sink` takes it piece by piece, and returns false where it is wanted no more.
  ///
  /// Throws `ExchangeError`, also for a format that is not one file.
  public init(
    format: ExchangeFormat, from: LanguageTag, to: LanguageTag, dialect: Dialect = Dialect(),
    forbiddenCharacters: ForbiddenCharacters = .drop, tmxLevel: TMXLevel = .one, tmxHeaders: [String?] = [],
    sink: @escaping ([UInt8]) -> Bool
  ) throws {
    self.format = format
    self.forbiddenCharacters = forbiddenCharacters
    let encoder = try Self.encoder(
      of: format, LanguagePair(from: from, to: to), dialect, tmxLevel, tmxHeaders, path: "-")
    outputs = [(OutputFile(sink: sink), encoder)]
    begin()
  }

  private func begin() {
    for index in outputs.indices { outputs[index].encoder.begin(into: &outputs[index].file.buffer) }
  }

  /// What writes a format of one file.
  private static func encoder(
    of format: ExchangeFormat, _ languages: LanguagePair, _ dialect: Dialect, _ level: TMXLevel,
    _ headers: [String?], path: String
  ) throws(ExchangeError) -> any UnitEncoder {
    switch format {
    case .tmx: return TMXEncoder(languages, level: level, headers: headers)
    case .tsv where dialect.quoting(of: .tsv) == .none: return TSVEncoder(dialect)
    case .tsv: return CSVEncoder(dialect, separator: 0x09, lineEnd: "\n")
    case .csv where dialect.quoting(of: .csv) == .none:
      throw ExchangeError(
        .uncreatable, path: path, reason: "CSV without quotes cannot hold a comma: choose TSV or RFC 4180")
    case .csv: return CSVEncoder(dialect)
    case .jsonl: return JSONLinesEncoder()
    case .xliff: return XLIFFEncoder(languages, level: level)
    case .moses:
      throw ExchangeError(.uncreatable, path: path, reason: "a Moses pair is two files: name their prefix")
    case .po: return POEncoder(languages)
    }
  }

  /// Adds a unit.
  ///
  /// One with a blank side is left out and counted. Throws `ExchangeError`, also at a character that the format
  /// forbids where such are refused.
  public func write(_ unit: TranslationUnit) throws {
    if unit.source.isBlank || unit.target.isBlank {
      counted.add(.blankSides)
      return
    }
    count += 1
    if forbiddenCharacters == .refuse { try refuseForbiddenCharacters(in: unit) }
    let leftOut = counted.units
    for index in outputs.indices {
      outputs[index].encoder.encode(unit, into: &outputs[index].file.buffer, losses: &counted)
      if isFirst { Self.markBeginning(of: &outputs[index].file.buffer) }
      try outputs[index].file.writeIfFull()
    }
    isFirst = false
    if counted.units == leftOut { written += 1 }
  }

  /// Puts a byte order mark before a text that begins with one, which a reader would take away, and before one that
  /// would be taken for a zip archive.
  private static func markBeginning(of output: inout [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if output.starts(with: mark) || output.starts(with: ZipUnpacker.entrySignature) {
      output.insert(contentsOf: mark, at: 0)
    }
  }

  private func refuseForbiddenCharacters(in unit: TranslationUnit) throws(ExchangeError) {
    let texts = [unit.source, unit.target, unit.origin, unit.before, unit.after, unit.author, unit.note]
    for text in texts {
      guard let scalar = text?.firstScalar(forbiddenIn: format) else { continue }
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
      throw ExchangeError(
        .malformed, path: outputs[0].file.path,
        reason:
          "unit \(count), \"\(unit.source.prefix(40))\", holds U+\(padded), which \(format.rawValue.uppercased()) "
          + "cannot hold; nothing was written, but such characters can be dropped")
    }
  }

  /// Ends the file and gives it its name.
  ///
  /// Without this call nothing is left behind. Throws `ExchangeError`.
  public func finish() throws {
    for index in outputs.indices {
      outputs[index].encoder.end(into: &outputs[index].file.buffer)
    }
    for output in outputs { try output.file.finish() }
  }

  /// Things that were dropped or changed on the way (characters XML cannot hold, …), each with its count.
  public var losses: [String: Int] { counted.counts }
}
