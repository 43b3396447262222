internal import Glibc

/// The logarithm of a sum of numbers given by their logarithms.
struct LogSum {
  private var greatest = -Double.infinity
  private var rest = 0.0

  /// Adds a number; it is finite.
  @inline(__always) mutating func add(_ value: Double) {
    if value <= greatest {
      let difference = value - greatest
      if difference > -40 { rest += exp(difference) }
    } else {
      rest = greatest == -.infinity ? 1 : rest * exp(greatest - value) + 1
      greatest = value
    }
  }

  @inline(__always) var value: Double { greatest == -.infinity ? greatest : greatest + log(rest) }
}
