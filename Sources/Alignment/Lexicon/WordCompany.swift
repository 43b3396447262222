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

  /// A pair of words that may be linked.
  private struct Slot {
    var source: UInt32
    var target: UInt32
    var priorTarget: Float = 0
    var priorSource: Float = 0
    var targetProbability: Float = 0
    var sourceProbability: Float = 0
    var targetCount: Float = 0
    var sourceCount: Float = 0
  }
  private var slots: [Slot] = []
  /// For each bead: words of both sides, and the slot of each pair, row by row of source words; -1 for none.
  private struct Sample {
    var source: Range<Int>
    var target: Range<Int>
    var pairs: Int
    var weight: Float
  }
  private var samples: [Sample] = []
  private var sourceWords: [AlignmentText.Entry] = []
  private var targetWords: [AlignmentText.Entry] = []
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
    var byPair = PairTable()
    addKnown(&byPair)
    let sure = beads.filter { $0.confidence >= 0.7 && !$0.source.isEmpty && !$0.target.isEmpty }
    let pairs = sure.reduce(0) { $0 + Self.pairCount($1, source, target) }
    let step = max(1, pairs / Self.mostPairs)
    for (index, bead) in sure.enumerated() where index % step == 0 {
      add(bead, source, target, &byPair)
    }
    for slot in slots.indices {
      // Model 1 begins with every word as likely as any other.
      slots[slot].targetProbability = slots[slot].priorTarget + 2 * targetChances[Int(slots[slot].target)]
      slots[slot].sourceProbability = slots[slot].priorSource + 2 * sourceChances[Int(slots[slot].source)]
    }
  }

  private static func pairCount(_ bead: Bead, _ source: AlignmentText, _ target: AlignmentText) -> Int {
    let rows = source.starts[bead.source.upperBound] - source.starts[bead.source.lowerBound]
    let columns = target.starts[bead.target.upperBound] - target.starts[bead.target.lowerBound]
    // A segment of many hundred words is no sentence and shows nothing.
    return rows > 250 || columns > 250 ? 0 : rows * columns
  }

  private mutating func addKnown(_ byPair: inout PairTable) {
    for word in 0..<links.sourceCoverage.count {
      for link in links.starts[word]..<links.starts[word + 1] {
        let slot = byPair.slot(of: UInt64(word) << 32 | UInt64(links.targets[link]), next: Int32(slots.count))
        if slot == slots.count {
          slots.append(Slot(source: UInt32(word), target: links.targets[link]))
          slots[Int(slot)].priorTarget = links.targetProbabilities[link]
          slots[Int(slot)].priorSource = links.sourceProbabilities[link]
        }
      }
    }
  }

  private mutating func add(
    _ bead: Bead, _ source: AlignmentText, _ target: AlignmentText, _ byPair: inout PairTable
  ) {
    guard Self.pairCount(bead, source, target) > 0 else { return }
    let rows = source.entries[source.starts[bead.source.lowerBound]..<source.starts[bead.source.upperBound]]
    let columns = target.entries[
      target.starts[bead.target.lowerBound]..<target.starts[bead.target.upperBound]]
    // A word in fewer segments cannot outweigh the discount in the end; its pairs still compete with others for what
    // they explain, but in a long text they are most of the table and not worth the memory.
    let fewestSegments: Int32 = source.count > 5000 ? 4 : 2
    let weight = Float(bead.confidence)
    samples.append(
      Sample(
        source: sourceWords.count..<sourceWords.count + rows.count,
        target: targetWords.count..<targetWords.count + columns.count, pairs: pairSlots.count, weight: weight)
    )
    sourceWords.append(contentsOf: rows)
    targetWords.append(contentsOf: columns)
    for row in rows {
      sourceOccurrences[Int(row.word)] += Float(row.count) * weight
      let isRare = source.vocabulary.segmentCounts[Int(row.word)] < fewestSegments
      for column in columns {
        let key = UInt64(row.word) << 32 | UInt64(column.word)
        if isRare || target.vocabulary.segmentCounts[Int(column.word)] < fewestSegments {
          pairSlots.append(byPair.slot(of: key) ?? -1)
        } else {
          let slot = byPair.slot(of: key, next: Int32(slots.count))
          if slot == slots.count { slots.append(Slot(source: row.word, target: column.word)) }
          pairSlots.append(slot)
        }
      }
    }
    for column in columns { targetOccurrences[Int(column.word)] += Float(column.count) * weight }
  }

  /// One step of expectation maximisation.
  mutating func iterate() {
    for slot in slots.indices { (slots[slot].targetCount, slots[slot].sourceCount) = (0, 0) }
    for word in sourceExplained.indices { sourceExplained[word] = 0 }
    for word in targetExplained.indices { targetExplained[word] = 0 }
    for sample in samples { count(sample) }
    for slot in slots.indices {
      let (own, other) = (Int(slots[slot].source), Int(slots[slot].target))
      slots[slot].targetProbability =
        (slots[slot].targetCount + Self.priorCount * slots[slot].priorTarget)
        / (sourceOccurrences[own] + Self.priorCount)
      slots[slot].sourceProbability =
        (slots[slot].sourceCount + Self.priorCount * slots[slot].priorSource)
        / (targetOccurrences[other] + Self.priorCount)
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
    let rows = sourceWords[sample.source]
    let columns = targetWords[sample.target]
    let rowTokens = rows.reduce(Float(0)) { $0 + Float($1.count) }
    let columnTokens = columns.reduce(Float(0)) { $0 + Float($1.count) }
    for (columnIndex, column) in columns.enumerated() {
      let word = Int(column.word)
      var sum: Float = 0
      var place = sample.pairs + columnIndex
      for row in rows {
        if pairSlots[place] >= 0 { sum += Float(row.count) * slots[Int(pairSlots[place])].targetProbability }
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
          slots[slot].targetCount += amount * Float(row.count) * slots[slot].targetProbability / sum
        }
        place += columns.count
      }
    }
    for (rowIndex, row) in rows.enumerated() {
      let word = Int(row.word)
      let first = sample.pairs + rowIndex * columns.count
      var sum: Float = 0
      for (offset, column) in columns.enumerated() where pairSlots[first + offset] >= 0 {
        sum += Float(column.count) * slots[Int(pairSlots[first + offset])].sourceProbability
      }
      if sum == 0 { continue }
      let explained = sourceCoverage[word] * sum / columnTokens
      let share = explained / (explained + (1 - sourceCoverage[word]) * sourceChances[word])
      let amount = share * Float(row.count) * sample.weight
      sourceExplained[word] += amount
      for (offset, column) in columns.enumerated() where pairSlots[first + offset] >= 0 {
        let slot = Int(pairSlots[first + offset])
        slots[slot].sourceCount += amount * Float(column.count) * slots[slot].sourceProbability / sum
      }
    }
  }

  /// The links worth keeping.
  func links(_ source: AlignmentText, _ target: AlignmentText) -> WordLinks {
    var result = WordLinks(sourceWords: sourceCoverage.count, targetWords: targetCoverage.count)
    var kept: [(slot: Slot, target: Float, source: Float)] = []
    for slot in slots {
      let discount = slot.priorTarget > 0 ? 0 : Self.discount
      let toTarget =
        (max(0, slot.targetCount - discount) + Self.priorCount * slot.priorTarget)
        / (sourceOccurrences[Int(slot.source)] + Self.priorCount)
      let toSource =
        (max(0, slot.sourceCount - discount) + Self.priorCount * slot.priorSource)
        / (targetOccurrences[Int(slot.target)] + Self.priorCount)
      if max(toTarget, toSource) >= 0.05 { kept.append((slot, toTarget, toSource)) }
    }
    kept.sort { ($0.slot.source, $0.slot.target) < ($1.slot.source, $1.slot.target) }
    var next = 0
    for word in 0..<sourceCoverage.count {
      while next < kept.count && Int(kept[next].slot.source) == word {
        let link = kept[next]
        result.append(
          target: link.slot.target, targetProbability: link.target, sourceProbability: link.source)
        result.sourceCoverage[word] = min(0.95, sourceCoverage[word])
        let other = Int(link.slot.target)
        result.targetCoverage[other] = min(0.95, targetCoverage[other])
        next += 1
      }
      result.closeRow()
    }
    return result
  }
}
