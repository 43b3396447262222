import ArgumentParser
import Corpus
import Exchange
import Text
import TranslationMemory

/// `padan convert`: a file of units in another format, without a memory.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a file of translation units in another format.",
    usage: """
      padan convert <in> <out> [--format <format>] [--from <lang>]
                    [--to <lang>] [--input-format <format>] [--rejects <file>]
                    [--level 1|2] [--quoting <how>] [--columns <names>]
                    [--header] [--no-header] [--moses-escapes]
                    [--encoding <name>] [--forbidden-characters <what>]
                    [--json]
      padan convert --stream [<option>...]
      """,
    discussion: """
      Reads what 'import' reads and writes what 'export' writes, unit by unit: no memory is needed, and none is \
      touched. What cannot be used is counted by reason. A Moses pair is read from two files, PREFIX.id PREFIX.en, \
      and written under a PREFIX. The file appears under its name when it is whole, and never replaces what it is \
      read from. What is said of columns, quotes and escapes holds for each side that has a use for it; between two \
      tables of unlike dialects, go by way of JSON Lines. TMX of level 2 keeps inline codes, notes and properties.

        $ padan convert lama.tmx baru.tsv
        $ padan convert kalimat.id kalimat.en korpus.jsonl
        $ padan convert proyek.xlf proyek.tmx --level 2
        $ padan convert - - --format csv --columns source,target < korpus.xlf
        $ padan convert excel.tsv - --format jsonl --quoting rfc4180 | \\
            padan convert - polos.tsv

      With --stream, each line of standard input is a request, {"key":…,"file":"…","format":"tmx"} or, with the text \
      itself, {"key":…,"text":"…","format":"tmx"}, and is answered with a line that has the file it became as a text, \
      and how many units that are. 'inputFormat' names the format to read. What a request does not name is what the \
      options say, or JSON Lines. No answer is longer than 16 MiB.
      """)

  @Argument(
    help: ArgumentHelp(
      "A file of units, or two that are a Moses pair, then the file to write; - is standard input or output.",
      valueName: "file"), completion: .file())
  var files: [String] = []

  @Option(help: ArgumentHelp("The format to write, if the name does not tell.", valueName: "format"))
  var format: ExportFormat?

  @Option(help: ArgumentHelp("The format to read, if name and content do not tell.", valueName: "format"))
  var inputFormat: ImportFormat?

  @OptionGroup var languages: LanguageOptions

  @Option(
    help: ArgumentHelp("Write what cannot be used to a file: reason, line, text, file.", valueName: "file"),
    completion: .file())
  var rejects: String?

  @OptionGroup var streaming: StreamOptions

  @OptionGroup var tmx: TMXOptions

  @OptionGroup var dialect: DialectOptions

  @OptionGroup var encoding: EncodingOptions

  @OptionGroup var forbidden: ForbiddenCharacterOptions

  @Flag(help: "Print the summary as a JSON object.")
  var json = false

  func validate() throws {
    if streaming.isOn {
      guard files.isEmpty, rejects == nil, !json, encoding.encoding == nil else {
        throw ValidationError(
          "--stream reads requests from standard input, and goes with no file, --rejects, --encoding or --json."
        )
      }
      if format == .moses || inputFormat == .moses || inputFormat == .articles {
        throw ValidationError("a request is one file of units; Moses pairs are two, articles none.")
      }
      return
    }
    guard (2...3).contains(files.count) else {
      throw ValidationError("name a file to read (two of a Moses pair), and one to write.")
    }
    if files.contains("") || rejects == "" { throw ValidationError("the name of a file is empty.") }
    let (output, inputs) = (files[files.count - 1], files.dropLast())
    if inputs.count == 2 && inputs[0] == inputs[1] {
      throw ValidationError("both files to read are '\(inputs[0])'.")
    }
    guard let format = format ?? ExportFormat(ending: output) else {
      throw ValidationError("'\(output)' does not tell the format; say --format \(ExportFormat.names).")
    }
    if format == .moses && output == "-" {
      throw ValidationError("a Moses pair is two files; name their prefix.")
    }
    if inputFormat == .articles {
      throw ValidationError("articles are no units yet; pair their sentences with 'padan align'.")
    }
    if inputs.count == 2 && inputFormat != nil && inputFormat != .moses {
      throw ValidationError("two files to read are a Moses pair; leave --input-format out.")
    }
    if output == "-" && json {
      throw ValidationError("--json is the summary on standard output, where the units go.")
    }
    if rejects == "-" && (json || output == "-") {
      throw ValidationError("--rejects - goes to standard output, where the result goes.")
    }
    try tmx.check(for: format)
    try dialect.checkWriting(format.exchangeFormat)
    if let input = inputs.count == 2 ? .moses : inputFormat?.exchangeFormat {
      try dialect.check(for: [input, format.exchangeFormat])
    }
  }

  func run() throws {
    if streaming.isOn { return try stream() }
    let start = ContinuousClock.now
    let output = files[files.count - 1]
    guard let format = format ?? ExportFormat(ending: output) else { return }
    let paths = format.paths(of: output, languages)
    try checkOutputs(paths)
    let rejectsFile = try rejects.map { try RejectsFile($0) }
    Interruption.beginWatching()
    let writer = try CommandFailure.onOutput {
      try UnitWriter(
        output, format: format.exchangeFormat, from: languages.from, to: languages.to,
        dialect: dialect.dialect, forbiddenCharacters: forbidden.forbiddenCharacters, tmxLevel: tmx.level)
    }
    let tally = try convert(to: writer, rejectsFile)
    try rejectsFile?.flush()
    try Interruption.check()
    try CommandFailure.onOutput { try writer.finish() }
    writer.writeLosses()
    let seconds = (ContinuousClock.now - start).inSeconds
    if json {
      let output = StandardOutput()
      try output.writeLine(JSONObject(tally, writer, seconds: seconds))
      try output.flush()
    } else {
      let names = output == "-" ? "standard output" : paths.joined(separator: " and ").withoutControls
      let skipped =
        tally.skipped > 0 ? ", skipped \(Count.shown(tally.skipped)) (\(tally.shownReasons))" : ""
      StandardError.writeLine("Wrote \(Count.shown(writer.written, "unit")) to \(names)\(skipped).")
    }
  }

  private func stream() throws {
    let conversion = RequestConversion(
      reader: UnitReader(
        from: languages.from, to: languages.to, format: inputFormat?.exchangeFormat, dialect: dialect.dialect),
      format: format?.exchangeFormat ?? .jsonl, level: tmx.level,
      forbiddenCharacters: forbidden.forbiddenCharacters)
    var filter = try StreamFilter(mostRequests: 32) { conversion }
    try filter.run { [try $0.answer(to: $1)] }
  }

  /// Reads all, and writes it as it comes.
  private func convert(to writer: UnitWriter, _ rejectsFile: RejectsFile?) throws -> ImportTally {
    var dialect = dialect.dialect
    dialect.encoding = encoding.encoding
    let second = files.count == 3 ? files[1] : nil
    let reader = UnitReader(
      from: languages.from, to: languages.to, format: second == nil ? inputFormat?.exchangeFormat : .moses,
      dialect: dialect)
    var tally = ImportTally()
    var progress = Progress("units")
    defer { progress.end() }
    let position = ReadingPosition(of: files[0])
    let report = try Self.onInput {
      try reader.read(files[0], second: second) { record in
        try Interruption.check()
        tally.read += 1
        switch record {
        case .unit(let unit, _):
          try CommandFailure.onOutput { try writer.write(unit) }
          tally.added += 1
        case .skipped(let record):
          tally.reasons[record.reason, default: 0] += 1
          try rejectsFile?.write(record, of: files[0])
        }
        progress.advance(to: tally.read, share: position.share)
      }
    }
    progress.end()
    // Nothing is left of a file that is not finished.
    if tally.added == 0 {
      throw CommandFailure(noUnitsIn: files[0], report, tally, languages.from, languages.to)
    }
    report.writeWarnings(of: files[0])
    return tally
  }

  /// Runs `body`, which reads: the format that its errors tell the user to name is that of the input.
  private static func onInput<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch var error as ExchangeError {
      error.reason.replace("--format", with: "--input-format")
      throw error
    }
  }

  /// Refuses to write over what is read: a file is replaced when it is whole, but a stream or another name of the file
  /// would not do as one means it.
  private func checkOutputs(_ paths: [String]) throws {
    let inputs = files.dropLast().map { FileIdentity(of: $0) }
    let outputs = paths.map { ($0, $0 == "-" ? FileIdentity.standardOutput : FileIdentity(of: $0)) }
    let rejected = rejects.map { [($0, $0 == "-" ? .standardOutput : FileIdentity(of: $0))] } ?? []
    for (path, file) in outputs + rejected where inputs.contains(where: { $0.isSame(as: file) }) {
      throw CommandFailure(
        .usage, at: path == "-" ? "standard output" : path,
        "this is the file to read; choose another name to write to")
    }
    for (path, file) in rejected where outputs.contains(where: { $0.1.isSame(as: file) }) {
      throw CommandFailure(.usage, at: path, "this is the file to write; choose another name for --rejects")
    }
  }
}

extension JSONObject {
  /// The summary of a conversion.
  fileprivate init(_ tally: ImportTally, _ writer: UnitWriter, seconds: Double) {
    self.init()
    set("read", tally.read)
    set("written", writer.written)
    set("skipped", tally.skipped)
    set("reasons", JSONObject(counts: tally.reasons))
    set("losses", JSONObject(counts: writer.losses))
    set("seconds", seconds)
  }
}
