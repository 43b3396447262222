internal import Text

/// The units that can hold a phrase, told by the index without looking at them.
///
/// A unit that holds the phrase's words one after another is in the list of every word, and of every pair of
/// neighbours (`IndexKey`): in its terms the words are neighbours as well, because marks are no words. The lists of pairs are short, so they stand for
/// the words they hold. Numbers are one word in the index, whatever they are. A word that can be part of a date, or has
/// the stem of one, is a number there in some units and itself in others, so pairs with it are not asked for; by itself it is always
/// listed. Buckets merge lists, so a unit may be here that holds nothing of the phrase, and one that has gone;
/// none is missing.
struct PhraseCandidates {
  /// Their identifiers, ascending; nil where the index cannot tell, for a phrase without words.
  let units: [Int64]?

  init(_ phrase: Phrase, indexer: UnitIndexer, _ lists: some PostingLists) throws {
    var units: [Int64] = []
    for language in phrase.languages {
      let extractor = indexer.extractor(of: language)
      let stems = extractor.locatedStems(of: phrase.text)
      guard !stems.isEmpty else {
        self.units = nil
        return
      }
      let words = stems.map {
        Word(
          stem: $0.isNumber ? Terms.number : $0.stem,
          isFixed: $0.isNumber || !extractor.stemsInDates.contains($0.stem))
      }
      let buckets = Self.buckets(of: words, key: indexer.key(of: language))
      units = Self.union(units, try Self.intersection(of: buckets, lists))
    }
    self.units = units
  }

  /// A word of the phrase.
  private struct Word {
    var stem: UInt64
    /// Whether the index has it under this stem wherever it stands.
    var isFixed: Bool
  }

  /// The lists in which a unit that holds the words has to be.
  private static func buckets(of words: [Word], key: IndexKey) -> Set<Int> {
    var buckets: Set<Int> = []
    var isCovered = [Bool](repeating: false, count: words.count)
    for index in words.indices.dropFirst() where words[index - 1].isFixed && words[index].isFixed {
      buckets.insert(key.pair(words[index - 1].stem, words[index].stem))
      (isCovered[index - 1], isCovered[index]) = (true, true)
    }
    for (word, isCovered) in zip(words, isCovered) where !isCovered { buckets.insert(key.single(word.stem)) }
    return buckets
  }

  private static func intersection(
    of buckets: Set<Int>, _ lists: some PostingLists
  ) throws -> [Int64] {
    try lists.prepare(buckets.sorted(), others: [])
    var common: [Int64]?
    // Pairs come first: their buckets have the lower numbers, and their lists are the shorter ones.
    for bucket in buckets.sorted() {
      guard var units = common else {
        var units: [Int64] = []
        try lists.forEachUnit(in: bucket) { units.append($0) }
        common = units
        continue
      }
      common = nil
      var (next, kept) = (0, 0)
      try lists.forEachUnit(in: bucket) { unit in
        while next < units.count, units[next] < unit { next += 1 }
        guard next < units.count, units[next] == unit else { return }
        units[kept] = unit
        (next, kept) = (next + 1, kept + 1)
      }
      units.removeLast(units.count - kept)
      common = units
    }
    return common ?? []
  }

  /// Two ascending lists as one.
  private static func union(_ a: [Int64], _ b: [Int64]) -> [Int64] {
    if a.isEmpty || b.isEmpty { return a.isEmpty ? b : a }
    var union: [Int64] = []
    union.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      let isFirst = j == b.count || (i < a.count && a[i] <= b[j])
      let unit = isFirst ? a[i] : b[j]
      if i < a.count, a[i] == unit { i += 1 }
      if j < b.count, b[j] == unit { j += 1 }
      union.append(unit)
    }
    return union
  }
}

extension Phrase {
  /// The languages of the sides that are searched.
  fileprivate var languages: [LanguageTag] {
    switch side {
    case .source: [from]
    case .target: [to]
    case .both: [from, to]
    }
  }
}
