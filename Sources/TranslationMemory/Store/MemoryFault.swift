/// Something in a memory's file that is not as it has to be.
public struct MemoryFault: Hashable, Sendable, CustomStringConvertible {
  /// What is concerned.
  public enum Part: String, Sendable {
    /// The file itself: pages and rows.
    case file
    /// The lists that lookup and search read.
    case index
    /// The units and their keys.
    case units
    /// Where units come from.
    case origins
    /// What units were read from.
    case records
    /// The order of change.
    case recency
    /// The numbers of units that are kept.
    case counts
  }

  /// What is concerned.
  public var part: Part
  /// What is wrong, in words.
  public var reason: String

  /// The part and the reason.
  public var description: String { "\(part.rawValue): \(reason)" }
}
