import Corpus

extension ImportTally {
  /// Why records were not used, and how many: `empty side 4, fuzzy 2`.
  var shownReasons: String {
    reasons.sorted { $0.key < $1.key }.map { "\($0.key) \(Count.shown($0.value))" }.joined(separator: ", ")
  }

  /// The summary as a sentence.
  ///
  /// `Read 1,000 units in 0.4 s: 990 added, 6 merged, 4 skipped (empty side 4).`
  func sentence(seconds: Double) -> String {
    var parts = ["\(Count.shown(added)) added", "\(Count.shown(merged)) merged"]
    if removed > 0 { parts.append("\(Count.shown(removed)) removed") }
    if skipped > 0 {
      parts.append("\(Count.shown(skipped)) skipped (\(shownReasons))")
    }
    let time = "\((seconds * 10).rounded() / 10)"
    return "Read \(Count.shown(read, "unit")) in \(time) s: \(parts.joined(separator: ", "))."
  }
}
