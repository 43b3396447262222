internal import CResources
public import Text

/// The commonest words of a language: they tell which language a text is in, and little of what it is about.
public struct FunctionWords: Sendable {
  /// The words, in lower case.
  public let words: Set<String>

  /// The words of a language; nil where none are built in.
  ///
  /// There are some of Indonesian and of English.
  public init?(language: LanguageTag) {
    guard let words = Self.byLanguage[language.language] else { return nil }
    self.words = words
  }

  private static let byLanguage: [String: Set<String>] = {
    // Static storage of the C library: it lives as long as the program and never changes.
    let bytes = UnsafeBufferPointer(start: padan_function_words_bytes(), count: padan_function_words_size)
    var result: [String: Set<String>] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      result[String(fields[0]), default: []].formUnion(fields[1].split(separator: " ").map(String.init))
    }
    return result
  }()
}
