/// Splits running text into sentences.
public final class Segmenter {
  /// What becomes of a quotation of several sentences.
  public enum Quotations: String, Sendable, CaseIterable {
    /// It is split inside, the attribution staying with its last sentence.
    case split
    /// It stays whole.
    case keep
  }

  /// A segmenter of a language.
  public init(
    language: LanguageTag, rules: SegmentationRules, quotations: Quotations = .split
  ) throws {
  }

  /// The sentences of a text, in order; together they hold every character that is not white space.
  public func segments(in text: String) throws -> [Segment] { [] }
}
