/// Numbers as they are printed.
public enum Decimals {
  /// A finite number, rounded to four decimals; what is less than 1 stays so, since a confidence of 1 is certainty.
  public static func four(_ value: Double) -> String {
    let rounded = (value * 10_000).rounded() / 10_000
    return "\(value < 1 ? min(rounded, 0.9999) : rounded)"
  }
}
