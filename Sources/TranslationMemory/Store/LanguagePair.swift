internal import GRDB
internal import Text

/// The languages of a unit's two sides.
struct LanguagePair {
  var source: LanguageTag
  var target: LanguageTag

  /// The pairs of a memory, by their identifiers in the table `language_pair`.
  static func all(in db: Database) throws -> [Int64: LanguagePair] {
    var pairs: [Int64: LanguagePair] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, source, target FROM language_pair") {
      guard let source = LanguageTag(row[1] as String), let target = LanguageTag(row[2] as String) else {
        continue
      }
      pairs[row[0]] = LanguagePair(source: source, target: target)
    }
    return pairs
  }
}
