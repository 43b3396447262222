internal import CStemmer

/// Finds the stem of a word with the Snowball algorithm of its language: `pembelian` → `beli`.
///
/// Stems are keys to compare, not words to show. A language without an algorithm keeps its words. Not thread-safe.
public final class Stemmer {
  private let handle: OpaquePointer?

  /// A stemmer of a language.
  public init(language: LanguageTag) {
    handle = sb_stemmer_new(language.language, "UTF_8")
  }

  deinit { if let handle { sb_stemmer_delete(handle) } }

  /// The stem of a word that is in lower case.
  public func stem(of word: String) -> String {
    withStem(of: Array(word.utf8)) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the UTF-8 of the stem of a word given as UTF-8 in lower case.
  package func withStem<Result>(of word: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    word.withUnsafeBufferPointer { bytes in
      guard let handle, let start = bytes.baseAddress, bytes.count <= Self.longestWord,
        let stem = sb_stemmer_stem(handle, start, Int32(bytes.count))
      else { return body(bytes) }
      // The stem lies in the stemmer until its next call, which cannot come before `body` returns.
      return body(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))))
    }
  }

  /// Longer strings are no words; the algorithms are quadratic in places.
  private static let longestWord = 255
}
