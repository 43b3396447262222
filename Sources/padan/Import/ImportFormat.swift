import ArgumentParser
import Exchange

/// What `import` reads.
enum ImportFormat: String, CaseIterable, ExpressibleByArgument {
  case tmx, tsv, csv, moses, jsonl, xliff, po, articles

  /// The format as a reader knows it; nil for articles, which are no units yet.
  var exchangeFormat: ExchangeFormat? {
    switch self {
    case .tmx: .tmx
    case .tsv: .tsv
    case .csv: .csv
    case .moses: .moses
    case .jsonl: .jsonl
    case .xliff: .xliff
    case .po: .po
    case .articles: nil
    }
  }
}
