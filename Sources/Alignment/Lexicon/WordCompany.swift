/// The words that stand together in the beads learned from.
struct WordCompany {
  /// What the prior weighs against the counted occurrences of a word.
  private static let priorCount: Float = 3
  /// Taken off the expected count of a pair of words not linked before: a word explains its own bead too well.
  private static let discount: Float = 3
  /// The coverage of a word of which nothing is known, and what that guess weighs.
  private static let priorCoverage: Float = 0.25
  /// Pairs of words read at most; more beads than that are sampled at even steps.
  private static let mostPairs = 24_000_000

  /// What is known of a pair of words in one direction.
  private struct Share {
    var probability: Float
    var count: Float = 0
  }
  /// The pairs of words that may be linked, source word and target word, by slot.
  ///
  /// Those of the links known before come first, in their order.
  private var pairs: [UInt64] = []
  /// For each slot, p(target word | source word).
  private var toTarget: [Share] = []
  /// For each slot, p(source word | target word).
  private var toSource: [Share] = []

  /// A bead: its entries on both sides, and where the slot of each pair of them is, row by row of source entries.
  private struct Sample {
    var source: Range<Int>
    var target: Range<Int>
    var pairs: Int
    var weight: Float
  }
  private var samples: [Sample] = []
  private let sourceEntries: [AlignmentText.Entry]
  private let targetEntries: [AlignmentText.Entry]
  /// The slots of the pairs of all samples; -1 for none.
  private var pairSlots: [Int32] = []

  private let links: WordLinks
  private let sourceChances: [Float]
  private let targetChances: [Float]
  private var sourceOccurrences: [Float]
  private var targetOccurrences: [Float]
  private var sourceCoverage: [Float]
  private var targetCoverage: [Float]
  private var sourceExplained: [Float]
  private var targetExplained: [Float]

  init(_ beads: [Bead], _ source: AlignmentText, _ target: AlignmentText, _ links: WordLinks) {
    self.links = links
    sourceChances = WordScores.chances(source.vocabulary)
    targetChances = WordScores.chances(target.vocabulary)
    sourceOccurrences = [Float](repeating: 0, count: source.vocabulary.count)
    targetOccurrences = [Float](repeating: 0, count: target.vocabulary.count)
    sourceExplained = sourceOccurrences
    targetExplained = targetOccurrences
    let guess = { (coverage: Float) in coverage > 0 ? coverage : Self.priorCoverage }
    sourceCoverage = links.sourceCoverage.map(guess)
    targetCoverage = links.targetCoverage.map(guess)
    sourceEntries = source.entries
    targetEntries = target.entries
    var table = PairTable()
    for word in 0..<links.sourceCoverage.count {
      for link in links.starts[word]..<links.starts[word + 1] {
        _ = table.add(Self.key(UInt32(word), links.targets[link]))
      }
    }
    precondition(table.keys.count == links.count, "no two words are linked twice")
    let sure = beads.filter { $0.confidence >= 0.7 && !$0.source.isEmpty && !$0.target.isEmpty }
    let counts = sure.map { Self.pairCount($0, source, target) }
    let step = max(1, counts.reduce(0, +) / Self.mostPairs)
    let sampled = stride(from: 0, to: sure.count, by: step)
    pairSlots.reserveCapacity(sampled.reduce(0) { $0 + counts[$1] })
    for index in sampled { add(sure[index], source, target, &table) }
    pairs = table.keys
    // Model 1 begins with every word as likely as any other.
    toTarget = pairs.map { Share(probability: 2 * targetChances[Self.words(of: $0).target]) }
    toSource = pairs.map { Share(probability: 2 * sourceChances[Self.words(of: $0).source]) }
    for slot in 0..<links.count {
      toTarget[slot].probability += links.targetProbabilities[slot]
      toSource[slot].probability += links.sourceProbabilities[slot]
    }
  }

  private static func key(_ source: UInt32, _ target: UInt32) -> UInt64 {
    UInt64(source) << 32 | UInt64(target)
  }

  private static func words(of key: UInt64) -> (source: Int, target: Int) {
    (Int(key >> 32), Int(UInt32(truncatingIfNeeded: key)))
  }

  private static func pairCount(_ bead: Bead, _ source: AlignmentText, _ target: AlignmentText) -> Int {
    let rows = source.starts[bead.source.upperBound] - source.starts[bead.source.lowerBound]
    let columns = target.starts[bead.target.upperBound] - target.starts[bead.target.lowerBound]
    // A segment of many hundred words is no sentence and shows nothing.
    return rows > 250 || columns > 250 ? 0 : rows * columns
  }

  private mutating func add(
    _ bead: Bead, _ source: AlignmentText, _ target: AlignmentText, _ table: inout PairTable
  ) {
    guard Self.pairCount(bead, source, target) > 0 else { return }
    // A word in fewer segments cannot outweigh the discount in the end; its pairs still compete with others for what
    // they explain, but in a long text they are most of the table and not worth the memory.
    let fewestSegments: Int32 = source.count > 5000 ? 4 : 2
    let sample = Sample(
      source: source.starts[bead.source.lowerBound]..<source.starts[bead.source.upperBound],
      target: target.starts[bead.target.lowerBound]..<target.starts[bead.target.upperBound],
      pairs: pairSlots.count, weight: Float(bead.confidence))
    samples.append(sample)
    let columns = targetEntries[sample.target]
    for row in sourceEntries[sample.source] {
      sourceOccurrences[Int(row.word)] += Float(row.count) * sample.weight
      let isRare = source.vocabulary.segmentCounts[Int(row.word)] < fewestSegments
      for column in columns {
        let key = Self.key(row.word, column.word)
        if isRare || target.vocabulary.segmentCounts[Int(column.word)] < fewestSegments {
          pairSlots.append(table.number(of: key) ?? -1)
        } else {
          pairSlots.append(table.add(key))
        }
      }
    }
    for column in columns { targetOccurrences[Int(column.word)] += Float(column.count) * sample.weight }
  }

