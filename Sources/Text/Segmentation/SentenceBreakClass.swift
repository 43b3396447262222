internal import CICU

/// Values of the Unicode property Sentence_Break (Unicode Standard Annex 29, table 4): that of a scalar, or several to
/// compare it with.
struct SentenceBreakClass: OptionSet {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The class with one of ICU's numbers.
  private init(number: Int) { rawValue = 1 << UInt16(number) }

  static let other = Self(number: PADAN_SENTENCE_OTHER)
  static let aTerm = Self(number: PADAN_SENTENCE_ATERM)
  static let close = Self(number: PADAN_SENTENCE_CLOSE)
  static let format = Self(number: PADAN_SENTENCE_FORMAT)
  static let lower = Self(number: PADAN_SENTENCE_LOWER)
  static let numeric = Self(number: PADAN_SENTENCE_NUMERIC)
  static let oLetter = Self(number: PADAN_SENTENCE_OLETTER)
  static let sep = Self(number: PADAN_SENTENCE_SEP)
  static let sp = Self(number: PADAN_SENTENCE_SP)
  static let sTerm = Self(number: PADAN_SENTENCE_STERM)
  static let upper = Self(number: PADAN_SENTENCE_UPPER)
  static let cr = Self(number: PADAN_SENTENCE_CR)
  static let extend = Self(number: PADAN_SENTENCE_EXTEND)
  static let lf = Self(number: PADAN_SENTENCE_LF)
  static let sContinue = Self(number: PADAN_SENTENCE_SCONTINUE)

  /// SATerm of the rules.
  static let terminators: Self = [.aTerm, .sTerm]
  /// ParaSep of the rules.
  static let separators: Self = [.sep, .cr, .lf]

  /// Whether a scalar of this class is of one of several.
  func isIn(_ classes: Self) -> Bool { !isDisjoint(with: classes) }

  /// The class of a scalar.
  static func of(_ scalar: UInt32) -> Self { Self(number: Int(padan_sentence_break(scalar))) }

  /// The classes of the scalars below U+10000, by their value.
  ///
  /// Made once and never changed, for as long as the program runs: so it may be shared, and need be no array, whose use
  /// would be counted at every look.
  nonisolated(unsafe) static let table: UnsafePointer<Self> = {
    let table = UnsafeMutablePointer<Self>.allocate(capacity: 0x10000)
    for scalar in 0..<0x10000 { (table + scalar).initialize(to: of(UInt32(scalar))) }
    return UnsafePointer(table)
  }()
}
