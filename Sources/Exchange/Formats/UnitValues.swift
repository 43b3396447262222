internal import Text
internal import TranslationMemory

/// Reads and writes the values of fields, remembering the languages and days it has met: they are few in a memory.
struct UnitValues {
  /// The most language tags remembered.
  private static let maximumTags = 256
  /// Dates.
  var dates = TimestampCoder()
  private var tags: [String: LanguageTag] = [:]

  /// A language tag; nil for what is none.
  mutating func language(_ text: String) -> LanguageTag? {
    if let tag = tags[text] { return tag }
    guard let tag = LanguageTag(text) else { return nil }
    if tags.count < Self.maximumTags { tags[text] = tag }
    return tag
  }

  /// A whole number that is not negative; nil for anything else, and where it does not fit.
  static func count(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  /// A number from 0 to 1; nil for anything else.
  static func probability(_ text: some StringProtocol) -> Double? {
    guard let first = text.utf8.first, (0x30...0x39).contains(first) || first == 0x2E, text.utf8.count <= 64,
      let number = Double(text), (0...1).contains(number)
    else { return nil }
    return number
  }

  /// The text of a field in a unit; nil where the unit does not have it.
  mutating func text(of field: UnitField, in unit: TranslationUnit) -> String? {
    switch field {
    case .source: unit.source
    case .target: unit.target
    case .from: unit.sourceLanguage.description
    case .to: unit.targetLanguage.description
    case .origin: unit.origin
    case .position: unit.position.map { String($0) }
    case .before: unit.before
    case .after: unit.after
    case .author: unit.author
    case .note: unit.note
    case .created: unit.created.flatMap { dates.text($0) }
    case .changed: unit.changed.flatMap { dates.text($0) }
    case .usage: unit.usage == 0 ? nil : String(unit.usage)
    case .confidence: unit.confidence.flatMap { $0.isFinite ? "\($0)" : nil }
    }
  }
}
