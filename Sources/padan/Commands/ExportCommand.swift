import ArgumentParser
import Corpus
import Exchange
import Text
import TranslationMemory

/// `padan export`: the memory as a file for other tools.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the memory to a file that other tools read.",
    usage: """
      padan export <file> [--format <format>] [--from <lang>] [--to <lang>]
                   [--origin <glob>] [--since <date>] [--min-confidence <c>]
                   [--latest] [--clean] [--level 1|2] [--quoting <how>]
                   [--columns <names>] [--header] [--no-header]
                   [--moses-escapes] [--forbidden-characters <what>]
                   [--memory <file>]
      """,
    discussion: """
      The format is told from the name's ending, or by --format: tmx (for OmegaT, Trados, memoQ and others), tsv, \
      csv, moses, jsonl, xliff or po. The file appears under its name when it is whole. Only one memory may be named.

      TMX has two levels. Level 1 is texts, as every tool reads them. Level 2 is all that was read from TMX: inline \
      codes, notes, properties, users, dates, further languages, and each place of a unit for itself.

        $ padan export pasar.tmx --origin 'ekonomi/*'
        $ padan export - --format tsv --latest | head
        $ padan export bersih.jsonl --clean
        $ padan export lengkap.tmx --level 2
      """)

  @Argument(help: "The file; - is standard output, a Moses pair is PREFIX.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The format, if the name does not tell.", valueName: "format"))
  var format: ExportFormat?

  @OptionGroup var languages: LanguageOptions

  @Option(help: ArgumentHelp("Only units whose origin matches; *, ? and […] are wild.", valueName: "glob"))
  var origin: String?

  @Option(
    help: ArgumentHelp("Only units changed since a date, such as 2026-11-22.", valueName: "date"),
    transform: Timestamp.init(argument:))
  var since: Timestamp?

  @Option(help: ArgumentHelp("Only alignments at least so sure, 0 to 1.", valueName: "c"))
  var minConfidence: Double?

  @Flag(help: "Only the newest target of each source.")
  var latest = false

  @Flag(
    help: ArgumentHelp(
      "Leave out units that 'check' finds damaged: all its reasons but 'inconsistent' and 'doubled'."))
  var clean = false

  @OptionGroup var tmx: TMXOptions

  @OptionGroup var dialect: DialectOptions

  @OptionGroup var forbidden: ForbiddenCharacterOptions

  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    if let format = format ?? ExportFormat(ending: file) { try tmx.check(for: format) }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence is a number from 0 to 1.")
    }
    if origin == "" { throw ValidationError("--origin is empty; '*' is every origin.") }
    if file.isEmpty { throw ValidationError("the name of the file is empty.") }
    if format == nil && ExportFormat(ending: file) == nil {
      throw ValidationError("'\(file)' does not tell the format; say --format \(ExportFormat.names).")
    }
    if let format = (format ?? ExportFormat(ending: file))?.exchangeFormat {
      try dialect.check(for: [format])
      try dialect.checkWriting(format)
    }
  }

  func run() throws {
    guard let format = format ?? ExportFormat(ending: file) else { return }
    let paths = format.paths(of: file, languages)
    for path in paths where try path != "-" && self.memory.isMemory(FileIdentity(of: path)) {
      throw CommandFailure(
        .uncreatableOutput, at: path, "this is the memory itself; choose another name to export to")
    }
    let memory = try memory.openedAlone(for: "export")
    Interruption.beginWatching()
    let writer = try CommandFailure.onOutput {
      try UnitWriter(
        file, format: format.exchangeFormat, from: languages.from, to: languages.to,
        dialect: dialect.dialect, forbiddenCharacters: forbidden.forbiddenCharacters, tmxLevel: tmx.level,
        tmxHeaders: tmx.level == .two ? memory.recordHeaders(in: selection) : [])
    }
    var dropped = FindingTally()
    try CommandFailure.onOutput { try write(memory, to: writer, &dropped) }
    let names = file == "-" ? "standard output" : paths.joined(separator: " and ").withoutControls
    writer.writeLosses()
    if !dropped.isClean {
      StandardError.writeLine("Left out \(Count.shown(dropped.faulty, "unit")) (\(dropped.reasons)).")
    }
    StandardError.writeLine("Wrote \(Count.shown(writer.written, "unit")) to \(names).")
  }

  /// The units asked for.
  private var selection: UnitSelection {
    UnitSelection(
      from: languages.from, to: languages.to, origin: origin, since: since, minimumConfidence: minConfidence,
      latestOnly: latest, places: places)
  }

  /// At level 2, TMX keeps all places of a unit, each with what was read there; XLIFF takes inline codes from one.
  private var places: UnitSelection.Places {
    guard tmx.level == .two else { return .first }
    return (format ?? ExportFormat(ending: file)) == .xliff ? .firstRecorded : .every
  }

  /// Writes what was asked for; counts what --clean leaves out.
  private func write(_ memory: any UnitStore, to writer: UnitWriter, _ dropped: inout FindingTally) throws {
    var count = 0
    var progress = Progress("units")
    defer { progress.end() }
    var checking = clean ? UnitChecking(source: languages.from, target: languages.to, repetitions: nil) : nil
    func write(_ unit: TranslationUnit) throws {
      try writer.write(unit)
      count += 1
      progress.advance(to: count)
    }
    func writeIfSound(_ checked: UnitChecking.Checked) throws {
      let damage = checked.findings.filter(\.reason.isDamage)
      dropped.count(damage)
      if damage.isEmpty { try write(checked.unit) }
    }
    try memory.forEachUnit(in: selection) { id, unit in
      try Interruption.check()
      if try checking?.add(unit, place: Int(id), writeIfSound) == nil { try write(unit) }
    }
    try checking?.finish(writeIfSound)
    try Interruption.check()
    // Nothing is left of a file that is not finished.
    if count == 0 {
      if dropped.isClean {
        throw try CommandFailure(noUnitOf: memory, languages, consequence: "nothing was written")
      }
      throw CommandFailure(
        .data, at: memory.name,
        "--clean leaves nothing of \(Count.shown(dropped.units, "unit")) (\(dropped.reasons)); "
          + "nothing was written")
    }
    try writer.finish()
  }
}

