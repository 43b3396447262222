internal import Glibc

/// Which side of an edge between segments each word of the other text's segments belongs to.
struct CutEvidence {
  private let source: [TokenizedSegment]
  private let target: [TokenizedSegment]
  private let words: WordScores
  /// The links of the words of the source segments that stand in the target segments too, by word.
  private var targetsOfSource: [UInt32: [(word: UInt32, link: Int)]] = [:]
  private var sourcesOfTarget: [UInt32: [(word: UInt32, link: Int)]] = [:]

  init(_ source: [TokenizedSegment], _ target: [TokenizedSegment], _ words: WordScores) {
    self.source = source
    self.target = target
    self.words = words
    let present = Set(target.flatMap(\.words))
    for word in Set(source.flatMap(\.words)) {
      for link in words.links.starts[Int(word)]..<words.links.starts[Int(word) + 1] {
        let other = words.links.targets[link]
        guard present.contains(other) else { continue }
        targetsOfSource[word, default: []].append((other, link))
        sourcesOfTarget[other, default: []].append((word, link))
      }
    }
  }

  /// For each segment of a side its most promising places, in order: so many for each edge between segments of the
  /// other side.
  func places(ofSource isSource: Bool, _ costs: CutCosts, atMost limit: Int) -> [[CutPlace]] {
    let (own, other) = isSource ? (source, target) : (target, source)
    guard other.count > 1 else { return own.map { _ in [] } }
    let links = isSource ? targetsOfSource : sourcesOfTarget
    let odds = isSource ? words.sourceOdds : words.targetOdds
    // How often each word stands in the segments before each edge.
    var chosen = own.map { _ in Set<Int>() }
    for edge in 1..<other.count {
      var counts: [UInt32: (before: Float, after: Float)] = [:]
      for (index, segment) in other.enumerated() {
        for word in segment.words {
          if index < edge {
            counts[word, default: (0, 0)].before += 1
          } else {
            counts[word, default: (0, 0)].after += 1
          }
        }
      }
      let tokens = (
        before: Float(max(1, other[..<edge].reduce(0) { $0 + $1.words.count })),
        after: Float(max(1, other[edge...].reduce(0) { $0 + $1.words.count }))
      )
      for (number, segment) in own.enumerated() where !segment.places.isEmpty {
        var sum: Float = 0
        var token = 0
        var best: [(gain: Float, token: Int)] = []
        for place in segment.places {
          while token < place.token {
            var (before, after): (Float, Float) = (0, 0)
            for (word, link) in links[segment.words[token]] ?? [] {
              guard let count = counts[word] else { continue }
              before += odds[link] * min(2, count.before)
              after += odds[link] * min(2, count.after)
            }
            let rarity = segment.rarities[token]
            sum += log(1 + before * rarity / tokens.before) - log(1 + after * rarity / tokens.after)
            token += 1
          }
          best.append((sum + 2 * costs[place.sign], place.token))
        }
        best.sort { ($0.gain, $1.token) > ($1.gain, $0.token) }
        for item in best.prefix(limit) { chosen[number].insert(item.token) }
      }
    }
    return zip(own, chosen).map { segment, tokens in segment.places.filter { tokens.contains($0.token) } }
  }
}
