/// Which words of the source text may translate which words of the target text, and how likely.
///
/// Stored row by row: the links of source word `s` are `starts[s]..<starts[s + 1]`.
struct WordLinks {
  /// Where the links of each source word begin, and the end of the last.
  var starts: [Int] = [0]
  /// The target word of each link.
  var targets: [UInt32] = []
  /// p(target word | source word) of each link.
  var targetProbabilities: [Float] = []
  /// p(source word | target word) of each link.
  var sourceProbabilities: [Float] = []
  /// For each source word, the share of its occurrences that its links explain in a true translation.
  var sourceCoverage: [Float] = []
  /// For each target word, the same.
  var targetCoverage: [Float] = []

  /// The number of links.
  var count: Int { targets.count }

  /// No links over vocabularies of the given sizes.
  init(sourceWords: Int, targetWords: Int) {
    sourceCoverage = [Float](repeating: 0, count: sourceWords)
    targetCoverage = [Float](repeating: 0, count: targetWords)
    starts.reserveCapacity(sourceWords + 1)
  }

  /// Adds a link to the source word whose row is open.
  mutating func append(target: UInt32, targetProbability: Float, sourceProbability: Float) {
    targets.append(target)
    targetProbabilities.append(targetProbability)
    sourceProbabilities.append(sourceProbability)
  }

  /// Closes the row of a source word; rows are closed in the order of word numbers.
  mutating func closeRow() { starts.append(targets.count) }
}
