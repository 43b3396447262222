/// A format of files of translation units.
public enum ExchangeFormat: String, CaseIterable, Sendable {
  /// Translation Memory eXchange 1.4 (1.1–1.4 are read).
  case tmx
  /// Source, tab, target.
  case tsv
  /// Comma-separated values (RFC 4180).
  case csv
  /// Two text files, line n of one translating line n of the other.
  case moses
  /// One JSON object a line.
  case jsonl
  /// XLIFF 1.2 and 2.0.
  case xliff
  /// Gettext PO.
  case po
}
