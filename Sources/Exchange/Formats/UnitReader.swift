public import Text
public import TranslationMemory

/// Reads files of translation units, one record at a time: memory does not grow with the file.
public struct UnitReader {
  /// The source language wanted.
  public var from: LanguageTag
  /// The target language wanted.
  public var to: LanguageTag
  /// The format; nil to tell it from name and content.
  public var format: ExchangeFormat?

  /// A reader for a pair of languages.
  public init(from: LanguageTag, to: LanguageTag, format: ExchangeFormat? = nil) {
    self.from = from
    self.to = to
    self.format = format
  }

  /// What a reader learnt of a file as a whole.
  public struct Report: Hashable, Sendable {
    /// The format it was read as.
    public var format: ExchangeFormat
    /// The language tags met, as written, for a file that gave no unit.
    public var languages: Set<String>
    /// Things that were put up with, each a sentence with its line where it has one.
    public var warnings: [String]
  }

  /// Reads `path` (`-` is standard input; `.gz` is unpacked), calling `body` with each record in file order.
  ///
  /// `second` is the other file of a Moses pair. Units carry no origin unless the file names one. Throws
  /// `ExchangeError`, and whatever `body` throws.
  public func read(
    _ path: String, second: String? = nil, _ body: (UnitRecord) throws -> Void
  ) throws -> Report { fatalError() }
}
