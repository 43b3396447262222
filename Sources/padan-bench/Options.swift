import Text

/// What the command line asks for.
struct Options {
  struct Failure: Error { let reason: String }

  /// What is measured but time.
  enum Quality: String { case usefulness, adaptation, chrf }

  var cases: [String] = []
  var quality: Quality?
  /// Files and folders to measure quality on.
  var files: [String] = []
  var corpora = "Corpora"
  var runs = 5
  /// The most queries asked of one file in one direction.
  var queries = 500
  /// Which half of the documents held back to ask for: 1 or 2, or 0 for both.
  var half = 0
  var from = LanguageTag.indonesian
  var to = LanguageTag.english
  var showsMisses = false
  var isJSON = false

  init(_ arguments: some Sequence<String>) throws(Failure) {
    var rest = arguments.makeIterator()
    func number(_ option: String, from least: Int) throws(Failure) -> Int {
      guard let number = rest.next().flatMap({ Int($0) }), number >= least else {
        throw Failure(reason: "\(option) needs a number of at least \(least)")
      }
      return number
    }
    func language(_ option: String) throws(Failure) -> LanguageTag {
      guard let language = rest.next().flatMap({ LanguageTag($0) }) else {
        throw Failure(reason: "\(option) needs a language tag")
      }
      return language
    }
    while let argument = rest.next() {
      switch argument {
      case "--json": isJSON = true
      case "--misses": showsMisses = true
      case "--corpora":
        guard let folder = rest.next() else { throw Failure(reason: "--corpora needs a folder") }
        corpora = folder
      case "--runs": runs = try number(argument, from: 1)
      case "--queries": queries = try number(argument, from: 1)
      case "--half": half = min(try number(argument, from: 1), 2)
      case "--from": from = try language(argument)
      case "--to": to = try language(argument)
      case _ where quality == nil && Work.names.contains(argument): cases.append(argument)
      case _ where quality == nil && cases.isEmpty && Quality(rawValue: argument) != nil:
        quality = Quality(rawValue: argument)
      case _ where quality != nil && !argument.hasPrefix("-"): files.append(argument)
      default: throw Failure(reason: "there is no case or option '\(argument)'")
      }
    }
    if cases.isEmpty { cases = Work.names }
  }

  /// The files, or else the sample articles, each in both directions.
  func pairCorpora() throws -> [PairCorpus] {
    try (files.isEmpty ? [corpora] : files).flatMap { path in
      let corpus = try PairCorpus(at: path, from: from, to: to)
      return [corpus, corpus.reversed]
    }
  }
}
