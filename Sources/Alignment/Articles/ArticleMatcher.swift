internal import Glibc
public import Text

/// Finds which articles of one heap are translations of which articles of another.
///
/// An article is the set of its words, however they are ordered. What two articles share speaks for them by how
/// rare it is, and what one has and the other lacks speaks against them (`ArticleEvidence`); only pairs that share
/// something rare are looked at (`ArticleCandidates`). Each article goes to one other at most, those with the most
/// evidence first: competitive linking (Melamed 2000). What chance makes of such articles is seen in the pairs that come
/// second.
///
/// Texts need not be kept: of each only its distinct words are, some 2 kB an article. Time grows with the number of
/// articles and somewhat faster with what they have in common. Not thread-safe.
public struct ArticleMatcher {
  private let languages: (source: LanguageTag, target: LanguageTag)
  private let lexicon: Lexicon?
  private let tokenizers: (source: Tokenizer, target: Tokenizer)
  private var sources = AlignmentText()
  private var targets = AlignmentText()

  /// A matcher of articles in two languages, with the lexicon that is built in for them, and another if there is one.
  public init(source: LanguageTag, target: LanguageTag, lexicon: Lexicon? = nil) {
    languages = (source, target)
    self.lexicon = Lexicon.builtIn(source: source, target: target, adding: lexicon)
    tokenizers = (Tokenizer(language: source), Tokenizer(language: target))
  }

  /// Adds a source article; the first is number 0.
  public mutating func addSource(_ text: String) {
    sources.append(text, beginsParagraph: true, tokenizers.source)
  }

  /// Adds a target article; the first is number 0.
  public mutating func addTarget(_ text: String) {
    targets.append(text, beginsParagraph: true, tokenizers.target)
  }

  /// Whether any words of one language are known to translate words of the other.
  public var hasLexicon: Bool { lexicon != nil }

  /// The matches, in the order of the source articles; each article is in one at most.
  ///
  /// The words of `learned` are known besides those that the matcher began with. The same articles in the same order
  /// give the same matches.
  public func matches(knowing learned: Lexicon = Lexicon()) -> [ArticleMatch] {
    matches(among: nil, knowing: learned)
  }

  /// The matches among given candidates, which are else sought; all pairs, for a test that none is overlooked.
  func matches(
    among given: [(source: Int, target: Int)]?, knowing learned: Lexicon = Lexicon()
  ) -> [ArticleMatch] {
    guard sources.count > 0, targets.count > 0 else { return [] }
    let entries = (self.lexicon?.entries ?? []) + learned.entries
    let lexicon = entries.isEmpty ? nil : Lexicon(entries: entries)
    let links = WordLinks(
      sources.vocabulary, targets.vocabulary, lexicon: lexicon, sourceLanguage: languages.source,
      targetLanguage: languages.target)
    let evidence = ArticleEvidence(sources, targets, links)
    let candidates = given ?? ArticleCandidates(evidence).pairs
    var pairs = candidates.map { pair in
      let finding = evidence.finding(source: pair.source, target: pair.target)
      return Scored(source: pair.source, target: pair.target, weight: finding.weight, share: finding.share)
    }
    let first = Rivals(pairs, sources.count, targets.count)
    let lengths = LengthEvidence(pairs.filter { first.isBestOfBoth($0) }, sources, targets)
    for index in pairs.indices { pairs[index].weight += lengths.weight(pairs[index]) }
    return linked(pairs, guessedChance: lexicon == nil ? 0.25 : 0.5)
  }

  /// A pair and what speaks for it.
  struct Scored {
    var source: Int
    var target: Int
    /// The weight of the evidence.
    var weight: Float
    /// The share of words with a counterpart.
    var share: Float
  }

  /// Takes the pairs with the most evidence first, each article once, if they are likelier right than wrong.
  ///
  /// `guessedChance` is the share of words that have a counterpart by chance, where too few articles show it.
  private func linked(_ pairs: [Scored], guessedChance: Float) -> [ArticleMatch] {
    let rivals = Rivals(pairs, sources.count, targets.count)
    let chance = rivals.chanceShare(pairs) ?? guessedChance
    var isTaken = (
      source: [Bool](repeating: false, count: sources.count),
      target: [Bool](repeating: false, count: targets.count)
    )
    var result: [ArticleMatch] = []
    let likely = pairs.compactMap { pair -> (pair: Scored, score: Double)? in
      let score = Self.probability(of: pair, rivals.margin(of: pair), chance)
      return score >= 0.5 ? (pair, score) : nil
    }
    let sorted = likely.sorted {
      ($1.pair.weight, $0.pair.source, $0.pair.target) < ($0.pair.weight, $1.pair.source, $1.pair.target)
    }
    for (pair, score) in sorted where !isTaken.source[pair.source] && !isTaken.target[pair.target] {
      isTaken.source[pair.source] = true
      isTaken.target[pair.target] = true
      result.append(ArticleMatch(source: pair.source, target: pair.target, score: score))
    }
    return result.sorted { $0.source < $1.source }
  }

