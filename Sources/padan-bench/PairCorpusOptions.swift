import ArgumentParser

/// The pairs that quality is measured on.
struct PairCorpusOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files of units, or folders of articles and their translations (default: the samples).",
      valueName: "file"))
  var files: [String] = []

  @OptionGroup var samples: CorporaOptions
  @OptionGroup var languages: LanguageOptions

  /// Each file or folder, in both directions.
  func corpora() throws -> [PairCorpus] {
    try (files.isEmpty ? [samples.corpora] : files).flatMap { path in
      let corpus = try PairCorpus(at: path, from: languages.from, to: languages.to)
      return [corpus, corpus.reversed]
    }
  }
}
