import ArgumentParser
import Exchange
import Text

/// `--quotations` and `--srx`: how a text is split.
struct SegmentationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Split a quotation of several sentences inside, or keep it whole.", valueName: "how"))
  var quotations: Segmenter.Quotations = .split

  @Option(
    help: ArgumentHelp("Use the rules of an SRX 2.0 file instead of the built-in ones.", valueName: "file"),
    completion: .file(extensions: ["srx"]))
  var srx: String?

  func validate() throws {
    if srx == "" { throw ValidationError("--srx needs the name of a file.") }
  }

  /// Runs `body` with the rules asked for, and names their file where one of them is at fault.
  func withRules<Result>(_ body: (SegmentationRules) throws -> Result) throws -> Result {
    let rules = try srx.map { try SegmentationRules(srx: $0) } ?? .builtIn
    do {
      return try body(rules)
    } catch let error as SegmentationError {
      // The built-in rules hold for any text; a fault in them is ours.
      guard let srx else { throw error }
      throw CommandFailure(
        .data, at: FileName.shown(srx) + (error.line > 0 ? ":\(error.line)" : ""), error.description)
    }
  }
}
