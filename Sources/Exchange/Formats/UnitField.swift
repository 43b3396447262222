/// What JSON Lines, TSV and CSV call the parts of a unit: one vocabulary for all three.
enum UnitField: Int, CaseIterable, CustomStringConvertible {
  case source, target, from, to, origin, position, before, after, author, note, created, changed, usage,
    confidence

  /// The fields by their names, and by the short names that corpora use.
  static let named: [String: UnitField] = [
    "source": .source, "src": .source, "target": .target, "tgt": .target, "trg": .target, "from": .from,
    "to": .to,
    "origin": .origin, "position": .position, "before": .before, "after": .after, "author": .author,
    "note": .note, "created": .created, "changed": .changed, "usage": .usage, "confidence": .confidence,
  ]

  /// The name under which it is written.
  var name: String {
    switch self {
    case .source: "source"
    case .target: "target"
    case .from: "from"
    case .to: "to"
    case .origin: "origin"
    case .position: "position"
    case .before: "before"
    case .after: "after"
    case .author: "author"
    case .note: "note"
    case .created: "created"
    case .changed: "changed"
    case .usage: "usage"
    case .confidence: "confidence"
    }
  }

  var description: String { name }

  /// Whether the field is a number in JSON.
  var isNumber: Bool { self == .position || self == .usage || self == .confidence }
}
