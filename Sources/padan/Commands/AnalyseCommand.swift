import ArgumentParser
import Corpus
import Exchange

/// `padan analyse`: how much of files the memory knows.
struct AnalyseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyse",
    abstract: "Count what of files the memory knows, by match band.",
    usage: """
      padan analyse <file>... [--from <lang>] [--to <lang>] [--json]
                    [--format table|csv] [--memory <file>[=<points>]]...
      """,
    discussion: """
      Reads XLIFF, PO, TSV and plain text (.txt) as pretranslate does, and counts the segments without a translation, \
      and their words, by the best match of each. Words are words and numbers as lookup cuts them; marks are none. A \
      repetition is a text that stands earlier in the same file and has no match of 100 or more. The last table is of \
      all files together.

        $ padan analyse panduan.xlf laporan.txt
        $ padan analyse proyek/*.po --format csv > kata.csv
      """)

  @Argument(help: "The files; - is standard input.", completion: .file())
  var files: [String]

  @OptionGroup var languages: FileLanguageOptions

  @Option(help: ArgumentHelp("Print tables, or CSV: file, band, segments, words.", valueName: "format"))
  var format: AnalysisFormat = .table

  @Flag(help: "Print a JSON object a file, and one for all.")
  var json = false

  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    if files.contains("") { throw ValidationError("the name of a file is empty.") }
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("- is standard input; it is read once.")
    }
    if json && format == .csv { throw ValidationError("--json and --format csv exclude each other.") }
  }

  func run() throws {
    Interruption.beginWatching()
    var lookup = try FileLookup(memory)
    let output = StandardOutput()
    var total = FileAnalysis()
    var failure: CommandFailure?
    if format == .csv { try output.writeLine("file,band,segments,words") }
    for path in files {
      do {
        let file = try TranslatableFile(path, from: languages.from, to: languages.to)
        let analysis = try lookup.analyse(file)
        total += analysis
        try write(path, analysis, to: output)
      } catch let error as ExchangeError where files.count > 1 && CommandFailure(error) != nil {
        // The other files can be counted still.
        let one = CommandFailure(error) ?? CommandFailure(.data, error.description)
        StandardError.writeLine("padan: " + one.line)
        failure = failure ?? one
      }
    }
    if json || format == .csv || files.count > 1 { try write(nil, total, to: output) }
    try output.flush()
    if let failure { throw ExitCode(failure.status.rawValue) }
  }

  /// Writes what a file holds; nil is all of them.
  private func write(_ path: String?, _ analysis: FileAnalysis, to output: StandardOutput) throws {
    if json { return try output.writeLine(JSONObject(file: path, analysis)) }
    if format == .csv {
      for band in MatchBand.allCases {
        let count = analysis[band]
        try output.writeLine("\(Self.cell(path ?? "")),\(band.rawValue),\(count.segments),\(count.words)")
      }
      return
    }
    try output.writeLine(Visible.line(path.map(FileName.shown) ?? "all files"))
    for line in BandTable.lines(analysis) { try output.writeLine(line) }
  }

  /// A cell of CSV (RFC 4180).
  private static func cell(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

/// How `analyse` prints.
enum AnalysisFormat: String, CaseIterable, ExpressibleByArgument {
  case table, csv
}
