/// What the words of two texts say for and against the one translating the other; both directions together.
struct EvidenceCounts {
  /// Words of the lexicon that have a translation on the other side.
  var translated = 0
  /// Words of the lexicon that have none.
  var untranslated = 0
  /// Names, capitalised inside the text, that stand on the other side as well.
  var sharedNames = 0
  /// Names that do not.
  var missingNames = 0
  /// Other words that have a cognate on the other side.
  var cognates = 0
  /// Other words that have none, and of which nothing is known.
  var unknown = 0
  /// Numbers that stand on both sides.
  var sharedNumbers = 0
  /// Numbers that do not.
  var missingNumbers = 0

  /// The logarithm of the odds that the texts are translations of each other.
  ///
  /// Fitted by logistic regression on pairs of thirteen collections (news, talks, economy, sports, science, handbooks,
  /// user interfaces) against the same sources beside a neighbouring sentence of like length. It is the lexicon's reach that
  /// decides what a missing translation weighs: with a much larger one, fit again. A missing number weighs half of what
  /// the fit gives it, since a time of day or a date is written in many ways.
  /// Fewer than eight words on both sides together say nothing.
  var logOdds: Double {
    guard translated + untranslated + sharedNames + missingNames + cognates + unknown >= 8 else { return 0 }
    return 0.25 + 0.70 * Double(translated) - 0.39 * Double(untranslated) + 0.68 * Double(sharedNames)
      - 0.62 * Double(missingNames) + 0.37 * Double(cognates) - 0.12 * Double(unknown)
      + 1.17 * Double(sharedNumbers) - 0.80 * Double(missingNumbers)
  }
}
