import Alignment
import Corpus
import Exchange
import Text
import TranslationMemory

/// Brings sources into a memory, one transaction each.
final class Importing {
  /// What the command line asks for.
  struct Options {
    var from: LanguageTag
    var to: LanguageTag
    var format: ExchangeFormat?
    var dialect = Dialect()
    var origin: String?
    var minimumConfidence: Double?
    /// What is told of each line that was cut from an article; nil where nobody asks.
    var reportRemoval: ((_ path: String, _ removal: Article.Removal) throws -> Void)?
  }

  private let options: Options
  private let sources: [ImportSource]
  private let rejects: RejectsFile?
  private let openMemory: () throws -> any UnitStore
  private let isMemoryThere: () throws -> Bool
  /// The memory, once there was something to store: a mistyped name or a malformed file makes none.
  private var openedMemory: (any UnitStore)?
  /// What was learned, once it was tried.
  private var learnedLexicon: Lexicon??

  /// An import of these sources into one memory; `isMemoryThere` tells whether opening it would not make it.
  init(
    _ options: Options, of sources: [ImportSource], rejects: RejectsFile?,
    isMemoryThere: @escaping () throws -> Bool, openMemory: @escaping () throws -> any UnitStore
  ) {
    self.options = options
    self.sources = sources
    self.rejects = rejects
    self.isMemoryThere = isMemoryThere
    self.openMemory = openMemory
  }

  /// Imports a source, whole or not at all.
  func land(_ source: ImportSource) throws -> ImportTally {
    defer { try? rejects?.flush() }
    let tally =
      switch source {
      case .folder(let path):
        try landFolder(ArticleFolder(path, from: options.from, to: options.to), path)
      case .heaps(let sources, let targets): try landHeaps(sources, targets)
      case .articles(let pair): try landArticles(of: [pair], nil)
      case .file(let path): try landFile(path, nil)
      case .lines(let source, let target): try landFile(source, target)
      }
    try rejects?.flush()
    return tally
  }

  /// The memory; it is opened where it was not yet.
  private func memory() throws -> any UnitStore {
    if let openedMemory { return openedMemory }
    let memory = try openMemory()
    openedMemory = memory
    return memory
  }

  /// The words that the memory knew when the first articles came.
  ///
  /// What the articles of this import gave before teaches nothing, and what they give now teaches none that come later, so
  /// that importing them again gives the same pairs.
  private func lexicon() throws -> Lexicon? {
    if let learnedLexicon { return learnedLexicon }
    var lexicon: Lexicon?
    if try openedMemory != nil || isMemoryThere() {
      let origins = sources.map {
        $0.articleOrigins(from: options.from, to: options.to, named: options.origin)
      }
      lexicon = try Lexicon(
        learnedFrom: memory(), source: options.from, target: options.to,
        excludingOrigins: origins.reduce(into: []) { $0.formUnion($1) })
    }
    learnedLexicon = .some(lexicon)
    return lexicon
  }

  /// A file of units, read and stored as it streams by.
  private func landFile(_ path: String, _ second: String?) throws -> ImportTally {
    let reader = UnitReader(
      from: options.from, to: options.to, format: options.format ?? (second == nil ? nil : .moses),
      dialect: options.dialect)
    let importer = UnitFileImporter(
      reader, origin: options.origin, fileOrigin: path == "-" ? nil : FileName.last(path),
      minimumConfidence: options.minimumConfidence)
    // A stream cannot be read twice, and gets the benefit of the doubt.
    let isStream = FileKind.isStream(path) || second.map(FileKind.isStream) ?? false
    let hasUnit =
      try openedMemory != nil || isStream
      || importer.givesUnit(path, second: second, progress: Interruption.check)
    var progress = Progress("units")
    defer { progress.end() }
    let position = ReadingPosition(of: path)
    func read(into writer: (any UnitStoreWriter)?) throws -> (ImportTally, UnitReader.Report) {
      let (tally, report) = try importer.read(path, second: second, into: writer) { record in
        try rejects?.write(record, of: path)
      } progress: { tally in
        try Interruption.check()
        progress.advance(to: tally.read, share: position.share)
      }
      if tally.gaveNothing { throw CommandFailure(noUnitsIn: path, report, tally, options.from, options.to) }
      return (tally, report)
    }
    let (tally, report) = try hasUnit ? memory().write { try read(into: $0) } : read(into: nil)
    progress.end()
    report.writeWarnings(of: path)
    return tally
  }

  /// A folder of articles: what belongs to no pair is counted and told, after what does.
  private func landFolder(_ folder: ArticleFolder, _ path: String) throws -> ImportTally {
    try land(folder.pairs, unpaired: folder.unpaired, path)
  }

