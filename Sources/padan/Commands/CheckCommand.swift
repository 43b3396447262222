import ArgumentParser
import Corpus
import Exchange
import Text
import TranslationMemory

/// `padan check`: what is wrong with the memory, or with a file of units.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with translation units, in the memory or a file.",
    usage: """
      padan check [<file>...] [--format <format>] [--from <lang>] [--to <lang>]
                  [--origin <glob>] [--json] [--memory <file>]
      padan check --stream [--from <lang>] [--to <lang>]
      """,
    discussion: """
      Without a file the memory is checked. Exits with 1 if anything was found. The reasons:

        numbers differ      a number, date or time has no equal on the other side
        not translated      the target is the source, copied
        languages swapped   each side is in the other's language
        wrong language      one side is in another language or script
        not a translation   hardly a word has its translation on the other side
        lengths differ      one side is far too long for the other
        mojibake            UTF-8 read as windows-1252, or U+FFFD
        control characters  control characters, byte order marks, noncharacters
        inconsistent        the same source, translated otherwise before
        doubled             the same pair as before

      Indonesian and English are told by their words; of other languages only the script is known, and 'not a \
      translation' is not looked for. All but the last two mean damage; 'padan export --clean' leaves such units out.

        $ padan check
        $ padan check korpus.tsv.gz --json | head
        $ padan check kalimat.id kalimat.en

      With --stream, each line of standard input is a request, {"key":…,"source":"…","target":"…"}, and is answered \
      with a line that has its findings. Each pair is then looked at by itself: the last two reasons are not given.
      """)

  @Argument(
    help: ArgumentHelp("A file of units, or two Moses files; - is standard input.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(help: ArgumentHelp("The format, if name and content do not tell.", valueName: "format"))
  var format: ImportFormat?

  @OptionGroup var languages: LanguageOptions

  @Option(
    help: ArgumentHelp(
      "Only units of the memory whose origin matches; *, ? and […] are wild.", valueName: "glob"))
  var origin: String?

  @Flag(help: "Print a JSON object a finding.")
  var json = false

  @OptionGroup var streaming: StreamOptions

  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    if streaming.isOn && (!files.isEmpty || format != nil || origin != nil || json || !memory.memory.isEmpty)
    {
      throw ValidationError(
        "--stream reads requests from standard input, and goes with --from and --to only.")
    }
    if files.count > 2 {
      throw ValidationError("one file is checked at a time, or two that are a Moses pair.")
    }
    if files.contains("") { throw ValidationError("the name of a file is empty.") }
    if files.count == 2 && files[0] == files[1] { throw ValidationError("both files are '\(files[0])'.") }
    if format == .articles {
      throw ValidationError("articles are no units yet; import them, then check the memory.")
    }
    if files.isEmpty && format != nil { throw ValidationError("--format is for a file; none is named.") }
    if origin == "" { throw ValidationError("--origin is empty; '*' is every origin.") }
    if origin != nil && !files.isEmpty {
      throw ValidationError("--origin is for the memory, not for a file.")
    }
  }

  func run() throws {
    if streaming.isOn { return try answerRequests() }
    let start = ContinuousClock.now
    Interruption.beginWatching()
    let report = FindingReport(
      from: languages.from, to: languages.to, isJSON: json, places: files.isEmpty ? .units : .lines)
    if files.isEmpty { try checkMemory(report) } else { try checkFiles(report) }
    try report.finish(seconds: (ContinuousClock.now - start).inSeconds)
    if !report.tally.isClean { throw ExitCode(ExitStatus.nothingFound.rawValue) }
  }

  private func answerRequests() throws {
    let languages = languages
    var filter = try StreamFilter { PairChecker(source: languages.from, target: languages.to) }
    try filter.run { checker, request in
      let findings = try checker.findings(source: request.text("source"), target: request.text("target"))
      var object = JSONObject()
      object.set("findings", findings.map { JSONObject($0) })
      return [object]
    }
  }

  private func checkMemory(_ report: FindingReport) throws {
    let memory = try memory.openedAlone(for: "check")
    try (memory as? Memory)?.stopMapping()
    var progress = Progress("units")
    defer { progress.end() }
    var checking = UnitChecking(source: languages.from, target: languages.to, repetitions: "unit")
    let selection = UnitSelection(from: languages.from, to: languages.to, origin: origin)
    try memory.forEachUnit(in: selection) { id, unit in
      try Interruption.check()
      try checking.add(unit, place: Int(id), report.write)
      progress.advance(to: report.tally.units)
    }
    try checking.finish(report.write)
    guard report.tally.units > 0 else {
      throw try CommandFailure(noUnitOf: memory, languages, consequence: "nothing was checked")
    }
  }

  private func checkFiles(_ report: FindingReport) throws {
    let (path, second) = try paths()
    let reader = UnitReader(from: languages.from, to: languages.to, format: format?.exchangeFormat)
    var progress = Progress("units")
    defer { progress.end() }
    let position = ReadingPosition(of: path)
    var checking = UnitChecking(source: languages.from, target: languages.to, repetitions: "line")
    let found = try reader.read(path, second: second) { record in
      try Interruption.check()
      switch record {
      case .unit(let unit, let line): try checking.add(unit, place: line, report.write)
      case .skipped(let record): report.skip(record.reason)
      }
      progress.advance(to: report.tally.units, share: position.share)
    }
    try checking.finish(report.write)
    progress.end()
    found.writeWarnings(of: path)
    guard report.tally.units > 0 else {
      let others = found.languages.sorted().joined(separator: ", ")
      throw CommandFailure(
        .data, at: FileName.shown(path),
        "no unit in \(languages.from) and \(languages.to)"
          + (others.isEmpty
            ? "; it was read as \(found.format.rawValue)"
            : "; the languages of this file are \(others): say --from and --to"))
    }
  }

  /// The file, and the other one of a Moses pair, the source first.
  private func paths() throws -> (String, String?) {
    let format = files.count == 2 ? .moses : format
    let sources = try ImportSource.sources(of: files, format: format, from: languages.from, to: languages.to)
    switch sources.first {
    case .lines(let source, let target): return (source, target)
    case .folder(let path):
      throw CommandFailure(
        .unreadableInput, at: path, "this is a folder; import its articles, then check the memory")
    default: return (files[0], nil)
    }
  }
}

extension JSONObject {
  /// What is wrong with a pair.
  fileprivate init(_ finding: PairFinding) {
    self.init()
    set("reason", finding.reason.rawValue)
    set("detail", finding.detail)
  }
}
