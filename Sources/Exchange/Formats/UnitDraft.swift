internal import Text
internal import TranslationMemory

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
  mutating func set(_ field: UnitField, to text: String, values: inout UnitValues) -> Bool {
    switch field {
    case .source: source = text
    case .target: target = text
    case .from:
      from = values.language(text)
      return from != nil
    case .to:
      to = values.language(text)
      return to != nil
    case .origin: rest.origin = text.isEmpty ? nil : text
    case .author: rest.author = text.isEmpty ? nil : text
    case .note: rest.note = text.isEmpty ? nil : text
    case .before: rest.before = text
    case .after: rest.after = text
    case .position:
      rest.position = UnitValues.count(text)
      return rest.position != nil
    case .usage:
      rest.usage = UnitValues.count(text) ?? 0
      return UnitValues.count(text) != nil
    case .confidence:
      rest.confidence = UnitValues.probability(text)
      return rest.confidence != nil
    case .created:
      rest.created = values.dates.timestamp(text)
      return rest.created != nil
    case .changed:
      rest.changed = values.dates.timestamp(text)
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