  /// How likely a pair is right, by two things: how far it is ahead of its rivals, and how many more of its words have a
  /// counterpart than chance would have.
  ///
  /// Fitted by logistic regression on news, talks, manuals and reports cut into articles, a third of them without a
  /// counterpart.
  private static func probability(of pair: Scored, _ margin: Float, _ chance: Float) -> Double {
    guard pair.weight > 0 else { return 0 }
    return 1 / (1 + exp(Double(4.2 - 7.8 * margin - 13.4 * (pair.share - chance))))
  }
}

/// The best two pairs of every article: what a pair has to compete with, and what chance makes here.
private struct Rivals {
  private struct Best {
    var first = -1
    var second = -1
    var firstWeight = -Float.infinity
    var secondWeight = -Float.infinity
    var count = 0

    mutating func add(_ weight: Float, _ index: Int) {
      count += 1
      if weight > firstWeight {
        (second, secondWeight) = (first, firstWeight)
        (first, firstWeight) = (index, weight)
      } else if weight > secondWeight {
        (second, secondWeight) = (index, weight)
      }
    }

    /// The best weight but for one pair.
    func rival(of pair: ArticleMatcher.Scored, _ pairs: [ArticleMatcher.Scored]) -> Float {
      guard first >= 0 else { return -.infinity }
      let isFirst = pairs[first].source == pair.source && pairs[first].target == pair.target
      return isFirst ? secondWeight : firstWeight
    }
  }

  private let pairs: [ArticleMatcher.Scored]
  private var sources: [Best]
  private var targets: [Best]

  init(_ pairs: [ArticleMatcher.Scored], _ sourceCount: Int, _ targetCount: Int) {
    self.pairs = pairs
    sources = [Best](repeating: Best(), count: sourceCount)
    targets = [Best](repeating: Best(), count: targetCount)
    for (index, pair) in pairs.enumerated() {
      sources[pair.source].add(pair.weight, index)
      targets[pair.target].add(pair.weight, index)
    }
  }

  /// Whether a pair has evidence, and more than any other of both its articles.
  func isBestOfBoth(_ pair: ArticleMatcher.Scored) -> Bool { pair.weight > 0 && margin(of: pair) > 0 }

  /// How far a pair's weight is ahead of the best other one of its articles, as a share of it: -2…1.
  ///
  /// Where there are few others, one is made up that comes near, so that being alone proves nothing.
  func margin(of pair: ArticleMatcher.Scored) -> Float {
    let (source, target) = (sources[pair.source], targets[pair.target])
    let others = Float(min(source.count + target.count - 2, 10))
    let madeUp = 0.6 * pair.weight * (1 - others / 10)
    let rival = max(source.rival(of: pair, pairs), target.rival(of: pair, pairs), madeUp, 0)
    return max(-2, (pair.weight - rival) / max(pair.weight, 1))
  }

  /// The share of words with a counterpart in pairs that are only second best, and so most surely wrong; nil where there
  /// are few.
  func chanceShare(_ pairs: [ArticleMatcher.Scored]) -> Float? {
    let shares = sources.compactMap { $0.second >= 0 ? pairs[$0.second].share : nil }.sorted()
    return shares.count < 5 ? nil : shares[shares.count / 2]
  }
}

/// What the lengths of two articles say, once it is seen how long translations are here (Gale and Church 1993, with the
/// spread measured on these articles).
private struct LengthEvidence {
  private let ratios: (source: [Float], target: [Float])
  private var center: Float = 0
  private var spread: Float = 0
  private var chanceSpread: Float = 0

  init(_ pairs: [ArticleMatcher.Scored], _ sources: AlignmentText, _ targets: AlignmentText) {
    ratios = (sources.lengths.map { logf($0) }, targets.lengths.map { logf($0) })
    // Of a few pairs no spread can be told.
    guard pairs.count >= 8 else { return }
    let logs = pairs.map { ratios.source[$0.source] - ratios.target[$0.target] }.sorted()
    center = logs[logs.count / 2]
    // The middle half of a normal distribution lies within 0.6745 of its deviation.
    spread = max(0.08, (logs[logs.count * 3 / 4] - logs[logs.count / 4]) / 1.349)
    chanceSpread = max(spread, (Self.variance(ratios.source) + Self.variance(ratios.target)).squareRoot())
  }

  func weight(_ pair: ArticleMatcher.Scored) -> Float {
    guard spread > 0 else { return 0 }
    let distance = ratios.source[pair.source] - ratios.target[pair.target] - center
    let match = distance / spread
    let chance = distance / chanceSpread
    // A part that was left out of the translation makes a length unlikely, never impossible.
    return max(-6, logf(chanceSpread / spread) - (match * match - chance * chance) / 2)
  }

  private static func variance(_ values: [Float]) -> Float {
    let mean = values.reduce(0, +) / Float(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)
  }
}
