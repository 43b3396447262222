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
  /// How many of the attributes are here as they are written.
  var plainAttributes = 0

  /// Whether nothing is said.
  var isEmpty: Bool { author == nil && created == nil && changed == nil && usage == nil && note == nil }
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
