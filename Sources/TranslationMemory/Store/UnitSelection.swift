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
  /// A unit as often as it has places and records, each time with one of them; not once, with its first place and none.
  public var everyPlace: Bool

  /// A selection; without arguments, everything.
  public init(
    from: LanguageTag? = nil, to: LanguageTag? = nil, origin: String? = nil, since: Timestamp? = nil,
    minimumConfidence: Double? = nil, latestOnly: Bool = false, everyPlace: Bool = false
  ) {
    self.from = from
    self.to = to
    self.origin = origin
    self.since = since
    self.minimumConfidence = minimumConfidence
    self.latestOnly = latestOnly
    self.everyPlace = everyPlace
  }
}
