public import Text
internal import TranslationMemory

/// Reads files of translation units, one record at a time: memory does not grow with the file.
public struct UnitReader {
  /// The source language wanted.
  public var from: LanguageTag
  /// The target language wanted.
  public var to: LanguageTag
  /// The format; nil to tell it from name and content.
  public var format: ExchangeFormat?
  /// What the file does not say about itself.
  public var dialect: Dialect

  /// A reader for a pair of languages.
  public init(
    from: LanguageTag, to: LanguageTag, format: ExchangeFormat? = nil, dialect: Dialect = Dialect()
  ) {
    self.from = from
    self.to = to
    self.format = format
    self.dialect = dialect
  }

  /// What a reader learnt of a file as a whole.
  public struct Report: Hashable, Sendable {
    /// The format it was read as.
    public var format: ExchangeFormat
    /// The language tags met, as written, for a file that gave no unit.
    public var languages: Set<String>
    /// Things that were put up with, each a sentence with its line where it has one.
    public var warnings: [String]
  }

  /// Reads `path`, calling `body` with each record in file order.
  ///
  /// `-` is standard input; gzip, and zip of one file, are unpacked. `second` is the other file of a Moses pair.
  /// Units carry no origin unless the file names one. Throws `ExchangeError`, and whatever `body` throws; a file
  /// may turn out malformed after records of it were delivered.
  public func read(
    _ path: String, second: String? = nil, _ body: (UnitRecord) throws -> Void
  ) throws -> Report {
    try read(try ByteSource(path), second: second, body)
  }

  /// Reads a text as if it were a file; `name` stands for it in messages.
  ///
  /// It is UTF-8, whatever it declares to be. Throws as for a file.
  public func read(
    text: String, named name: String, _ body: (UnitRecord) throws -> Void
  ) throws -> Report {
    var reader = self
    reader.dialect.encoding = "UTF-8"
    return try reader.read(
      try ByteSource(records: InputFile(Array(text.utf8), named: name)), second: nil, body)
  }

  private func read(
    _ source: ByteSource, second: String?, _ body: (UnitRecord) throws -> Void
  ) throws -> Report {
    let format = try format ?? (second == nil ? ExchangeFormat(of: source) : .moses)
    // The sink does not outlive this call.
    return try withoutActuallyEscaping(body) { body in
      let sink = RecordSink(
        LanguagePair(from: from, to: to), format: format, dialect: dialect, body: body)
      var reader: any RecordReader =
        switch format {
        case .tmx: try TMXReader(source, sink: sink)
        case .tsv where dialect.quoting(of: .tsv) == .none: try TSVReader(source, sink: sink)
        case .tsv: try CSVReader(source, separator: 0x09, sink: sink)
        case .csv where dialect.quoting(of: .csv) == .none:
          try TSVReader(source, isCSV: true, sink: sink)
        case .csv: try CSVReader(source, sink: sink)
        case .moses: try MosesReader(source, second: second, sink: sink)
        case .jsonl: try JSONLinesReader(source, sink: sink)
        case .xliff: try XLIFFReader(source, sink: sink)
        case .po: try POReader(source, sink: sink)
        }
      try reader.read()
      return sink.finish()
    }
  }
}

/// What reads one format.
protocol RecordReader {
  /// Reads the file to its end, handing over what it finds. Throws where the file as a whole is malformed.
  mutating func read() throws
}