  /// What was known before of the pair of a slot: p(target word | source word) and the reverse.
  private func prior(_ slot: Int) -> (target: Float, source: Float) {
    slot < links.count ? (links.targetProbabilities[slot], links.sourceProbabilities[slot]) : (0, 0)
  }

  /// One step of expectation maximisation.
  mutating func iterate() {
    for slot in pairs.indices { (toTarget[slot].count, toSource[slot].count) = (0, 0) }
    for word in sourceExplained.indices { sourceExplained[word] = 0 }
    for word in targetExplained.indices { targetExplained[word] = 0 }
    for sample in samples { count(sample) }
    for slot in pairs.indices {
      let (own, other) = Self.words(of: pairs[slot])
      let prior = prior(slot)
      toTarget[slot].probability =
        (toTarget[slot].count + Self.priorCount * prior.target) / (sourceOccurrences[own] + Self.priorCount)
      toSource[slot].probability =
        (toSource[slot].count + Self.priorCount * prior.source) / (targetOccurrences[other] + Self.priorCount)
    }
    for word in sourceCoverage.indices {
      let prior = links.sourceCoverage[word] > 0 ? links.sourceCoverage[word] : Self.priorCoverage
      sourceCoverage[word] =
        (sourceExplained[word] + Self.priorCount * prior) / (sourceOccurrences[word] + Self.priorCount)
    }
    for word in targetCoverage.indices {
      let prior = links.targetCoverage[word] > 0 ? links.targetCoverage[word] : Self.priorCoverage
      targetCoverage[word] =
        (targetExplained[word] + Self.priorCount * prior) / (targetOccurrences[word] + Self.priorCount)
    }
  }

  private mutating func count(_ sample: Sample) {
    let rows = sourceEntries[sample.source]
    let columns = targetEntries[sample.target]
    let rowTokens = rows.reduce(Float(0)) { $0 + Float($1.count) }
    let columnTokens = columns.reduce(Float(0)) { $0 + Float($1.count) }
    for (columnIndex, column) in columns.enumerated() {
      let word = Int(column.word)
      var sum: Float = 0
      var place = sample.pairs + columnIndex
      for row in rows {
        if pairSlots[place] >= 0 { sum += Float(row.count) * toTarget[Int(pairSlots[place])].probability }
        place += columns.count
      }
      if sum == 0 { continue }
      let explained = targetCoverage[word] * sum / rowTokens
      let share = explained / (explained + (1 - targetCoverage[word]) * targetChances[word])
      let amount = share * Float(column.count) * sample.weight
      targetExplained[word] += amount
      place = sample.pairs + columnIndex
      for row in rows {
        if pairSlots[place] >= 0 {
          let slot = Int(pairSlots[place])
          toTarget[slot].count += amount * Float(row.count) * toTarget[slot].probability / sum
        }
        place += columns.count
      }
    }
    for (rowIndex, row) in rows.enumerated() {
      let word = Int(row.word)
      let first = sample.pairs + rowIndex * columns.count
      var sum: Float = 0
      for (offset, column) in columns.enumerated() where pairSlots[first + offset] >= 0 {
        sum += Float(column.count) * toSource[Int(pairSlots[first + offset])].probability
      }
      if sum == 0 { continue }
      let explained = sourceCoverage[word] * sum / columnTokens
      let share = explained / (explained + (1 - sourceCoverage[word]) * sourceChances[word])
      let amount = share * Float(row.count) * sample.weight
      sourceExplained[word] += amount
      for (offset, column) in columns.enumerated() where pairSlots[first + offset] >= 0 {
        let slot = Int(pairSlots[first + offset])
        toSource[slot].count += amount * Float(column.count) * toSource[slot].probability / sum
      }
    }
  }

  /// The links worth keeping.
  func links(_ source: AlignmentText, _ target: AlignmentText) -> WordLinks {
    var result = WordLinks(sourceWords: sourceCoverage.count, targetWords: targetCoverage.count)
    var kept: [(source: Int, target: Int, toTarget: Float, toSource: Float)] = []
    for slot in pairs.indices {
      let (own, other) = Self.words(of: pairs[slot])
      let prior = prior(slot)
      let discount = prior.target > 0 ? 0 : Self.discount
      let targetProbability =
        (max(0, toTarget[slot].count - discount) + Self.priorCount * prior.target)
        / (sourceOccurrences[own] + Self.priorCount)
      let sourceProbability =
        (max(0, toSource[slot].count - discount) + Self.priorCount * prior.source)
        / (targetOccurrences[other] + Self.priorCount)
      if max(targetProbability, sourceProbability) >= 0.05 {
        kept.append((own, other, targetProbability, sourceProbability))
      }
    }
    kept.sort { ($0.source, $0.target) < ($1.source, $1.target) }
    var next = 0
    for word in 0..<sourceCoverage.count {
      while next < kept.count && kept[next].source == word {
        let link = kept[next]
        result.append(
          target: UInt32(link.target), targetProbability: link.toTarget, sourceProbability: link.toSource)
        result.sourceCoverage[word] = min(0.95, sourceCoverage[word])
        result.targetCoverage[link.target] = min(0.95, targetCoverage[link.target])
        next += 1
      }
      result.closeRow()
    }
    return result
  }
}
