/// What a cut costs by the sign that speaks for it: the logarithm of how often, roughly, a sentence ends at such a
/// place where the segmenter did not split.
///
/// Commas, semicolons and colons are no signs: translators often make two sentences of one there, and the original is not
/// two sentences for that.
struct CutCosts {
  var stop: Float = -2
  var lineBreak: Float = -2
  var capital: Float = -2

  /// The cost of a sign.
  subscript(_ sign: CutPlace.Sign) -> Float {
    switch sign {
    case .stop: stop
    case .lineBreak: lineBreak
    case .capital: capital
    }
  }
}
