internal import Glibc

/// Lengths of one, two and three neighbouring segments, and the chance of each length.
struct JoinedLengths {
  private var lengths: [Float] = []
  private var chances: [Float] = []
  /// Mean and variance of one segment's length.
  private var mean: Float = 1
  private var spread: Float = 0

  init(_ single: [Float]) {
    let count = single.count
    lengths = [Float](repeating: 0, count: (count + 1) * 3)
    chances = lengths
    guard count > 0 else { return }
    mean = single.reduce(0, +) / Float(count)
    spread = single.reduce(0) { [mean] in $0 + ($1 - mean) * ($1 - mean) } / Float(count)
    for joined in 1...3 where joined <= count {
      for end in joined...count {
        var length: Float = 0
        for segment in end - joined..<end { length += single[segment] }
        lengths[end * 3 + joined - 1] = length
        chances[end * 3 + joined - 1] = chance(ofLength: length, joined: joined)
      }
    }
  }

  /// log of the chance that so many segments have a length together.
  ///
  /// Log-normal, with the mean and variance of a sum of as many independent segments.
  func chance(ofLength length: Float, joined: Int) -> Float {
    let square = log(1 + max(0.05, spread / (mean * mean)) / Float(joined))
    let deviation = log(length) - (log(mean * Float(joined)) - square / 2)
    return -log(length) - 0.5 * log(2 * .pi * square) - deviation * deviation / (2 * square)
  }

  @inline(__always) func length(_ end: Int, _ joined: Int) -> Float { lengths[end * 3 + joined - 1] }
  @inline(__always) func chance(_ end: Int, _ joined: Int) -> Float { chances[end * 3 + joined - 1] }
}
