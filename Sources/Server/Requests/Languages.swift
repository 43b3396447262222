internal import Text

/// The two languages that a request names.
struct Languages {
  let from: LanguageTag
  let to: LanguageTag

  /// Reads tags; what is left out is Indonesian into English.
  ///
  /// Throws `RequestFailure`.
  init(from: String?, to: String?) throws {
    guard let from = LanguageTag(from ?? "id"), let to = LanguageTag(to ?? "en") else {
      throw RequestFailure.invalid("from and to are language tags, such as id, en or zh-Hant")
    }
    guard from != to else { throw RequestFailure.invalid("from and to are the same language") }
    self.from = from
    self.to = to
  }
}