  /// Articles that are paired by what stands in them.
  private func landHeaps(_ sources: String, _ targets: String?) throws -> ImportTally {
    let (from, to) = (options.from, options.to)
    let heaps = try ArticleHeaps(sources, targets, from: from, to: to)
    guard !heaps.sources.isEmpty, !heaps.targets.isEmpty else {
      throw CommandFailure.noArticles(heaps, sources, targets, from: from, to: to)
    }
    var progress = Progress("articles read")
    let total = Double(heaps.sources.count + heaps.targets.count)
    let pairing = try ArticlePairing(heaps, from: from, to: to, lexicon: lexicon()) { count in
      try Interruption.check()
      progress.advance(to: count, share: Double(count) / total)
    }
    progress.end()
    if let fault = pairing.faults.first { throw fault }
    guard !pairing.matches.isEmpty else {
      throw CommandFailure(
        .data, at: sources,
        "none of \(Count.shown(heaps.sources.count, "article")) in \(from) could be paired with one of "
          + "\(Count.shown(heaps.targets.count)) in \(to); are the languages right?")
    }
    return try land(pairing.matches.map(\.pair), unpaired: pairing.unpaired, sources)
  }

  private func land(
    _ pairs: [ArticlePair], unpaired: [UnpairedArticle], _ path: String
  ) throws -> ImportTally {
    for article in unpaired {
      let record = UnitRecord.Skipped(reason: article.shortReason, line: 0, text: article.path)
      try rejects?.write(record, of: article.path)
    }
    var tally = try landArticles(of: pairs, path)
    for article in unpaired {
      tally.read += 1
      tally.reasons[article.shortReason, default: 0] += 1
    }
    let shown = 5
    for article in unpaired.prefix(shown) {
      StandardError.writeLine(
        "padan: \(Visible.line(article.path)): warning: \(Visible.line(article.explanation))")
    }
    if unpaired.count > shown {
      let more = Count.shown(unpaired.count - shown)
      StandardError.writeLine(
        "padan: \(Visible.line(path)): warning: and \(more) more articles without a pair")
    }
    return tally
  }

  /// Articles: aligned first, so that the memory is not locked meanwhile; then stored together.
  private func landArticles(of pairs: [ArticlePair], _ folder: String?) throws -> ImportTally {
    guard !pairs.isEmpty else {
      let (from, to) = (options.from, options.to)
      throw CommandFailure(
        .data, at: folder,
        "there are no article pairs here: they are NAME.\(from).txt and NAME.\(to).txt, NAME.\(from) and "
          + "NAME.\(to), or \(from)/NAME.txt and \(to)/NAME.txt")
    }
    var progress = Progress("articles")
    defer { progress.end() }
    let importer = try ArticleImporter(from: options.from, to: options.to, lexicon: lexicon())
    var articles: [LocatedUnits] = []
    var tally = ImportTally()
    for pair in pairs {
      try Interruption.check()
      let origin = ImportSource.origin(ofArticle: pair.name, in: folder, named: options.origin)
      var kept: [TranslationUnit] = []
      let alignment = try importer.alignment(of: pair)
      if let report = options.reportRemoval {
        for removal in alignment.source.removals { try report(pair.source, removal) }
        for removal in alignment.target.removals { try report(pair.target, removal) }
      }
      for var unit in alignment.units {
        tally.read += 1
        unit.origin = origin
        if isTooUnsure(unit) {
          try skip("low confidence", 0, unit, of: pair.source, &tally)
        } else {
          kept.append(unit)
        }
      }
      articles.append(LocatedUnits(origin: origin, location: FileName.resolved(pair.source), units: kept))
      progress.advance(to: articles.count, share: Double(articles.count) / Double(pairs.count))
    }
    guard tally.read > 0 else {
      throw CommandFailure(
        .data, at: folder ?? pairs[0].source,
        "no sentence of \(options.from) and \(options.to) could be paired; are these articles and their translations?"
      )
    }
    let changes = try memory().write { writer in
      try articles.map { article in
        try checkIsSame(article, writer)
        return try writer.replaceOrigin(article.origin, at: article.location, with: article.units)
      }
    }
    for change in changes { tally.count(change) }
    return tally
  }

  /// The units of an article, and where it lies.
  private struct LocatedUnits {
    var origin: String
    var location: String?
    var units: [TranslationUnit]
  }

  /// Refuses to replace what another article of the same name gave.
  ///
  /// An article that has been moved, so that nothing lies where it was, is the same one; and a name that the user gives
  /// is meant.
  private func checkIsSame(_ article: LocatedUnits, _ writer: any UnitStoreWriter) throws {
    guard options.origin == nil, let old = try writer.location(ofOrigin: article.origin),
      let new = article.location,
      old != new, FileKind.exists(old)
    else { return }
    throw CommandFailure(
      .data, at: new,
      "the memory has another article called '\(article.origin)', from \(old); say --origin NAME to keep both"
    )
  }

  private func isTooUnsure(_ unit: TranslationUnit) -> Bool {
    guard let minimum = options.minimumConfidence, let confidence = unit.confidence else { return false }
    return confidence < minimum
  }

  private func skip(
    _ reason: String, _ line: Int, _ unit: TranslationUnit, of path: String, _ tally: inout ImportTally
  ) throws {
    tally.reasons[reason, default: 0] += 1
    let record = UnitRecord.Skipped(reason: reason, line: line, text: unit.source + "\t" + unit.target)
    try rejects?.write(record, of: path)
  }
}
