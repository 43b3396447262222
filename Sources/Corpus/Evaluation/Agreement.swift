/// How many of the things given are right, and how many of the right ones are given.
public struct Agreement: Hashable, Sendable, CustomStringConvertible {
  /// Things given.
  public var given = 0
  /// Given things that are right: what precision counts.
  public var right = 0
  /// Things of the gold.
  public var gold = 0
  /// Things of the gold that were found: what recall counts.
  ///
  /// As many as are right where both sides count the same things.
  public var found = 0

  /// An agreement on nothing.
  public init() {}

  /// The share of what is given that is right; 0 of nothing.
  public var precision: Double { given > 0 ? Double(right) / Double(given) : 0 }
  /// The share of the gold that was found; 0 of nothing.
  public var recall: Double { gold > 0 ? Double(found) / Double(gold) : 0 }
  /// The harmonic mean of precision and recall.
  public var f1: Double {
    let sum = precision + recall
    return sum > 0 ? 2 * precision * recall / sum : 0
  }

  /// Adds things given and things of the gold, each counted once; those that are in both are right.
  public mutating func add<Thing: Hashable>(_ given: some Sequence<Thing>, gold: some Sequence<Thing>) {
    let (given, gold) = (Set(given), Set(gold))
    let common = given.intersection(gold).count
    right += common
    found += common
    self.given += given.count
    self.gold += gold.count
  }

  /// Adds what another one has counted.
  public static func += (total: inout Agreement, part: Agreement) {
    total.given += part.given
    total.right += part.right
    total.gold += part.gold
    total.found += part.found
  }

  /// `P 0.9912 R 0.9893 F1 0.9902 (558 right, 563 given, 564 gold)`.
  public var description: String {
    func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
    let counts = "\(right) right, \(given) given, \(gold) gold"
    return "P \(rounded(precision)) R \(rounded(recall)) F1 \(rounded(f1)) (\(counts))"
  }
}
