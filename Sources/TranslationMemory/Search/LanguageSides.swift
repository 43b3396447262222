internal import Text

/// Which language pairs of the memory serve a direction, and from which side.
struct LanguageSides {
  let from: LanguageTag
  let to: LanguageTag
  private let directionsByPair: [Int64: [Bool]]

  init(from: LanguageTag, to: LanguageTag, of pairs: [Int64: LanguagePair]) {
    (self.from, self.to) = (from, to)
    directionsByPair = pairs.mapValues { pair in
      var directions: [Bool] = []
      if pair.source.matches(from), pair.target.matches(to) { directions.append(false) }
      if pair.source.matches(to), pair.target.matches(from) { directions.append(true) }
      return directions
    }
  }

  /// For a language pair, whether its units serve as stored (false), turned round (true), or both, or not at all.
  func directions(ofPair pair: Int64) -> [Bool] { directionsByPair[pair] ?? [] }

  /// Whether the pair was there when the pairs were read.
  func knows(_ pair: Int64) -> Bool { directionsByPair[pair] != nil }
}
