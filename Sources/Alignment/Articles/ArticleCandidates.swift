/// The pairs of articles that are worth comparing: for each article of both sides those it shares most rare words with.
///
/// Found by an inverted index of the rarer words. A pair that shares no word but the most frequent ones is never
/// taken for a match by its weight either; tests and the benchmark hold the candidates against all pairs.
struct ArticleCandidates {
  /// By source article, then target article; none twice.
  let pairs: [(source: Int, target: Int)]

  /// So many of an article's best counterparts are kept.
  private static let count = 12
  /// A word in no more articles than this is read from the index in any heap, and beyond that in a share of them.
  private static let fewArticles: Int32 = 16
  private static let share: Int32 = 40

  init(_ evidence: ArticleEvidence) {
    let (sources, targets) = (evidence.sources, evidence.targets)
    let limit = max(Self.fewArticles, Int32(clamping: max(sources.count, targets.count)) / Self.share)
    let postings = targets.segmentsByWord(atMost: limit)
    var votes = [Float](repeating: 0, count: targets.count)
    var touched: [Int32] = []
    var byTarget = [Best](repeating: Best(), count: targets.count)
    var found: Set<UInt64> = []
    for source in 0..<sources.count {
      for entry in sources.entries[sources.starts[source]..<sources.starts[source + 1]] {
        let word = Int(entry.word)
        guard sources.vocabulary.segmentCounts[word] <= limit else { continue }
        for link in evidence.forward.starts[word]..<evidence.forward.starts[word + 1] {
          let gain = evidence.forward.gains[link]
          for target in postings.segments(of: Int(evidence.forward.others[link])) {
            if votes[Int(target)] == 0 { touched.append(target) }
            votes[Int(target)] += gain
          }
        }
      }
      var best = Best()
      for target in touched {
        best.add(target, votes[Int(target)])
        byTarget[Int(target)].add(Int32(source), votes[Int(target)])
        votes[Int(target)] = 0
      }
      touched.removeAll(keepingCapacity: true)
      for target in best.articles { found.insert(UInt64(source) << 32 | UInt64(target)) }
    }
    for (target, best) in byTarget.enumerated() {
      for source in best.articles { found.insert(UInt64(source) << 32 | UInt64(target)) }
    }
    pairs = found.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
  }

  /// The articles with the most votes, in falling order; of equal ones the first to come.
  private struct Best {
    private(set) var articles: [Int32] = []
    private var votes: [Float] = []

    mutating func add(_ article: Int32, _ vote: Float) {
      if articles.count == ArticleCandidates.count {
        guard let last = votes.last, vote > last else { return }
        articles.removeLast()
        votes.removeLast()
      }
      let place = votes.firstIndex { $0 < vote } ?? votes.endIndex
      articles.insert(article, at: place)
      votes.insert(vote, at: place)
    }
  }
}
