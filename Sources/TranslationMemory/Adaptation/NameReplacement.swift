internal import Text

/// Puts the names of a query into a stored pair.
struct NameReplacement {
  /// The stored source with the query's names.
  let source: [UInt16]
  /// The stored target with the query's names.
  let target: [UInt16]

  /// Nil where the target does not have every name that changes spelt the same, and as often as the source; or where
  /// its other words may depend on who is meant (`he`, `an`).
  init?(
    _ changes: [NameChange], _ source: PlacedText, _ query: PlacedText, _ target: PlacedText, to: LanguageTag
  ) {
    var names: [ArraySlice<UInt16>: ArraySlice<UInt16>] = [:]
    var counts: [ArraySlice<UInt16>: Int] = [:]
    for change in changes {
      let (old, new) = (source.units[change.old], query.units[change.new])
      guard names[old, default: new] == new else { return nil }
      names[old] = new
      counts[old, default: 0] += 1
    }
    if to.language == "en", target.hasGenderedWord { return nil }
    var claimed: (source: [Range<Int>], target: [Range<Int>]) = ([], [])
    var replacements: [(place: Range<Int>, text: ArraySlice<UInt16>)] = []
    // The longest first: `Budi Santoso`, then `Santoso` where it stands by itself.
    for (old, new) in names.sorted(by: {
      ($0.key.count, $0.key.startIndex) > ($1.key.count, $1.key.startIndex)
    }) {
      let inSource = source.places(of: old, outside: claimed.source)
      let inTarget = target.places(of: old, outside: claimed.target)
      guard inSource.count == counts[old], inTarget.count == inSource.count,
        inTarget.allSatisfy({ target.standsAlone($0) && !target.followsArticle($0.lowerBound) })
      else { return nil }
      claimed.source += inSource
      claimed.target += inTarget
      replacements += inTarget.map { ($0, new) }
    }
    self.source = source.replacing(changes.map { ($0.old, query.units[$0.new]) })
    self.target = target.replacing(replacements.sorted { $0.place.lowerBound < $1.place.lowerBound })
  }
}

extension PlacedText {
  /// Where a run of words stands as such, in order, none overlapping another or what is claimed.
  fileprivate func places(of words: ArraySlice<UInt16>, outside claimed: [Range<Int>]) -> [Range<Int>] {
    guard let first = words.first else { return [] }
    var places: [Range<Int>] = []
    var index = 0
    while index + words.count <= units.count {
      let range = index..<index + words.count
      guard units[index] == first, units[range].elementsEqual(words), isWholeWord(range),
        !claimed.contains(where: { $0.overlaps(range) })
      else {
        index += 1
        continue
      }
      places.append(range)
      index = range.upperBound
    }
    return places
  }

  private func isWholeWord(_ range: Range<Int>) -> Bool {
    func isLetter(_ index: Int) -> Bool {
      guard units.indices.contains(index), let scalar = Unicode.Scalar(units[index]) else { return false }
      return scalar.isUpperCase || scalar.isLowerCase
    }
    return !isLetter(range.lowerBound - 1) && !isLetter(range.upperBound)
  }

  /// Whether `a` or `an` stands before a place.
  fileprivate func followsArticle(_ place: Int) -> Bool {
    let before = units[..<place].reversed().drop { $0 == 0x20 }.prefix { $0 != 0x20 }.reversed()
    return ["a", "an"].contains(String(decoding: Array(before), as: UTF16.self).lowercased())
  }

  fileprivate var hasGenderedWord: Bool {
    frame.contains { item in
      guard case .word(let word) = item else { return false }
      return TranslatedNames.genderedWords.contains(
        String(decoding: units[word.range], as: UTF16.self).lowercased())
    }
  }

  fileprivate func replacing(_ replacements: [(place: Range<Int>, text: ArraySlice<UInt16>)]) -> [UInt16] {
    var result: [UInt16] = []
    var end = 0
    for (place, text) in replacements {
      result += units[end..<place.lowerBound]
      result += text
      end = place.upperBound
    }
    return result + units[end...]
  }
}
