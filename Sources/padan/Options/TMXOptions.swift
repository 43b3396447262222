import ArgumentParser
import Exchange

/// `--level`: how much a TMX or XLIFF file that is written holds.
struct TMXOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The level of TMX: 1 for texts, 2 for all that files said, inline codes too; these in XLIFF as well.",
      valueName: "1|2"))
  var level: TMXLevel = .one

  /// Refuses the option where no TMX is written.
  func check(for format: ExportFormat) throws {
    if level == .two && format != .tmx && format != .xliff {
      throw ValidationError("--level is one of TMX and XLIFF; '\(format.rawValue)' has no levels.")
    }
  }
}
