/// A segment as the score and the index see it: keys of its words, and of what is less than a word.
///
/// Numbers, and the words of a date, stand among the words under one key for all of them: two segments that differ
/// in a number or a date have the same words. What they were is kept with the minor tokens.
struct Terms: Hashable, Sendable {
  /// The words without differences of case; `number` for a number.
  var words: [UInt64] = []
  /// The stems of the words; `number` for a number.
  var stems: [UInt64] = []
  /// The words as they are spelt; `number` for a number.
  var spellings: [UInt64] = []
  /// Punctuation marks, symbols, numbers and date words as they are written, in order.
  var minors: [UInt64] = []
  /// The stems of date words: they count as numbers above, but are found as words by concordance.
  var dateStems: [UInt64] = []
  /// Whether a word negates, or may do so by its beginning (`NegationKeys.mayNegate`).
  var mayNegate = false

  /// The key that every number has among the words.
  static let number = StableHash.key(of: "\u{0}number")

  /// Takes all terms out and keeps their storage.
  mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    stems.removeAll(keepingCapacity: true)
    spellings.removeAll(keepingCapacity: true)
    minors.removeAll(keepingCapacity: true)
    dateStems.removeAll(keepingCapacity: true)
    mayNegate = false
  }
}
