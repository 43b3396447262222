/// Which words of one language translate which words of another.
///
/// Words are compared without case, and by their stems where the spelling itself is not found.
public struct Lexicon: Sendable {
  /// A word and a translation of it.
  public struct Entry: Hashable, Sendable {
    /// A word of the source language, in lower case.
    public var source: String
    /// A word of the target language, in lower case.
    public var target: String
    /// How likely the one is translated by the other, 0…1.
    public var probability: Double

    /// An entry.
    public init(source: String, target: String, probability: Double = 0.5) {
      self.source = source
      self.target = target
      self.probability = probability
    }
  }

  /// All entries, in no particular order.
  public var entries: [Entry]

  /// A lexicon of the given entries.
  public init(entries: [Entry] = []) { self.entries = entries }

  /// Reads `source<TAB>target` lines; blank lines and those beginning with `#` are skipped, and so is a line
  /// without a tab or with a word missing.
  public init(tabSeparated text: String) {
    entries = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      guard fields.count == 2, let source = String(fields[0]), let target = String(fields[1]) else {
        continue
      }
      entries.append(Entry(source: source, target: target))
    }
  }

  /// The same entries read in the other direction.
  public var reversed: Lexicon {
    Lexicon(
      entries: entries.map { Entry(source: $0.target, target: $0.source, probability: $0.probability) })
  }
}
