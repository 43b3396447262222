internal import Text

/// A language's negations as keys, to know them without making strings.
struct NegationKeys {
  /// What a word has to do with negating.
  enum Sort {
    case none
    /// `tidak`, `without`, `isn't`.
    case negation
    /// `no`, unless a number follows.
    case negationOrNumber
    /// `or`.
    case alternative
    /// `only`.
    case limit
    /// A full stop.
    case stop
    /// A number.
    case number
  }

  private var sorts: [UInt64: Sort] = [:]
  private let endings: [[UInt8]]
  private let prefixes: [(negative: [UInt8], positive: [UInt8])]

  init(_ vocabulary: Negations) {
    endings = vocabulary.endings.map { Array($0.utf8) }
    prefixes = vocabulary.prefixes.map { (Array($0.negative.utf8), Array($0.positive.utf8)) }
    func add(_ words: some Sequence<String>, _ sort: Sort) {
      for word in words { sorts[StableHash.key(of: word)] = sort }
    }
    add(vocabulary.words, .negation)
    add(vocabulary.words.flatMap { word in vocabulary.particles.map { word + $0 } }, .negation)
    add(vocabulary.numberWords, .negationOrNumber)
    add(vocabulary.alternatives, .alternative)
    add(vocabulary.limits, .limit)
    if !sorts.isEmpty { add(["."], .stop) }
  }

  /// The sort of a word, by its key and its UTF-8 in lower case.
  ///
  /// A low line inside marks the key that chooses a command, as programs write it (`_Tidak`), and is no letter.
  func sort(of key: UInt64, spelt bytes: [UInt8]) -> Sort {
    if let sort = sorts[key] { return sort }
    if bytes.contains(Self.lowLine) {
      let letters = bytes.filter { $0 != Self.lowLine }
      return sort(of: StableHash.key(of: letters), spelt: letters)
    }
    return endings.contains { bytes.count > $0.count && bytes.suffix($0.count).elementsEqual($0) }
      ? .negation : .none
  }

  /// Whether the word can make two texts' balances differ; texts without such words are even.
  func mayNegate(_ key: UInt64, spelt bytes: [UInt8]) -> Bool {
    switch sort(of: key, spelt: bytes) {
    case .negation, .negationOrNumber: true
    // What these do, they do beside a negation.
    case .alternative, .limit, .stop, .number: false
    case .none: !positiveForms(of: bytes).isEmpty
    }
  }

  /// The word without its negating prefix, in as many ways as there are.
  func positiveForms(of bytes: [UInt8]) -> [[UInt8]] {
    prefixes.compactMap { prefix in
      let rest = bytes.dropFirst(prefix.negative.count)
      guard rest.count >= Self.shortestRest, bytes.starts(with: prefix.negative) else { return nil }
      return prefix.positive + rest
    }
  }

  /// So many letters follow a negating prefix at least: `unit` is no negated `it`.
  private static let shortestRest = 3
  private static let lowLine = UInt8(ascii: "_")
}