extension CommandFailure {
  /// Nothing to write or check must not look like success: a wrong pair of languages, a filter too fine.
  init(noUnitOf memory: any UnitStore, _ languages: LanguageOptions, consequence: String) throws {
    let statistics = try memory.statistics()
    guard statistics.units > 0 else {
      self.init(.data, at: memory.name, "the memory is empty; \(consequence)")
      return
    }
    let tags = statistics.languages.keys.sorted()
    for wanted in [languages.from, languages.to]
    where !tags.contains(where: { LanguageTag($0)?.matches(wanted) ?? false }) {
      self.init(
        .data, at: memory.name,
        "there is nothing in '\(wanted)'; it holds \(tags.joined(separator: ", ")): "
          + "say --from and --to")
      return
    }
    self.init(.data, at: memory.name, "no unit is what the options ask for; \(consequence)")
  }
}

/// What `export` writes.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case tmx, tsv, csv, moses, jsonl, xliff, po

  /// The format that the ending of a name stands for.
  init?(ending path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "xlf": self = .xliff
    case let ending: self.init(rawValue: ending)
    }
  }

  /// The files that are written under a name: two for Moses.
  func paths(of file: String, _ languages: LanguageOptions) -> [String] {
    self == .moses ? ["\(file).\(languages.from)", "\(file).\(languages.to)"] : [file]
  }

  /// All, for messages.
  static let names = allCases.map(\.rawValue).joined(separator: "|")

  var exchangeFormat: ExchangeFormat {
    switch self {
    case .tmx: .tmx
    case .tsv: .tsv
    case .csv: .csv
    case .moses: .moses
    case .jsonl: .jsonl
    case .xliff: .xliff
    case .po: .po
    }
  }
}

extension UnitWriter {
  /// Says what the format could not hold, a line a kind.
  func writeLosses() {
    for (loss, times) in losses.sorted(by: { $0.key < $1.key }) {
      StandardError.writeLine("padan: warning: \(Visible.line(loss)): \(Count.shown(times, "time"))")
    }
  }
}

extension Timestamp {
  /// Reads a date from the command line.
  init(argument: String) throws {
    guard let timestamp = Timestamp(argument) else {
      throw ValidationError("it is not a date; write one such as 2026-11-22.")
    }
    self = timestamp
  }
}
