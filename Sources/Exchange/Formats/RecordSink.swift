internal import Text
internal import TranslationMemory

/// Where the readers put what they find, and where they note what they put up with.
final class RecordSink {
  /// The most warnings kept; the rest is only counted.
  static let maximumWarnings = 50
  /// The most language tags kept for a report.
  static let maximumLanguages = 200

  /// The languages wanted.
  let languages: LanguagePair
  /// What the file does not say about itself.
  let dialect: Dialect
  /// What is learnt of the file.
  private(set) var report: UnitReader.Report

  private let body: (UnitRecord) throws -> Void
  private var furtherWarnings = 0

  /// A sink that calls `body`.
  init(
    _ languages: LanguagePair, format: ExchangeFormat, dialect: Dialect,
    body: @escaping (UnitRecord) throws -> Void
  ) {
    self.languages = languages
    self.dialect = dialect
    self.body = body
    report = UnitReader.Report(format: format, languages: [], warnings: [])
  }

  /// Delivers a unit, unless one of its sides is blank.
  func add(_ unit: TranslationUnit, line: Int) throws {
    if unit.source.isBlank || unit.target.isBlank {
      try skip("empty side", line: line, text: unit.source + "\t" + unit.target)
      return
    }
    try body(.unit(unit, line: line))
  }

  /// Delivers a unit whose languages the file names, turned round where it goes from `to` into `from`.
  ///
  /// Where it names only one of them, `named` is that one.
  func addOriented(_ unit: TranslationUnit, named: LanguageTag? = nil, line: Int) throws {
    if languages.fits(source: unit.sourceLanguage, target: unit.targetLanguage) {
      try add(unit, line: line)
    } else if languages.fits(source: unit.targetLanguage, target: unit.sourceLanguage) {
      try add(unit.reversed, line: line)
    } else {
      for language in named.map({ [$0] }) ?? [unit.sourceLanguage, unit.targetLanguage] {
        note(language: language.description)
      }
      try skip("other languages", line: line, text: unit.source + "\t" + unit.target)
    }
  }

  /// Delivers a record that cannot be used.
  func skip(_ reason: String, line: Int, text: String) throws {
    try body(.skipped(UnitRecord.Skipped(reason: reason, line: line, text: text)))
  }

  /// Notes something that was put up with.
  func warn(_ sentence: String, line: Int? = nil) {
    if report.warnings.count < Self.maximumWarnings {
      report.warnings.append((line.map { "line \($0): " } ?? "") + sentence.withoutControls)
    } else {
      furtherWarnings += 1
    }
  }

  /// Notes a language tag as it stands in the file.
  func note(language tag: String) {
    if report.languages.count < Self.maximumLanguages { report.languages.insert(tag) }
  }

  /// The report, when the file has been read.
  func finish() -> UnitReader.Report {
    if furtherWarnings > 0 { report.warnings.append("and \(furtherWarnings) more warnings") }
    return report
  }
}

extension TranslationUnit {
  /// The unit from its target into its source.
  ///
  /// The neighbours are of the source, and do not come along.
  fileprivate var reversed: TranslationUnit {
    var unit = self
    (unit.source, unit.target) = (target, source)
    (unit.sourceLanguage, unit.targetLanguage) = (targetLanguage, sourceLanguage)
    (unit.before, unit.after) = (nil, nil)
    return unit
  }
}
