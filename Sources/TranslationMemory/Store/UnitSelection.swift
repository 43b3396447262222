public import Text

/// Which units, seen from which side.
public struct UnitSelection: Hashable, Sendable {
  /// The source language wanted: units stored the other way round are turned.
  ///
  /// Nil with `to` nil takes all as stored.
  public var from: LanguageTag?
  /// The target language wanted.
  public var to: LanguageTag?
  /// A glob (`*`, `?`, `[…]`) that the origin must match.
  public var origin: String?
  /// The earliest date of change.
  public var since: Timestamp?
  /// The lowest alignment confidence; units made by a person always count.
  public var minimumConfidence: Double?
  /// Only the newest target of each source.
  public var latestOnly: Bool
  /// How often a unit is shown, and with what.
  public var places: Places

  /// The places of a unit that it is shown with: where it stands in what it came from, and what was read there.
  public enum Places: Hashable, Sendable {
    /// The unit once, with its first place and no record.
    case first
    /// The unit once, with the first place that has a record, or else with its first.
    case firstRecorded
    /// The unit as often as it has places and records, each time with one of them.
    case every
  }

  /// A selection; without arguments, everything.
  public init(
    from: LanguageTag? = nil, to: LanguageTag? = nil, origin: String? = nil, since: Timestamp? = nil,
    minimumConfidence: Double? = nil, latestOnly: Bool = false, places: Places = .first
  ) {
    self.from = from
    self.to = to
    self.origin = origin
    self.since = since
    self.minimumConfidence = minimumConfidence
    self.latestOnly = latestOnly
    self.places = places
  }
}
