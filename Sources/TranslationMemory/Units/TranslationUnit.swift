public import Text

/// A segment and its translation, with what is known of them.
///
/// Texts are kept exactly as they were written.
public struct TranslationUnit: Hashable, Sendable {
  /// The source text.
  public var source: String
  /// The target text.
  public var target: String
  /// The language of the source.
  public var sourceLanguage: LanguageTag
  /// The language of the target.
  public var targetLanguage: LanguageTag
  /// Where the unit comes from: an article or file name, as the user knows it.
  ///
  /// Nil for a pair added by hand.
  public var origin: String?
  /// The place in the origin, counted from 0.
  public var position: Int?
  /// The source segment before this one in its origin; nil where that is not known, empty at the start of a text.
  public var before: String?
  /// The source segment after this one in its origin; nil where that is not known, empty at the end of a text.
  public var after: String?
  /// Who translated it.
  public var author: String?
  /// A remark.
  public var note: String?
  /// When it was first made.
  public var created: Timestamp?
  /// When it was last changed.
  public var changed: Timestamp?
  /// How often it has been used.
  public var usage: Int
  /// The probability that an automatic alignment is right; nil for a pair that a person made.
  public var confidence: Double?
  /// The record that it was read from, where that says more than the rest here: a `tu` of TMX (`Exchange.TMXRecord`).
  ///
  /// Several units may come of one record, and then have the same.
  public var record: String?
  /// What the record's file says at its head: the `header` of TMX.
  public var recordHeader: String?

  /// A unit of two texts; all else is optional.
  public init(
    source: String, target: String, sourceLanguage: LanguageTag, targetLanguage: LanguageTag,
    origin: String? = nil, position: Int? = nil, before: String? = nil, after: String? = nil,
    author: String? = nil, note: String? = nil, created: Timestamp? = nil, changed: Timestamp? = nil,
    usage: Int = 0, confidence: Double? = nil, record: String? = nil, recordHeader: String? = nil
  ) {
    self.source = source
    self.target = target
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.origin = origin
    self.position = position
    self.before = before
    self.after = after
    self.author = author
    self.note = note
    self.created = created
    self.changed = changed
    self.usage = usage
    self.confidence = confidence
    self.record = record
    self.recordHeader = recordHeader
  }
}
