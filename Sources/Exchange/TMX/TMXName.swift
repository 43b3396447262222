internal import TranslationMemory

/// The elements and attributes of TMX (1.1 to 1.4b) that are read.
enum TMXName: String, CaseIterable {
  // By how often they occur, since they are looked up in this order.
  case tuv, seg, tu, prop, type, note
  case xmlLang = "xml:lang"
  case creationdate, creationid, changedate, changeid, usagecount, lang
  case bpt, ept, ph, it, ut, sub, hi
  case tmx, header, body, version, srclang
}

/// How much of a memory a TMX file holds.
public enum TMXLevel: Int, CaseIterable, Sendable {
  /// Texts without codes, and our own data: what every reader takes.
  case one = 1
  /// All that was read: inline codes, properties, notes, further languages, the dates and users of each `tuv`.
  case two = 2
}

/// The names under which our own data stands in `prop` elements.
enum TMXProperty: String, CaseIterable {
  /// The article or file that the unit comes from.
  case origin = "x-origin"
  /// The place in the origin, from 0.
  case position = "x-position"
  /// The probability that an alignment is right.
  case confidence = "x-confidence"
  /// The source segment before, as other tools write it too.
  case before = "x-context-pre"
  /// The source segment after.
  case after = "x-context-post"

  /// What a unit says of it; nil where it says nothing.
  func text(in unit: TranslationUnit) -> String? {
    switch self {
    case .origin: unit.origin
    case .position: unit.position.map { String($0) }
    case .confidence: unit.confidence.flatMap { $0.isFinite ? "\($0)" : nil }
    case .before: unit.before
    case .after: unit.after
    }
  }
}
