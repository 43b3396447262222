import Exchange
import Text

extension SegmentationRules {
  /// Runs `body` with the rules of a file, or the built-in ones, and names the file where one of its rules is at fault.
  static func inUse<Result>(_ srx: String?, _ body: (SegmentationRules) throws -> Result) throws -> Result {
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
