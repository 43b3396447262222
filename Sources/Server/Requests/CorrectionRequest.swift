internal import HTTPTypes
internal import Text
internal import TranslationMemory

/// The body of `PUT /v1/units/{unit}`: the texts that a unit should have.
struct CorrectionRequest: Decodable {
  var source: String
  var target: String
  var from: String?
  var to: String?
  var author: String?
  var note: String?

  /// Throws `RequestFailure` for an empty text, and one that cannot be kept.
  func check() throws {
    for text in [source, target] where text.isBlank {
      throw RequestFailure.invalid("source or target is empty; to remove a unit, say DELETE")
    }
    try RequestFailure.check([source, target, author, note])
  }

  /// The unit, in the languages of the old one and the way round it is stored.
  ///
  /// Throws `RequestFailure` where the languages are named and are not those.
  func unit(inPlaceOf old: TranslationUnit, author: String?) throws -> TranslationUnit {
    var unit = TranslationUnit(
      source: source, target: target, sourceLanguage: old.sourceLanguage, targetLanguage: old.targetLanguage,
      author: author, note: note)
    guard from != nil || to != nil else { return unit }
    let languages = try Languages(from: from, to: to)
    if old.sourceLanguage.matches(languages.from), old.targetLanguage.matches(languages.to) { return unit }
    guard old.sourceLanguage.matches(languages.to), old.targetLanguage.matches(languages.from) else {
      throw RequestFailure(
        .unprocessableContent, "other-languages",
        "the unit is in \(old.sourceLanguage) and \(old.targetLanguage)")
    }
    (unit.source, unit.target) = (target, source)
    return unit
  }
}
