internal import HTTPTypes
internal import Text

/// The two languages that a request names.
struct Languages: Sendable {
  let from: LanguageTag
  let to: LanguageTag

  /// Reads tags; what is left out is Indonesian or English: the one that the other language is not.
  ///
  /// Throws `RequestFailure`.
  init(from: String?, to: String?) throws {
    let (source, target) = (try from.map(Self.tag), try to.map(Self.tag))
    self.from = source ?? (target == .indonesian ? .english : .indonesian)
    self.to = target ?? (self.from == .english ? .indonesian : .english)
    guard self.from != self.to else {
      throw RequestFailure(.unprocessableContent, "same-language", "from and to are the same language")
    }
  }

  private static func tag(_ text: String) throws -> LanguageTag {
    guard let tag = LanguageTag(text) else {
      throw RequestFailure.invalid("from and to are language tags, such as id, en or zh-Hant")
    }
    return tag
  }
}
