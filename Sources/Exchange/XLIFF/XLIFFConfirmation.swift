/// What CAT tools say, in namespaces of their own, of how finished a target is: they write no `state`.
///
/// Where one says it, it is believed, and not what XLIFF would have otherwise.
enum XLIFFConfirmation {
  /// Whether a status of memoQ (`mq:status` of a `trans-unit`) is that of a segment confirmed in some role.
  ///
  /// The others are those of segments not begun, edited, put in by the machine, or rejected.
  static func isConfirmed(memoQ status: String) -> Bool {
    status.hasSuffix("Confirmed") || status == "Proofread"
  }

  /// Whether a segment of Trados Studio (`conf` of a `sdl:seg`) is translated, or approved after that.
  ///
  /// One without a level has not been confirmed (`ConfirmationLevel.Unspecified`).
  static func isConfirmed(trados level: String?) -> Bool {
    ["Translated", "ApprovedTranslation", "ApprovedSignOff"].contains(level)
  }

  /// Whether a segment of Phrase (`m:confirmed` of a `trans-unit`) is confirmed in some step of the work.
  static func isConfirmed(phrase level: String) -> Bool { level != "0" }

  /// Whether a segment that is locked in one of these tools has this to say (`locked`, `mq:locked`, `m:locked`).
  static func isLocked(_ value: String) -> Bool { value == "true" || value == "locked" }
}
