import Alignment
import ArgumentParser
import Corpus
import Text
import TranslationMemory

/// `--memory` of commands that learn words from a memory, and change none.
struct LexiconOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Learn words from the newest units of this memory, where none are built in for the languages.",
      valueName: "file"),
    completion: .file())
  var memory: String?

  func validate() throws {
    if memory == "" { throw ValidationError("--memory needs the name of a file.") }
  }

  /// What the memory teaches; nil where none is named, or there is nothing to learn.
  func lexicon(_ languages: LanguageOptions) throws -> Lexicon? {
    guard let memory else { return nil }
    return try Lexicon(
      learnedFrom: MemoryOptions.open(memory, .reading), source: languages.from, target: languages.to)
  }
}
