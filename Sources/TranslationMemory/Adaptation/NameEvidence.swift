internal import Text

/// What the pairs of a memory show about a word with a capital letter: whether the other language writes it alike.
///
/// `Surabaya` stands in both sides of the pairs that have it, `Jaringan` becomes `Network`.
public struct NameEvidence: Sendable {
  /// What the pairs show.
  public enum Use: Sendable {
    /// Where a source has the word, its target has it as well.
    case alike
    /// Sources have it where targets do not, or with a small letter.
    case otherwise
    /// No source has it, or a single one.
    case unknown
  }

  private let word: [UInt16]
  private var sources = 0
  private var both = 0

  /// Evidence about a word, none so far.
  public init(of word: String) { self.word = Array(word.utf16) }

  /// Takes a pair into account; linear in its length.
  public mutating func add(source: String, target: String) {
    let source = Array(source.utf16)
    // With a small letter it is a word of the language.
    if Self.words(of: source).contains(where: { $0.first != word.first && $0.elementsEqual(lowerCase) }) {
      sources += 1
    } else if Self.words(of: source).contains(where: { $0.elementsEqual(word) }) {
      sources += 1
      if Self.words(of: Array(target.utf16)).contains(where: { $0.elementsEqual(word) }) { both += 1 }
    }
  }

  /// What the pairs show.
  ///
  /// One source alone may be a chance; of more, one in ten may say `he` or `the town` instead.
  public var use: Use {
    if sources == 0 { return .unknown }
    if both < sources { return both * 10 >= sources * 9 ? .alike : .otherwise }
    return sources > 1 ? .alike : .unknown
  }

  private var lowerCase: [UInt16] { Array(String(decoding: word, as: UTF16.self).lowercased().utf16) }

  private static func words(of text: [UInt16]) -> [ArraySlice<UInt16>] {
    text.split { unit in
      guard let scalar = Unicode.Scalar(unit) else { return true }
      return !(scalar.isUpperCase || scalar.isLowerCase)
    }
  }
}
