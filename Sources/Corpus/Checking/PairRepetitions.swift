internal import Text

/// The sources met so far, and how each was first translated: finds pairs that come twice, and sources translated in
/// two ways.
///
/// Sources are kept as 64-bit hashes, and of targets, which are compared where the source is the same, 32 bits: a million
/// units take some 50 MB. Two sources with one hash would be taken for the same, which in a million happens once in
/// thirty million times.
struct PairRepetitions {
  private struct First {
    var target: UInt32
    /// The target without case, marks and spaces.
    var looseTarget: UInt32
    var place: Int
  }

  /// What places are called: `line`, `unit`.
  private let placeName: String
  private var firsts: [Int: First] = [:]

  init(placeName: String) { self.placeName = placeName }

  /// What is wrong with a pair in the light of those before; the pair is remembered.
  ///
  /// Targets that differ in case, punctuation or spacing only are no other translation.
  mutating func finding(source: String, target: String, place: Int) -> PairFinding? {
    let folded = NormalForm.folded(target)
    let own = First(
      target: UInt32(truncatingIfNeeded: folded.hashValue),
      looseTarget: UInt32(truncatingIfNeeded: Self.looseHash(of: folded)), place: place)
    guard let first = firsts.updateIfAbsent(own, at: NormalForm.folded(source).hashValue) else { return nil }
    if first.target == own.target { return PairFinding(.doubled, "as \(placeName) \(first.place)") }
    if first.looseTarget == own.looseTarget { return nil }
    return PairFinding(.inconsistent, "otherwise than \(placeName) \(first.place)")
  }

  private static func looseHash(of text: String) -> Int {
    var hasher = Hasher()
    var isEmpty = true
    for scalar in NormalForm.caseFolded(text).unicodeScalars where scalar.isLetter || scalar.isDigit {
      hasher.combine(scalar.value)
      isEmpty = false
    }
    // Marks alone are all there is to compare.
    if isEmpty { hasher.combine(text) }
    return hasher.finalize()
  }
}

extension Dictionary {
  /// Sets the value of a key that has none; returns the value that was there.
  fileprivate mutating func updateIfAbsent(_ value: Value, at key: Key) -> Value? {
    if let known = self[key] { return known }
    self[key] = value
    return nil
  }
}
