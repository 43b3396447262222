internal import Text
internal import TranslationMemory

/// What JSON Lines, TSV and CSV call the parts of a unit.
///
/// One list, so that one vocabulary serves all three.
enum UnitField: String, CaseIterable {
  case source, target, from, to, origin, position, before, after, author, note, created, changed, usage,
    confidence

  /// A field by its name, or by the short form that corpora use.
  init?(named name: some StringProtocol) {
    switch name.lowercased() {
    case "src": self = .source
    case "tgt", "trg": self = .target
    case let name: self.init(rawValue: name)
    }
  }

  /// What the field holds, where it is a number in JSON.
  var isNumber: Bool { self == .position || self == .usage || self == .confidence }
}

/// A unit in the making, from named fields.
struct UnitDraft {
  /// The source text, once it is known.
  var source: String?
  /// The target text, once it is known.
  var target: String?
  private var from: LanguageTag?
  private var to: LanguageTag?
  private var rest: TranslationUnit

  /// A draft between `languages`, where its fields do not name others.
  init(_ languages: LanguagePair) {
    rest = TranslationUnit(
      source: "", target: "", sourceLanguage: languages.from, targetLanguage: languages.to)
  }

  /// Sets a field from its text; false where the text is not of the field's form, and the field stays unknown.
  mutating func set(_ field: UnitField, to text: String, dates: inout TimestampCoder) -> Bool {
    switch field {
    case .source: source = text
    case .target: target = text
    case .from:
      from = LanguageTag(text)
      return from != nil
    case .to:
      to = LanguageTag(text)
      return to != nil
    case .origin: rest.origin = text.isEmpty ? nil : text
    case .author: rest.author = text.isEmpty ? nil : text
    case .note: rest.note = text.isEmpty ? nil : text
    case .before: rest.before = text
    case .after: rest.after = text
    case .position:
      rest.position = UnitField.count(text)
      return rest.position != nil
    case .usage:
      rest.usage = UnitField.count(text) ?? 0
      return UnitField.count(text) != nil
    case .confidence:
      rest.confidence = UnitField.probability(text)
      return rest.confidence != nil
    case .created:
      rest.created = dates.timestamp(text)
      return rest.created != nil
    case .changed:
      rest.changed = dates.timestamp(text)
      return rest.changed != nil
    }
    return true
  }

  /// Hands the unit to `sink`, or says what it lacks.
  func deliver(to sink: RecordSink, line: Int, text: @autoclosure () -> String) throws {
    guard let source else { return try sink.skip("no source", line: line, text: text()) }
    guard let target else { return try sink.skip("no target", line: line, text: text()) }
    var unit = rest
    unit.source = source
    unit.target = target
    if from == nil && to == nil { return try sink.add(unit, line: line) }
    unit.sourceLanguage = from ?? unit.sourceLanguage
    unit.targetLanguage = to ?? unit.targetLanguage
    try sink.addOriented(unit, line: line)
  }
}

extension UnitField {
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

  /// The text of the field in a unit; nil where the unit does not have it.
  func text(of unit: TranslationUnit, dates: inout TimestampCoder) -> String? {
    switch self {
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
