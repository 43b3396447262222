import ArgumentParser
import Text

/// `--from` and `--to` of a file that may name its languages itself.
struct FileLanguageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The source language (default: what the file says, else id).", valueName: "lang"),
    transform: LanguageTag.init(argument:))
  var from: LanguageTag?

  @Option(
    help: ArgumentHelp("The target language (default: what the file says, else en).", valueName: "lang"),
    transform: LanguageTag.init(argument:))
  var to: LanguageTag?

  func validate() throws {
    if let from, from == to {
      throw ValidationError("--from and --to are both '\(from)'; a pair needs two languages.")
    }
  }
}
