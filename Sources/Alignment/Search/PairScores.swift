internal import Glibc

/// Word scores of all pairs of segments in some rows of a band, and of up to three segments joined on a side.
///
/// For source segment a and target segment b it holds six sums: what the words of b gain from the source segments
/// a−m+1…a (m = 1, 2, 3), and what the words of a gain from the target segments b−n+1…b. Any bead's score is a sum of
/// these.
struct PairScores {
  /// The rows (source segments) that are filled.
  private(set) var rows = 0..<0
  /// The first column (target segment) and the place of the first cell of each row.
  private var columns: [Range<Int>] = []
  private var starts: [Int] = []
  /// Six sums a cell: m = 1, 2, 3, then n = 1, 2, 3.
  private var sums: [Float] = []

  private let source: AlignmentText
  private let target: AlignmentText
  private let scores: WordScores
  private let band: Band

  init(_ source: AlignmentText, _ target: AlignmentText, _ scores: WordScores, _ band: Band) {
    self.source = source
    self.target = target
    self.scores = scores
    self.band = band
    heads = [Int32](repeating: -1, count: target.vocabulary.count)
    sourceSums = [Float](repeating: 0, count: source.longest)
    targetSums = [Float](repeating: 0, count: target.longest)
  }

  /// What the words of target segment `b` gain from the `m` source segments that end with `a`.
  @inline(__always) func targetGain(_ a: Int, _ b: Int, joined m: Int) -> Float {
    sums[place(a, b) * 6 + m - 1]
  }
  /// What the words of source segment `a` gain from the `n` target segments that end with `b`.
  @inline(__always) func sourceGain(_ a: Int, _ b: Int, joined n: Int) -> Float {
    sums[place(a, b) * 6 + 3 + n - 1]
  }
  @inline(__always) private func place(_ a: Int, _ b: Int) -> Int {
    let row = a - rows.lowerBound
    return starts[row] + b - columns[row].lowerBound
  }

  /// A source word and a target word that are linked, by their entries in the two segments.
  private struct Pairing {
    var source: Int32
    var target: Int32
    var link: Int32
  }
  /// The pairings of one row, cell by cell.
  private struct Row {
    var columns = 0..<0
    var starts: [Int] = []
    var pairings: [Pairing] = []

    func range(_ column: Int) -> Range<Int> {
      guard columns.contains(column) else { return 0..<0 }
      return starts[column - columns.lowerBound]..<starts[column - columns.lowerBound + 1]
    }
  }

  // Scratch space, kept between rows.
  private var heads: [Int32]
  private var chain: [(entry: Int32, link: Int32, next: Int32)] = []
  private var sourceSums: [Float]
  private var targetSums: [Float]
  private var touched: [Int] = []

  /// The target segments that beads ending or beginning near source segment `a` may hold.
  private func columns(_ a: Int) -> Range<Int> {
    let first = band.lower[max(0, a - 2)]
    let last = band.upper[min(band.rows - 1, a + 3)]
    return first..<max(first, last)
  }

  /// Fills the rows of the source segments `range`, forgetting those filled before.
  mutating func fill(_ range: Range<Int>) {
    rows = range
    columns = range.map(columns)
    starts = []
    var cells = 0
    for columns in columns {
      starts.append(cells)
      cells += columns.count
    }
    sums = [Float](repeating: 0, count: cells * 6)
    // The rows before are needed to join segments, not to be scored.
    var recent = [Row](repeating: Row(), count: 3)
    for a in max(0, range.lowerBound - 2)..<range.upperBound {
      recent.swapAt(1, 2)
      recent.swapAt(0, 1)
      findPairings(a, &recent[0])
      if a >= range.lowerBound { score(a, recent) }
    }
  }

