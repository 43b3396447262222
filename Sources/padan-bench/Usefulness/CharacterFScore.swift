/// chrF, the F-score of character n-grams (Popović 2015, "chrF: character n-gram F-score for automatic MT evaluation"),
/// of a single segment against a single reference.
///
/// N-grams of up to 6 characters, recall weighing twice as much as precision (β = 2, Popović 2016), white space removed.
/// Precision and recall are averaged over the orders that both texts are long enough for, as sacrebleu does by default.
enum CharacterFScore {
  private static let longest = 6
  private static let recallWeight = 4.0

  /// The score, from 0 to 100.
  ///
  /// Characters are Unicode scalars.
  static func score(_ hypothesis: String, reference: String) -> Double {
    let (hypothesis, reference) = (characters(of: hypothesis), characters(of: reference))
    var (precision, recall, orders) = (0.0, 0.0, 0.0)
    for order in 1...longest {
      let (found, wanted) = (hypothesis.count - order + 1, reference.count - order + 1)
      guard found > 0, wanted > 0 else { break }
      var counts: [ArraySlice<Unicode.Scalar>: Int] = [:]
      for start in 0..<wanted { counts[reference[start..<start + order], default: 0] += 1 }
      var common = 0
      for start in 0..<found {
        guard let count = counts[hypothesis[start..<start + order]], count > 0 else { continue }
        counts[hypothesis[start..<start + order]] = count - 1
        common += 1
      }
      precision += Double(common) / Double(found)
      recall += Double(common) / Double(wanted)
      orders += 1
    }
    guard precision + recall > 0 else { return 0 }
    (precision, recall) = (precision / orders, recall / orders)
    return 100 * (1 + recallWeight) * precision * recall / (recallWeight * precision + recall)
  }

  private static func characters(of text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace && !(0x1C...0x1F).contains($0.value) }
  }
}
