/// How a date is written: its parts in their order, and what stands between them.
struct DateForm: Hashable, Sendable {
  /// The letter case of a name.
  enum LetterCase: Hashable, Sendable {
    case asNamed, lower, upper

    /// The case of a spelling as it stands in a text.
    init(of spelling: String) {
      let letters = spelling.unicodeScalars.filter { $0.isUpperCase || $0.isLowerCase }
      self =
        if letters.first?.isLowerCase ?? false {
          .lower
        } else if letters.count > 1, letters.allSatisfy(\.isUpperCase) {
          .upper
        } else {
          .asNamed
        }
    }

    func applied(to name: String) -> String {
      switch self {
      case .asNamed: name
      case .lower: name.lowercased()
      case .upper: name.uppercased()
      }
    }
  }

  enum Part: Hashable, Sendable {
    case literal(String)
    /// The day; two digits where padded, with `st nd rd th` where so written.
    case day(isPadded: Bool?, ordinal: Bool)
    /// The month as a number; `isPadded` is nil where the text does not show it (10–12).
    case monthNumber(isPadded: Bool?)
    /// The month by its name; the same month is spelled the same again (`Sept`).
    case monthName(isShort: Bool, spelling: String)
    case year
    /// The weekday by its name.
    case weekday(isShort: Bool, spelling: String)
  }

  var parts: [Part]
  /// Whether day and month, both at most 12 and both numbers, may be meant the other way round.
  var isOrderUnknown = false

  /// The same form with the places of day and month exchanged.
  var swapped: DateForm {
    DateForm(
      parts: parts.map { part in
        switch part {
        case .day(let isPadded, _): .monthNumber(isPadded: isPadded)
        case .monthNumber(let isPadded): .day(isPadded: isPadded, ordinal: false)
        default: part
        }
      })
  }

  /// Whether day and month are both numbers.
  var isNumeric: Bool {
    parts.contains { if case .monthNumber = $0 { true } else { false } }
  }

  /// Whether the year leads, as in ISO 8601; then the month always follows it.
  var isYearFirst: Bool {
    for part in parts {
      switch part {
      case .year: return true
      case .weekday, .literal: continue
      default: return false
      }
    }
    return false
  }

  /// Whether the month stands before the day.
  var isMonthFirst: Bool {
    for part in parts {
      if case .day = part { return false }
      if case .monthNumber = part { return true }
    }
    return false
  }
}

/// How a time of day is written.
struct TimeForm: Hashable, Sendable {
  /// Two digits for the hour; nil where the text does not show it (10–24).
  var isPadded: Bool?
  /// Between hour and minute; nil where there are no minutes.
  var separator: UInt16?
  /// `am`, `PM`, `a.m.`, with the blank before it; nil on the 24-hour clock.
  var period: String?
  /// `pagi`, `malam`, with the blank before it; nil where none is written.
  var dayPart: String?
}
