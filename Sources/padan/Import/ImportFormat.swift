import ArgumentParser
import Exchange

/// What `import` reads.
enum ImportFormat: String, CaseIterable, ExpressibleByArgument {
  case tmx, tsv, csv, moses, jsonl, xliff, po, articles

  /// The format as a reader knows it; nil for articles, which are no units yet.
  var exchangeFormat: ExchangeFormat? { ExchangeFormat(rawValue: rawValue) }
}
