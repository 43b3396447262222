/// What is wrong with a file, and where.
public struct ExchangeError: Error, Hashable, CustomStringConvertible {
  /// What kind of failure, as the exit status of the command wants to know.
  public enum Kind: Sendable {
    /// The content is not what it should be.
    case malformed
    /// The file cannot be read.
    case unreadable
    /// The file cannot be created.
    case uncreatable
    /// Reading or writing failed half-way.
    case inputOutput
    /// Nobody reads standard output any more, as after `| head`: a reason to end quietly.
    case closedPipe
  }

  /// The kind.
  public var kind: Kind
  /// The file as the user named it.
  public var path: String
  /// The line, from 1.
  public var line: Int?
  /// The column in the line, from 1.
  public var column: Int?
  /// What is wrong, and what to do.
  public var reason: String

  /// An error at a place.
  public init(_ kind: Kind, path: String, line: Int? = nil, column: Int? = nil, reason: String) {
    self.kind = kind
    self.path = path
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// `FILE:LINE:COLUMN: reason`, on one line, with nothing in it that a terminal would obey.
  public var description: String {
    var place = path == "-" ? "standard input" : path
    if kind == .uncreatable || kind == .closedPipe, path == "-" { place = "standard output" }
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return (place + ": " + reason).withoutControls
  }
}
