import ArgumentParser
import Corpus
import Exchange
import Text
import TranslationMemory

/// `padan import`: articles and files of units into the memory.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read articles or translation units into the memory.",
    usage: """
      padan import <path>... [--format <format>] [--from <lang>] [--to <lang>]
                   [--origin <name>] [--min-confidence <c>] [--rejects <file>]
                   [--pair] [--show-cleaning] [--quoting <how>]
                   [--columns <names>] [--header] [--no-header]
                   [--moses-escapes] [--encoding <name>] [--json]
                   [--memory <file>]
      """,
    discussion: """
      A path is a file of units, two Moses files (PREFIX.id PREFIX.en), or a folder of articles and their \
      translations (NAME.id.txt + NAME.en.txt, NAME.id + NAME.en, or id/NAME.txt + en/NAME.txt; .html as well as .txt), \
      which are cleaned, split and aligned, with words learned from the memory where none are built in. Each path \
      lands whole or not at all, and one that is bad does not stop the others; Ctrl-C leaves in what has landed. \
      Units that are there already are merged; \
      articles imported again replace what they gave before. Of several memories the first is \
      imported into.

        $ padan import berita/
        $ padan import lama.tmx korpus.tsv.gz --rejects ditolak.tsv
        $ padan import kalimat.id kalimat.en --origin "Buku panduan"
        $ padan import --pair artikel/ articles/
        $ padan import excel.tsv --quoting rfc4180 --columns target,source,note
      """)

  @Argument(
    help: ArgumentHelp("Files and folders; - is standard input.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(help: ArgumentHelp("The format, if name and content do not tell.", valueName: "format"))
  var format: ImportFormat?

  @OptionGroup var languages: LanguageOptions

  @Option(
    help: ArgumentHelp(
      "Where the units come from (default: what the file says, or its name).", valueName: "name"))
  var origin: String?

  @Option(help: ArgumentHelp("Leave out alignments less sure than this, 0 to 1.", valueName: "c"))
  var minConfidence: Double?

  @Option(
    help: ArgumentHelp("Write what cannot be used to a file: reason, line, text, file.", valueName: "file"),
    completion: .file())
  var rejects: String?

  @Flag(
    help: "Pair articles by what stands in them: of two folders, or of one whose names tell the languages.")
  var pair = false

  @Flag(help: "List what is cut from articles: file and line, why, and the text.")
  var showCleaning = false

  @OptionGroup var dialect: DialectOptions

  @OptionGroup var encoding: EncodingOptions

  @Flag(help: "Print the summary as a JSON object; of several paths, one each first.")
  var json = false

  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence is a number from 0 to 1.")
    }
    if origin?.isBlank == true {
      throw ValidationError("--origin is empty; leave it out for the file's name.")
    }
    if paths.contains("") { throw ValidationError("the name of a file is empty.") }
    if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("- can be read only once.") }
    if rejects == "" { throw ValidationError("--rejects needs the name of a file.") }
    if rejects == "-" && json { throw ValidationError("--rejects - and --json exclude each other.") }
    if rejects == "-" && showCleaning {
      throw ValidationError("--rejects - and --show-cleaning exclude each other.")
    }
    if let format {
      try dialect.check(for: format.exchangeFormat.map { [$0] } ?? [])
    }
    if pair && format != nil && format != .articles {
      throw ValidationError("--pair is for articles, and excludes other formats.")
    }
  }

  func run() throws {
    let start = ContinuousClock.now
    let (from, to) = (languages.from, languages.to)
    let sources =
      try pair
      ? ImportSource.heaps(in: paths) : ImportSource.sources(of: paths, format: format, from: from, to: to)
    if let rejects { try checkRejects(rejects, sources) }
    let cleaning = showCleaning ? CleaningReport(asJSON: json) : nil
    var dialect = dialect.dialect
    dialect.encoding = encoding.encoding
    let importing = Importing(
      Importing.Options(
        from: from, to: to, format: format?.exchangeFormat, dialect: dialect, origin: origin,
        minimumConfidence: minConfidence,
        reportRemoval: cleaning?.write),
      of: sources, rejects: try rejects.map { try RejectsFile($0) }, isMemoryThere: memory.isFirstThere,
      openMemory: memory.openedForWriting)
    Interruption.beginWatching()
    var total = ImportTally()
    var failures: [ExitStatus] = []
    var landed: [ImportSource] = []
    for (index, source) in sources.enumerated() {
      let sourceStart = ContinuousClock.now
      do {
        let tally = try importing.land(source)
        total += tally
        landed.append(source)
        // What is listed on standard output as it is cut comes before the summary.
        try cleaning?.flush()
        if sources.count > 1 { try report(tally, of: source, since: sourceStart) }
      } catch let interruption as Interruption {
        if sources.count > 1 { tellInterruption(landed, Array(sources[index...])) }
        throw interruption
      } catch {
        // What is wrong with one source does not stop the others; what is wrong with the memory does.
        guard let failure = CommandFailure(error), [.data, .unreadableInput].contains(failure.status),
          !(error is MemoryError)
        else { throw error }
        StandardError.writeLine("padan: " + failure.line)
        failures.append(failure.status)
      }
    }
    try cleaning?.flush()
    if failures.count < sources.count { try report(total, of: nil, since: start) }
    if let first = failures.first {
      throw ExitCode((failures.allSatisfy { $0 == first } ? first : .data).rawValue)
    }
  }

  /// Says what became of a source, or of all.
  private func report(
    _ tally: ImportTally, of source: ImportSource?, since start: ContinuousClock.Instant
  ) throws {
    let seconds = (ContinuousClock.now - start).inSeconds
    if json {
      let output = StandardOutput()
      try output.writeLine(JSONObject(tally, file: source?.shownName, seconds: seconds))
      try output.flush()
    } else {
      let sentence = tally.sentence(seconds: seconds)
      StandardError.writeLine(source.map { "\(Visible.line($0.shownName)): \(sentence)" } ?? sentence)
    }
  }

  /// Says what is in the memory, and what is not, when it was stopped half-way.
  private func tellInterruption(_ landed: [ImportSource], _ open: [ImportSource]) {
    let names = { (sources: [ImportSource]) in
      sources.map { Visible.line($0.shownName) }.joined(separator: ", ")
    }
    StandardError.writeLine(
      "padan: stopped; in the memory: \(landed.isEmpty ? "nothing" : names(landed)); not: \(names(open))")
  }

  /// What cannot be used must not replace what it came from, nor the memory.
  private func checkRejects(_ rejects: String, _ sources: [ImportSource]) throws {
    guard rejects != "-" else { return }
    let file = FileIdentity(of: rejects)
    if try memory.isMemory(file) {
      throw CommandFailure(
        .usage, at: rejects, "this is the memory itself; choose another name for --rejects")
    }
    let inputs = sources.flatMap { $0.files(from: languages.from, to: languages.to) }
    if inputs.contains(where: { FileIdentity(of: $0).isSame(as: file) }) {
      throw CommandFailure(.usage, at: rejects, "this is to be imported; choose another name for --rejects")
    }
  }
}
