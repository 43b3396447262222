public import Alignment
public import Exchange
public import Text

/// Which articles of two heaps translate which, told by what stands in them (`Alignment.ArticleMatcher`).
public struct ArticlePairing: Sendable {
  /// An article and its translation.
  public struct Match: Hashable, Sendable {
    /// The two files; the pair is called as its source is.
    public var pair: ArticlePair
    /// How likely that is right, ½…1.
    public var score: Double
  }

  /// The pairs, in the order of their sources' paths.
  public private(set) var matches: [Match] = []
  /// The paths of source articles without a counterpart.
  public private(set) var unpairedSources: [String] = []
  /// The paths of target articles without a counterpart.
  public private(set) var unpairedTargets: [String] = []
  /// What is wrong with those that could not be read; they have no counterpart.
  public private(set) var faults: [ExchangeError] = []

  /// Where no words are known, words are learned from what is paired at most so often.
  private static let mostRounds = 6

  /// Reads all articles and pairs them; the words of `lexicon` are known besides those that are built in.
  ///
  /// Where there are neither, what is paired is aligned, and all articles are paired again by the words that this shows.
  /// Of each article no more than its distinct words is held. `step` is called after each article with the number
  /// read so far; what it throws ends the work. A file that cannot be read or is no text is a fault, and no error.
  public init(
    _ heaps: ArticleHeaps, from: LanguageTag, to: LanguageTag, lexicon: Lexicon? = nil,
    step: (_ read: Int) throws -> Void = { _ in }
  ) throws {
    var matcher = ArticleMatcher(source: from, target: to, lexicon: lexicon)
    var count = 0
    func readable(_ items: [ArticleHeaps.Item], _ add: (String) -> Void) throws -> [ArticleHeaps.Item] {
      var result: [ArticleHeaps.Item] = []
      for item in items {
        do throws(ExchangeError) {
          add(try ArticleFile(item.path).text)
          result.append(item)
        } catch {
          faults.append(error)
        }
        count += 1
        try step(count)
      }
      return result
    }
    let sources = try readable(heaps.sources) { matcher.addSource($0) }
    let targets = try readable(heaps.targets) { matcher.addTarget($0) }
    var found = matcher.matches()
    if !matcher.hasLexicon {
      var words = PairedWords(from: from, to: to)
      // Each round pairs more, by words that the pairs of the round before have shown.
      for _ in 0..<Self.mostRounds {
        let learned = try words.learned(
          from: found.map { ($0.score, sources[$0.source].path, targets[$0.target].path) })
        guard !learned.entries.isEmpty else { break }
        let next = matcher.matches(knowing: learned)
        let isSettled = words.isFull || next.count <= found.count
        found = next
        if isSettled { break }
      }
    }
    matches = found.map { match in
      let source = sources[match.source]
      let pair = ArticlePair(name: source.name, source: source.path, target: targets[match.target].path)
      return Match(pair: pair, score: match.score)
    }
    let paired = (source: Set(matches.map(\.pair.source)), target: Set(matches.map(\.pair.target)))
    unpairedSources = heaps.sources.map(\.path).filter { !paired.source.contains($0) }
    unpairedTargets = heaps.targets.map(\.path).filter { !paired.target.contains($0) }
  }

  /// The articles in no pair, by path.
  public var unpaired: [UnpairedArticle] {
    (unpairedSources + unpairedTargets).sorted().map { UnpairedArticle(path: $0, reason: .noMatch) }
  }
}
