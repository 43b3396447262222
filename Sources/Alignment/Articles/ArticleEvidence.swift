internal import Glibc
internal import Text

/// What the words of two articles say for and against one being the translation of the other.
///
/// A word of an article whose translation stands in the other is worth the logarithm of how much likelier that is in
/// a translation than in any article, which is more the rarer it is; a word whose translation is missing counts
/// against the pair by how often translations have it. Both directions are asked, and the mean is taken.
final class ArticleEvidence {
  let sources: AlignmentText
  let targets: AlignmentText
  /// From source words to target words, and back.
  let forward: Side
  let backward: Side

  /// Marks of the words of the two articles at hand.
  private var sourceMarks: [Int32]
  private var targetMarks: [Int32]
  private var markedSource = -1
  private var markedTarget = -1

  /// The evidence in one direction, row by row as in `WordLinks`.
  struct Side {
    var starts: [Int] = [0]
    /// The linked word of the other side.
    var others: [UInt32] = []
    /// What is gained where it stands in the other article.
    var gains: [Float] = []
    /// What a word costs whose links are all missing; below zero.
    var losses: [Float] = []
  }

  init(_ sources: AlignmentText, _ targets: AlignmentText, _ links: WordLinks) {
    self.sources = sources
    self.targets = targets
    let chances = (source: Self.chances(in: sources), target: Self.chances(in: targets))
    var rows = (
      source: [[(other: UInt32, gain: Float)]](repeating: [], count: sources.vocabulary.count),
      target: [[(other: UInt32, gain: Float)]](repeating: [], count: targets.vocabulary.count)
    )
    for word in 0..<sources.vocabulary.count where sources.vocabulary.kinds[word] != .mark {
      for link in links.starts[word]..<links.starts[word + 1] {
        let other = Int(links.targets[link])
        guard targets.vocabulary.kinds[other] != .mark else { continue }
        let forward = links.sourceCoverage[word] * links.targetProbabilities[link]
        let backward = links.targetCoverage[other] * links.sourceProbabilities[link]
        rows.source[word].append((UInt32(other), log1pf(forward / chances.target[other])))
        rows.target[other].append((UInt32(word), log1pf(backward / chances.source[word])))
      }
    }
    forward = Side(rows.source, coverage: links.sourceCoverage)
    backward = Side(rows.target, coverage: links.targetCoverage)
    sourceMarks = [Int32](repeating: -1, count: sources.vocabulary.count)
    targetMarks = [Int32](repeating: -1, count: targets.vocabulary.count)
  }

  /// What is found in a pair of articles.
  struct Finding {
    /// The weight of the evidence for the pair; below zero where it speaks against it.
    var weight: Float = 0
    /// The share of the words with links that have one in the other article.
    var share: Float = 0
  }

  /// What is found in a pair of articles.
  ///
  /// Fastest where the pairs of one source article are asked for in a row.
  func finding(source: Int, target: Int) -> Finding {
    if markedSource != source {
      for entry in words(of: source, in: sources) { sourceMarks[Int(entry.word)] = Int32(source) }
      markedSource = source
    }
    if markedTarget != target {
      for entry in words(of: target, in: targets) { targetMarks[Int(entry.word)] = Int32(target) }
      markedTarget = target
    }
    let there = forward.finding(of: words(of: source, in: sources), targetMarks, Int32(target))
    let back = backward.finding(of: words(of: target, in: targets), sourceMarks, Int32(source))
    return Finding(weight: (there.weight + back.weight) / 2, share: (there.share + back.share) / 2)
  }

  private func words(of article: Int, in text: AlignmentText) -> ArraySlice<AlignmentText.Entry> {
    text.entries[text.starts[article]..<text.starts[article + 1]]
  }

  /// How likely each word is to stand in any article.
  ///
  /// What the heap itself says is mixed with a guess by how frequent the word is, so that a heap of a few articles, in
  /// which all words are in a large share of them, has a notion of rare words too.
  private static func chances(in text: AlignmentText) -> [Float] {
    let guesses: Float = 20
    let articleLength: Float = 300
    let total = Float(text.vocabulary.total) + guesses * articleLength
    return text.vocabulary.segmentCounts.indices.map { word in
      let expected = articleLength * Float(text.vocabulary.counts[word]) / total
      let guess = 1 - expf(-expected)
      return (Float(text.vocabulary.segmentCounts[word]) + guesses * guess) / (Float(text.count) + guesses)
    }
  }
}

extension ArticleEvidence.Side {
  fileprivate init(_ rows: [[(other: UInt32, gain: Float)]], coverage: [Float]) {
    starts.reserveCapacity(rows.count + 1)
    losses.reserveCapacity(rows.count)
    for (word, row) in rows.enumerated() {
      for (other, gain) in row {
        others.append(other)
        gains.append(gain)
      }
      // Half of what the coverage says: a translation of an article leaves out and adds passages.
      losses.append(row.isEmpty ? 0 : log1pf(-coverage[word] / 2))
      starts.append(others.count)
    }
  }

  /// The sum of the best gain of each word, or its loss.
  fileprivate func finding(
    of words: ArraySlice<AlignmentText.Entry>, _ marks: [Int32], _ mark: Int32
  ) -> ArticleEvidence.Finding {
    var sum: Float = 0
    var hits: Float = 0
    // One more than there are, so that a few words prove little.
    var count: Float = 1
    for entry in words {
      let word = Int(entry.word)
      var best = losses[word]
      for link in starts[word]..<starts[word + 1] where gains[link] > best && marks[Int(others[link])] == mark
      {
        best = gains[link]
      }
      sum += best
      if best != 0 { count += 1 }
      if best > 0 { hits += 1 }
    }
    return ArticleEvidence.Finding(weight: sum, share: hits / count)
  }
}
