internal import GRDB
package import Text

/// The languages of a unit's two sides.
package struct LanguagePair {
  /// The language of the source.
  package var source: LanguageTag
  /// The language of the target.
  package var target: LanguageTag

  /// A pair.
  package init(source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
  }

  /// The pairs of a memory, which a connection knows by this name, by their identifiers in the table `language_pair`.
  static func all(in db: Database, _ name: String = "main") throws -> [Int64: LanguagePair] {
    var pairs: [Int64: LanguagePair] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, source, target FROM \(name).language_pair") {
      guard let source = LanguageTag(try row.decode(String.self, atIndex: 1)),
        let target = LanguageTag(try row.decode(String.self, atIndex: 2))
      else {
        continue
      }
      pairs[try row.decode(Int64.self, atIndex: 0)] = LanguagePair(source: source, target: target)
    }
    return pairs
  }
}
