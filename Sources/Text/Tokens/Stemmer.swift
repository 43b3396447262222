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
    guard let handle else { return word }
    var word = word
    return word.withUTF8 { bytes in
      guard let start = bytes.baseAddress, bytes.count < 256,
        let stem = sb_stemmer_stem(handle, start, Int32(bytes.count))
      else { return String(decoding: bytes, as: UTF8.self) }
      // The result lives in the stemmer until its next call; it is copied here.
      let result = UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle)))
      return String(decoding: result, as: UTF8.self)
    }
  }
}
