/// What is wrong with a segmentation rule.
public struct SegmentationError: Error, Hashable, CustomStringConvertible {
  /// The expression as the rule has it.
  public var expression: String
  /// The line of the rule in its file; 0 where there is none.
  public var line: Int
  /// What is wrong with it, and what to do.
  public var reason: String

  /// The reason and the expression it is about, long ones cut.
  public var description: String {
    let shown = expression.count > 120 ? expression.prefix(119) + "…" : expression[...]
    return "\(reason): \(shown)"
  }

  /// An error of the expression engine, met in a rule.
  init(_ error: any Error, in expression: String, line: Int) {
    self.expression = expression
    self.line = line
    reason =
      switch error {
      case let error as RegularExpression.SyntaxError:
        if let offset = error.offset {
          "not an ICU regular expression (fault at its character \(offset + 1))"
        } else {
          "not an ICU regular expression"
        }
      default:
        "the expression takes too long on this text; write it without repetitions of repetitions"
      }
  }
}
