import ArgumentParser
import Corpus
import Exchange
import TranslationMemory

/// `padan pretranslate`: a file filled from the memory.
struct PretranslateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pretranslate",
    abstract: "Fill a file with translations from the memory.",
    usage: """
      padan pretranslate <file> [--output <file>] [--min <score>] [--overwrite]
                         [--format tsv|xliff] [--from <lang>] [--to <lang>]
                         [--json] [--memory <file>[=<points>]]...
      """,
    discussion: """
      Reads XLIFF, PO, TSV (its empty second column is filled) or plain text (.txt, cut into sentences), and writes \
      it with translations, all else as it was, byte for byte. Numbers, dates and names of a match are those of your \
      text where they can be put in. What is not the same text is marked for review: by its state in XLIFF, as \
      fuzzy in PO, by a confidence below 1 in TSV (in the third column, or the one of that name). XLIFF gets the \
      matches as candidates too, each once. A translation that is there stays.

        $ padan pretranslate panduan.xlf
        $ padan pretranslate id.po --output id-baru.po --min 85
        $ padan pretranslate laporan.txt --format xliff
      """)

  @Argument(help: "The file; - is standard input, which needs --output.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "Where to write (default: NAME.LANG.EXT beside the file, if there is no such file yet).",
      valueName: "file"), completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("The lowest score to use, 1 to 101.", valueName: "score"))
  var min = 70

  @Flag(
    help: "Replace translations that are not finished: neither approved nor signed off; in PO the fuzzy ones."
  )
  var overwrite = false

  @Option(
    help: ArgumentHelp("What plain text becomes (default: by --output, else tsv).", valueName: "format"))
  var format: BilingualFormat?

  @OptionGroup var languages: FileLanguageOptions

  @Flag(help: "Print a JSON object: what was written, and the counts of analyse.")
  var json = false

  @OptionGroup var memory: MemoryOptions

  /// The most matches of a segment that are candidates: as many as `lookup` shows.
  private static let mostCandidates = 5

  func validate() throws {
    if file.isEmpty { throw ValidationError("the name of the file is empty.") }
    if output == "" { throw ValidationError("--output needs the name of a file.") }
    if file == "-" && output == nil { throw ValidationError("standard input has no name; say --output.") }
    if !(1...101).contains(min) { throw ValidationError("--min is a score from 1 to 101.") }
    if json && output == "-" { throw ValidationError("--json and --output - both go to standard output.") }
  }

  func run() throws {
    Interruption.beginWatching()
    let translatable = try TranslatableFile(
      file, from: languages.from, to: languages.to, overwrites: overwrite, textForm: textForm)
    if format != nil && translatable.format != .text {
      throw CommandFailure(
        .usage, "--format is for plain text; \(translatable.format.rawValue) stays what it is")
    }
    let goal = output ?? translatable.suggestedOutput
    try check(goal)
    var lookup = try FileLookup(memory)
    let (filled, analysis): (Int, FileAnalysis)
    do {
      (filled, analysis) = try lookup.fill(translatable, to: goal, minimum: min, limit: Self.mostCandidates)
    } catch var error as ExchangeError where error.path == "-" && goal == "-" && error.kind != .malformed {
      error.path = "standard output"
      throw error
    }
    if json {
      var object = JSONObject(file: file, analysis)
      object.set("output", goal)
      object.set("filled", filled)
      object.set("unmarked", translatable.unmarked)
      let output = StandardOutput()
      try output.writeLine(object)
      return try output.flush()
    }
    for line in BandTable.lines(analysis) { StandardError.writeLine(line) }
    if translatable.unmarked > 0 {
      StandardError.writeLine(
        "padan: \(Visible.line(FileName.shown(file))): warning: \(Count.shown(translatable.unmarked, "translation")) "
          + "to be looked at again, without a mark of that: an empty column 'confidence' would hold it")
    }
    StandardError.writeLine(
      "Filled \(filled) of \(Count.shown(analysis.total.segments, "segment")): "
        + (goal == "-" ? "standard output" : goal.withoutControls) + ".")
  }

  private var textForm: TranslatableFile.TextForm {
    let ending = output?.split(separator: ".").last?.lowercased() ?? ""
    switch format {
    case .tsv: return .tsv
    case .xliff: return .xliff
    case nil: return ["xlf", "xliff"].contains(ending) ? .xliff : .tsv
    }
  }

  /// Sees to it that nothing is lost by writing to a path.
  private func check(_ goal: String) throws {
    if goal == "-" { return }
    let identity = FileIdentity(of: goal)
    if identity.isSame(as: FileIdentity(of: file)) {
      throw CommandFailure(
        .uncreatableOutput, at: goal, "this is the file itself; choose another name with --output")
    }
    if try memory.isMemory(identity) {
      throw CommandFailure(.uncreatableOutput, at: goal, "this is the memory itself; choose another name")
    }
    if output == nil && FileKind.exists(goal) {
      throw CommandFailure(
        .uncreatableOutput, at: goal, "there is such a file already; name it with --output to replace it")
    }
  }
}

/// What plain text becomes.
enum BilingualFormat: String, CaseIterable, ExpressibleByArgument {
  case tsv, xliff
}
