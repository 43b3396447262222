internal import Glibc

/// Pairs of segments that surely belong near each other, found by rare linked words, in rising order on both sides.
///
/// They hold the band of the first search together over untranslated blocks. They need not be beads.
struct Anchors {
  /// The anchors: a source segment and a target segment each, rising on both sides.
  let points: [(source: Int, target: Int)]

  /// Words in more segments than this say little about where they belong.
  private static let mostSegments: Int32 = 12
  /// So many of a segment's best counterparts are kept.
  private static let candidatesPerSegment = 4

  init(_ source: AlignmentText, _ target: AlignmentText, _ links: WordLinks) {
    let candidates = Self.candidates(source, target, links)
    let chain = Self.heaviestChain(candidates, targetCount: target.count)
    points = Self.supported(chain)
  }

  private struct Candidate {
    var source: Int
    var target: Int
    var weight: Float
  }

  /// For each source segment its best counterparts by the rarity of the words they share, in rising order.
  private static func candidates(
    _ source: AlignmentText, _ target: AlignmentText, _ links: WordLinks
  ) -> [Candidate] {
    let postings = target.segmentsByWord(atMost: mostSegments)
    var result: [Candidate] = []
    var votes: [Int: Float] = [:]
    let size = Float(target.count)
    for segment in 0..<source.count {
      votes.removeAll(keepingCapacity: true)
      for entry in source.entries[source.starts[segment]..<source.starts[segment + 1]] {
        let word = Int(entry.word)
        let frequency = source.vocabulary.segmentCounts[word]
        guard frequency <= mostSegments else { continue }
        for link in links.starts[word]..<links.starts[word + 1] {
          let other = Int(links.targets[link])
          let otherFrequency = target.vocabulary.segmentCounts[other]
          guard otherFrequency <= mostSegments else { continue }
          let weight =
            links.targetProbabilities[link] * log(1 + size / Float(otherFrequency))
            / Float(max(frequency, otherFrequency)).squareRoot()
          for place in postings.segments(of: other) { votes[Int(place), default: 0] += weight }
        }
      }
      let best = votes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(candidatesPerSegment)
      for (place, weight) in best.sorted(by: { $0.key < $1.key }) where weight > 1 {
        result.append(Candidate(source: segment, target: place, weight: weight))
      }
    }
    return result
  }

  /// The chain of candidates, rising on both sides, whose weights sum to most.
  ///
  /// Takes k log n for k candidates and n target segments: a Fenwick tree (Fenwick 1994) holds the best chain that ends
  /// before each target segment.
  private static func heaviestChain(_ candidates: [Candidate], targetCount: Int) -> [Candidate] {
    var best = [(weight: Float, candidate: Int)](repeating: (0, -1), count: targetCount + 1)
    var sums = [Float](repeating: 0, count: candidates.count)
    var previous = [Int](repeating: -1, count: candidates.count)
    var end = -1
    var index = 0
    while index < candidates.count {
      // Candidates of one source segment do not follow each other: all are asked before any is entered.
      var next = index
      while next < candidates.count && candidates[next].source == candidates[index].source {
        var place = candidates[next].target
        var found = (weight: Float(0), candidate: -1)
        while place > 0 {
          if best[place].weight > found.weight { found = best[place] }
          place &= place - 1
        }
        sums[next] = found.weight + candidates[next].weight
        previous[next] = found.candidate
        next += 1
      }
      for entered in index..<next {
        var place = candidates[entered].target + 1
        while place <= targetCount {
          if sums[entered] > best[place].weight { best[place] = (sums[entered], entered) }
          place += place & -place
        }
        if end < 0 || sums[entered] > sums[end] { end = entered }
      }
      index = next
    }
    var chain: [Candidate] = []
    while end >= 0 {
      chain.append(candidates[end])
      end = previous[end]
    }
    return chain.reversed()
  }

  /// The chain without the links that stand alone: each must have others near it on nearly its diagonal.
  private static func supported(_ chain: [Candidate]) -> [(source: Int, target: Int)] {
    let reach = 20
    let drift = 6
    return chain.indices.compactMap { index in
      let own = chain[index]
      var support: Float = 0
      func count(_ other: Candidate) -> Bool {
        let distance = abs(other.source - own.source)
        if distance > reach { return false }
        if abs((other.target - own.target) - (other.source - own.source)) <= drift { support += other.weight }
        return true
      }
      var near = index - 1
      while near >= 0, count(chain[near]) { near -= 1 }
      near = index + 1
      while near < chain.count, count(chain[near]) { near += 1 }
      return support >= 6 ? (own.source, own.target) : nil
    }
  }
}
