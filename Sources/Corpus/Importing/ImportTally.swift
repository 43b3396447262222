public import Exchange
public import TranslationMemory

/// What became of the records of an import.
public struct ImportTally: Sendable {
  /// Units and records that could not be used.
  public var read = 0
  /// Units that are new.
  public var added = 0
  /// Units that were there already.
  public var merged = 0
  /// Units that articles gave when they were imported before, and give no more.
  public var removed = 0
  /// Records that were not used, by reason.
  public var reasons: [String: Int] = [:]

  /// A tally of nothing.
  public init() {}

  /// How many were not used.
  public var skipped: Int { reasons.values.reduce(0, +) }

  /// Adds up.
  public static func += (total: inout ImportTally, part: ImportTally) {
    total.read += part.read
    total.added += part.added
    total.merged += part.merged
    total.removed += part.removed
    total.reasons.merge(part.reasons, uniquingKeysWith: +)
  }
}

extension JSONObject {
  /// The summary of an import, or of one file of it.
  public init(_ tally: ImportTally, file: String? = nil, seconds: Double) {
    self.init()
    if let file { set("file", file) }
    set("read", tally.read)
    set("added", tally.added)
    set("merged", tally.merged)
    set("removed", tally.removed)
    set("skipped", tally.skipped)
    set("reasons", JSONObject(counts: tally.reasons))
    set("seconds", seconds)
  }
}

extension ImportTally {
  /// Whether a file gave no unit at all: what was left out as too unsure counts as given.
  public var gaveNothing: Bool { added + merged + reasons["low confidence", default: 0] == 0 }

  /// Counts a unit.
  public mutating func count(_ addition: MemoryWriter.Addition) {
    switch addition {
    case .added: added += 1
    case .merged: merged += 1
    }
  }

  /// Counts units.
  public mutating func count(_ units: MemoryWriter.Merging) {
    added += units.added
    merged += units.merged
  }

  /// Counts what an article gave.
  public mutating func count(_ change: MemoryWriter.OriginChange) {
    added += change.added
    merged += change.merged
    removed += change.removed
  }
}
