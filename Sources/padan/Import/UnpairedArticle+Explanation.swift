import Corpus

extension UnpairedArticle {
  /// The reason in the summary.
  var shortReason: String {
    switch reason {
    case .noCounterpart: "no counterpart"
    case .nameTaken: "name taken"
    case .noMatch: "no counterpart"
    }
  }

  /// The reason in a warning.
  var explanation: String {
    switch reason {
    case .noCounterpart(let expected):
      path.split(separator: "/").dropLast() == expected.split(separator: "/").dropLast()
        ? "there is no \(FileName.last(expected)) beside it" : "there is no \(expected)"
    case .noMatch: "there is no translation of it among the others"
    case .nameTaken(let name): "other files are the pair '\(name)'; rename it, or take it away"
    }
  }
}
