internal import TranslationMemory

/// What `tu` and `tuv` both may say.
struct TMXMetadata {
  /// Who made it, or else who changed it last.
  var author: String?
  /// When it was made.
  var created: Timestamp?
  /// When it was changed last.
  var changed: Timestamp?
  /// How often it was used.
  var usage: Int?
  /// The notes, one a line.
  var note: String?
  /// What stands before the text.
  var before: String?
  /// What stands after it.
  var after: String?
  /// How many of the attributes are here as they are written.
  var plainAttributes = 0

  /// Whether nothing is said.
  var isEmpty: Bool {
    author == nil && created == nil && changed == nil && usage == nil && note == nil && before == nil
      && after == nil
  }
}

extension TranslationUnit {
  /// The unit with what the `tuv` say of themselves, which goes before what the `tu` says.
  func completed(byTarget target: TMXMetadata?, bySource source: TMXMetadata?) -> TranslationUnit {
    if target == nil && source == nil { return self }
    var unit = self
    if let target {
      unit.author = target.author ?? author
      unit.created = target.created ?? created
      unit.changed = target.changed ?? changed
      unit.usage = target.usage ?? usage
      if let text = target.note { unit.note = note.map { $0 + "\n" + text } ?? text }
    }
    if let source {
      unit.author = unit.author ?? source.author
      unit.before = source.before ?? before
      unit.after = source.after ?? after
    }
    return unit
  }
}

/// A `tuv`.
struct TMXVariant {
  /// The index of its language among those of the file; nil where it has none.
  var language: Int?
  /// Where its text lies among those of the unit; nil without `seg`.
  var text: Range<Int>?
  /// The index of what it says of itself, for the few that do.
  var metadata: Int?
}
