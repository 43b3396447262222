internal import HTTPTypes
internal import Text
internal import TranslationMemory

/// The body of `POST /v1/units`: a pair to add, or several.
struct UnitsRequest: Decodable {
  /// Two texts, and what is known of them.
  struct Pair: Decodable {
    var source: String
    var target: String
    var origin: String?
    var author: String?
    var note: String?
  }

  var units: [Pair]
  var from: String?
  var to: String?

  private static let mostUnits = 1000

  /// The units that pairs are, added by `caller`.
  ///
  /// Throws `RequestFailure`.
  static func units(
    of pairs: [Pair], _ languages: Languages, by caller: Caller
  ) throws -> [TranslationUnit] {
    guard !pairs.isEmpty else { throw RequestFailure.invalid("units has no unit to add") }
    guard pairs.count <= mostUnits else {
      throw RequestFailure(.contentTooLarge, "too-many", "at most \(mostUnits) units at a time")
    }
    return try pairs.map { pair in
      for text in [pair.source, pair.target] where text.isBlank {
        throw RequestFailure.invalid("source or target of a unit is empty")
      }
      try RequestFailure.check([pair.source, pair.target, pair.origin, pair.author, pair.note])
      return TranslationUnit(
        source: pair.source, target: pair.target, sourceLanguage: languages.from,
        targetLanguage: languages.to, origin: pair.origin, author: caller.author(insteadOf: pair.author),
        note: pair.note)
    }
  }
}