  private mutating func findPairings(_ a: Int, _ row: inout Row) {
    row.columns = columns(a)
    row.starts.removeAll(keepingCapacity: true)
    row.pairings.removeAll(keepingCapacity: true)
    chain.removeAll(keepingCapacity: true)
    let own = source.starts[a]..<source.starts[a + 1]
    for entry in own {
      let word = Int(source.entries[entry].word)
      for link in scores.links.starts[word]..<scores.links.starts[word + 1] {
        let other = Int(scores.links.targets[link])
        chain.append((Int32(entry - own.lowerBound), Int32(link), heads[other]))
        heads[other] = Int32(chain.count - 1)
      }
    }
    row.starts.append(0)
    for b in row.columns {
      let first = target.starts[b]
      for entry in first..<target.starts[b + 1] {
        var next = heads[Int(target.entries[entry].word)]
        while next >= 0 {
          let item = chain[Int(next)]
          row.pairings.append(
            Pairing(source: item.entry, target: Int32(entry - first), link: item.link))
          next = item.next
        }
      }
      row.starts.append(row.pairings.count)
    }
    for item in chain { heads[Int(scores.links.targets[Int(item.link)])] = -1 }
  }

  private mutating func score(_ a: Int, _ recent: [Row]) {
    let row = a - rows.lowerBound
    for b in columns[row] {
      let cell = (starts[row] + b - columns[row].lowerBound) * 6
      var tokens: Float = 0
      let firstTarget = target.starts[b]
      for m in 1...min(3, a + 1) {
        let before = recent[m - 1]
        tokens += source.tokenCounts[a - m + 1]
        let firstSource = source.starts[a - m + 1]
        for pairing in before.pairings[before.range(b)] {
          let entry = Int(pairing.target)
          if targetSums[entry] == 0 { touched.append(entry) }
          let count = WordScores.weight(of: source.entries[firstSource + Int(pairing.source)].count)
          targetSums[entry] += count * scores.targetOdds[Int(pairing.link)]
        }
        sums[cell + m - 1] =
          scores.targetBase[b]
          + Self.logarithm(
            of: targetSums, touched, target.entries, scores.targetRarity, firstTarget, over: tokens)
      }
      for entry in touched { targetSums[entry] = 0 }
      touched.removeAll(keepingCapacity: true)

      tokens = 0
      let firstSource = source.starts[a]
      for n in 1...min(3, b + 1) {
        tokens += target.tokenCounts[b - n + 1]
        let firstTarget = target.starts[b - n + 1]
        for pairing in recent[0].pairings[recent[0].range(b - n + 1)] {
          let entry = Int(pairing.source)
          if sourceSums[entry] == 0 { touched.append(entry) }
          let count = WordScores.weight(of: target.entries[firstTarget + Int(pairing.target)].count)
          sourceSums[entry] += count * scores.sourceOdds[Int(pairing.link)]
        }
        sums[cell + 3 + n - 1] =
          scores.sourceBase[a]
          + Self.logarithm(
            of: sourceSums, touched, source.entries, scores.sourceRarity, firstSource, over: tokens)
      }
      for entry in touched { sourceSums[entry] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
  }

  /// Σ log(1 + odds/|S|) over the words that have a link, as the logarithm of a product.
  @inline(__always)
  private static func logarithm(
    of sums: [Float], _ touched: [Int], _ entries: [AlignmentText.Entry], _ rarity: [Float],
    _ first: Int, over tokens: Float
  ) -> Float {
    var product = 1.0
    var sum = 0.0
    let share = 1 / max(1, tokens)
    for entry in touched {
      let factor = Double(1 + sums[entry] * rarity[first + entry] * share)
      let count = entries[first + entry].count
      if count == 1 {
        product *= factor
        if product > 1e200 {
          sum += log(product)
          product = 1
        }
      } else {
        sum += Double(WordScores.weight(of: count)) * log(factor)
      }
    }
    return Float(sum + log(product))
  }
}

extension AlignmentText {
  /// The most distinct words a segment has.
  var longest: Int { (0..<count).reduce(0) { max($0, starts[$1 + 1] - starts[$1]) } }
}
