internal import Glibc

/// What is expected of the beads of two texts, apart from their words: shapes, lengths, paragraph breaks.
///
/// Everything is a log likelihood ratio against two texts that have nothing to do with each other, so that a bead
/// with an empty side has a score of its prior alone, and is weighed openly against its neighbours' swallowing it.
struct BeadModel {
  /// log of the probability of each shape, in the order of `BeadShape.all`.
  var shapeScores: [Float]
  /// Target characters for one source character.
  var ratio: Float = 1
  /// Variance of the target length for one source character (Gale and Church 1993 have 6.8).
  var variance: Float = 6.8
  /// For segments that both, or only one, begin a paragraph; 0 where paragraphs say nothing.
  var paragraphScores = ParagraphScores()
  /// What the evidence of words counts; less than 1, since words do not come independently of each other.
  var wordWeight: Float = 0.6
  /// What the evidence of lengths counts.
  var lengthWeight: Float = 1

  /// log odds by how many of two segments that begin a bead begin a paragraph.
  struct ParagraphScores {
    var both: Float = 0.4
    var one: Float = -0.2
    var neither: Float = 0
    /// For each break between segments that a bead joins.
    var joined: Float = -1
  }

  /// What a token of a bead of several segments on both sides costs: its words find partners among more words than
  /// those they stand for.
  var crossingCost: Float = 0.2

  init() {
    shapeScores = Self.shares.map { log($0) }
  }

  /// How often each shape is expected before a text has been seen.
  static let shares: [Float] = [
    0.90, 0.02, 0.02, 0.02, 0.02, 0.002,
    0.002, 0.002, 0.0005, 0.0005,
  ]

  /// The length of the bead's two sides: how much likelier they are of a translation than by chance.
  ///
  /// The difference is distributed as Gale and Church have it, but with the tails of Student's t (3 degrees of
  /// freedom), as real translations have them.
  @inline(__always)
  func lengthScore(_ source: Float, _ target: Float, sourceChance: Float, targetChance: Float) -> Float {
    let middle = (source * ratio + target) / 2
    let scale = variance * middle + 4
    let difference = target - source * ratio
    let spread = 1 + difference * difference / (3 * scale)
    let score = -0.5 * log(spread * spread * spread * spread * scale) - 1.001
    // Both directions: the target's length given the source's, and the other way round (a change of unit).
    return score - 0.5 * (targetChance + sourceChance - log(ratio))
  }
}
