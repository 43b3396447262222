internal import Glibc
internal import Text

/// Lengths that cannot be.
///
/// The logarithm of the ratio of two lengths is taken as normal (Gale and Church 1993 take the difference), with a variance
/// that falls with the length: measured on news, talks, handbooks and user interfaces, Indonesian and English.
struct LengthRule: PairRule {
  /// The mean of the logarithm of target over source.
  private let mean: Double
  /// The variance that no length takes away.
  private let leastVariance: Double
  /// The variance, times the length.
  private static let variancePerLetter = 2.0
  /// How many standard deviations are too many.
  private static let limit = 4.5

  init(source: LanguageTag, target: LanguageTag) {
    switch (source.language, target.language) {
    case ("id", "en"): (mean, leastVariance) = (-0.11, 0.007)
    case ("en", "id"): (mean, leastVariance) = (0.11, 0.007)
    // Languages differ: among those with letters, seldom by more than a third.
    default: (mean, leastVariance) = (0, 0.05)
    }
  }

  func finding(in pair: CheckedPair) -> PairFinding? {
    let (source, target) = (Self.length(of: pair.source), Self.length(of: pair.target))
    guard source > 0 && target > 0 else { return nil }
    let variance = leastVariance + Self.variancePerLetter / max(4, (source + target) / 2)
    guard abs(log(target / source) - mean) > Self.limit * sqrt(variance) else { return nil }
    return PairFinding(.lengthsDiffer, "\(Int(source)) / \(Int(target)) letters")
  }

  /// Letters, digits and marks, white space left out; one of a script that writes words or syllables counts for
  /// as many letters as it takes to write the same (Chinese about 3, Korean 2).
  private static func length(of text: TokenizedText) -> Double {
    var length = 0.0
    for token in text.tokens {
      let first = text.units[token.range.lowerBound]
      let weight: Double =
        switch first {
        case 0x2E80...0x303F, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xD800...0xDFFF: 3
        case 0x3040...0x30FF, 0xAC00...0xD7A3: 2
        default: 1
        }
      length += weight * Double(token.range.count)
    }
    return length
  }
}
