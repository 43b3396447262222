import TranslationMemory

/// What became of the records of an import.
struct ImportTally {
  /// Units and records that could not be used.
  var read = 0
  /// Units that are new.
  var added = 0
  /// Units that were there already.
  var merged = 0
  /// Units that articles gave when they were imported before, and give no more.
  var removed = 0
  /// Records that were not used, by reason.
  var reasons: [String: Int] = [:]

  /// How many were not used.
  var skipped: Int { reasons.values.reduce(0, +) }

  static func += (total: inout ImportTally, part: ImportTally) {
    total.read += part.read
    total.added += part.added
    total.merged += part.merged
    total.removed += part.removed
    total.reasons.merge(part.reasons, uniquingKeysWith: +)
  }

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

extension JSONObject {
  /// The summary of an import, or of one file of it.
  init(_ tally: ImportTally, file: String? = nil, seconds: Double) {
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
  var gaveNothing: Bool { added + merged + reasons["low confidence", default: 0] == 0 }

  mutating func count(_ addition: MemoryWriter.Addition) {
    switch addition {
    case .added: added += 1
    case .merged: merged += 1
    }
  }

  mutating func count(_ change: MemoryWriter.OriginChange) {
    added += change.added
    merged += change.merged
    removed += change.removed
  }
}
