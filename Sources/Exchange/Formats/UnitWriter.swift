public import Text
public import TranslationMemory

/// Writes translation units to a file, which appears under its name only when it is whole.
///
/// The same units in the same order give the same bytes. A class, since it owns a file.
public final class UnitWriter {
  private var outputs: [(file: OutputFile, encoder: any UnitEncoder)]
  private var counted = Losses()

  /// Begins a file (`-` is standard output).
  ///
  /// A Moses pair is written as `PATH.FROM` and `PATH.TO`. A TMX file of level 2 gets a header that says what all
  /// `tmxHeaders` say (`TranslationUnit.recordHeader`; nil for units without); without any, that of the first unit.
  /// Throws `ExchangeError`.
  public init(
    _ path: String, format: ExchangeFormat, from: LanguageTag, to: LanguageTag, tmxLevel: TMXLevel = .one,
    tmxHeaders: [String?] = []
  ) throws {
    let languages = LanguagePair(from: from, to: to)
    switch format {
    case .tmx: outputs = [(try OutputFile(path), TMXEncoder(languages, level: tmxLevel, headers: tmxHeaders))]
    case .tsv: outputs = [(try OutputFile(path), TSVEncoder())]
    case .csv: outputs = [(try OutputFile(path), CSVEncoder())]
    case .jsonl: outputs = [(try OutputFile(path), JSONLinesEncoder())]
    case .xliff: outputs = [(try OutputFile(path), XLIFFEncoder(languages))]
    case .moses:
      if path == "-" {
        throw ExchangeError(.uncreatable, path: path, reason: "a Moses pair is two files: name their prefix")
      }
      outputs = [
        (try OutputFile("\(path).\(from)"), MosesEncoder(isSource: true)),
        (try OutputFile("\(path).\(to)"), MosesEncoder(isSource: false)),
      ]
    case .po:
      throw ExchangeError(
        .uncreatable, path: path, reason: "PO files are read and not written: choose another format")
    }
    for index in outputs.indices { outputs[index].encoder.begin(into: &outputs[index].file.buffer) }
  }

  /// Adds a unit.
  ///
  /// One with a blank side is left out and counted. Throws `ExchangeError`.
  public func write(_ unit: TranslationUnit) throws {
    if unit.source.isBlank || unit.target.isBlank {
      counted.add(.blankSides)
      return
    }
    for index in outputs.indices {
      outputs[index].encoder.encode(unit, into: &outputs[index].file.buffer, losses: &counted)
      try outputs[index].file.writeIfFull()
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
