/// A date of which any part may be missing: `8 Januari`, `January 2022`, `Saturday`.
public struct CalendarDate: Hashable, Sendable {
  /// 1–31.
  public var day: Int?
  /// 1–12.
  public var month: Int?
  /// The year in full.
  public var year: Int?
  /// 0 for Sunday to 6 for Saturday, as the text says, whatever the rest of the date.
  public var weekday: Int?

  /// A date from what is known of it.
  public init(day: Int? = nil, month: Int? = nil, year: Int? = nil, weekday: Int? = nil) {
    self.day = day
    self.month = month
    self.year = year
    self.weekday = weekday
  }

  /// The weekday (0 is Sunday) that day, month and year fall on in the Gregorian calendar; nil where one is missing.
  ///
  /// Sakamoto's method.
  public var computedWeekday: Int? {
    guard let day, let month, let year, (1...12).contains(month), (1...9999).contains(year) else {
      return nil
    }
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year4 = month < 3 ? year - 1 : year
    return (year4 + year4 / 4 - year4 / 100 + year4 / 400 + shifts[month - 1] + day) % 7
  }

  /// The date with day and month exchanged, for numeric dates whose order is not known.
  var swapped: CalendarDate { CalendarDate(day: month, month: day, year: year, weekday: weekday) }
}

/// A time of day.
public struct ClockTime: Hashable, Sendable {
  /// 0–24.
  public var hour: Int
  /// 0–59.
  public var minute: Int
  /// 0–59; nil where not said.
  public var second: Int?

  /// A time of day.
  public init(hour: Int, minute: Int = 0, second: Int? = nil) {
    self.hour = hour
    self.minute = minute
    self.second = second
  }
}
