internal import Text

/// Which languages a file is translated between: those wanted, else those it names, else Indonesian and English.
struct LanguageChoice {
  /// The source language wanted; nil for the file's.
  var from: LanguageTag?
  /// The target language wanted; nil for the file's.
  var to: LanguageTag?

  /// The languages of a file, or a part of one, that names these.
  ///
  /// Throws where both are one.
  func languages(source: String?, target: String?, path: String) throws(ExchangeError) -> LanguagePair {
    let named = (source.flatMap { LanguageTag($0) }, target.flatMap { LanguageTag($0) })
    var source = from ?? named.0
    var target = to ?? named.1
    // Of a pair of which only one is known, the other is the other one of the two.
    source = source ?? (target?.language == "id" ? .english : .indonesian)
    target = target ?? (source?.language == "en" ? .indonesian : .english)
    guard let source, let target, source != target else {
      let tag = source?.description ?? ""
      throw ExchangeError(
        .malformed, path: path, reason: "source and target language are both \(tag): say --from and --to")
    }
    return LanguagePair(from: source, to: target)
  }
}
