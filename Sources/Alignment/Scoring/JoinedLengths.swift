internal import Glibc

/// Lengths of one, two and three neighbouring segments, and the chance of each length.
struct JoinedLengths {
  private var lengths: [Float] = []
  private var chances: [Float] = []

  init(_ single: [Float]) {
    let count = single.count
    lengths = [Float](repeating: 0, count: (count + 1) * 3)
    chances = lengths
    guard count > 0 else { return }
    let mean = single.reduce(0, +) / Float(count)
    let spread = single.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(count)
    for joined in 1...3 where joined <= count {
      // Log-normal, with the mean and variance of a sum of as many independent segments.
      let average = mean * Float(joined)
      let square = log(1 + max(0.05, spread / (mean * mean)) / Float(joined))
      let middle = log(average) - square / 2
      for end in joined...count {
        var length: Float = 0
        for segment in end - joined..<end { length += single[segment] }
        let deviation = log(length) - middle
        lengths[end * 3 + joined - 1] = length
        chances[end * 3 + joined - 1] =
          -log(length) - 0.5 * log(2 * .pi * square) - deviation * deviation / (2 * square)
      }
    }
  }

  @inline(__always) func length(_ end: Int, _ joined: Int) -> Float { lengths[end * 3 + joined - 1] }
  @inline(__always) func chance(_ end: Int, _ joined: Int) -> Float { chances[end * 3 + joined - 1] }
}
