/// Puts one date into the place of another.
struct DateRewriting {
  var new: (date: CalendarDate, form: DateForm)
  var model: (date: CalendarDate, form: DateForm)
  var original: (date: CalendarDate, form: DateForm)

  /// Whether two dates say the same where both say something, and have at least one part in common.
  static func agree(_ a: CalendarDate, _ b: CalendarDate) -> Bool {
    var shared = 0
    for part in [\CalendarDate.day, \.month, \.year, \.weekday] {
      guard let x = a[keyPath: part], let y = b[keyPath: part] else { continue }
      if x != y { return false }
      shared += 1
    }
    return shared > 0
  }

  /// The new date in the model's form; nil where model and original do not agree on what changes.
  func text(_ conventions: LanguageConventions) -> String? {
    guard let dates = resolved() else { return nil }
    var parts = dates.form.parts
    let (new, model, original) = (dates.new, dates.model, dates.original)
    // Day and month have to be there on both sides, or on neither.
    guard (new.day == nil) == (original.day == nil), (new.month == nil) == (original.month == nil),
      model.year == nil || original.year != nil,
      model.day == nil || original.day != nil, model.month == nil || original.month != nil
    else { return nil }
    if new.day != original.day, model.day == nil { return nil }
    if new.month != original.month, model.month == nil { return nil }
    guard let weekday = weekday(new, model, original) else { return nil }
    if new.year != original.year {
      switch (new.year, original.year, model.year) {
      case (_?, _?, _?): break
      case (_?, nil, nil):
        guard new.day != nil, new.month != nil else { return nil }
        parts += yearAppendix(to: dates.form)
      case (nil, _?, _?):
        guard new.day != nil, case .year? = parts.last, parts.count > 2,
          case .literal = parts[parts.count - 2]
        else { return nil }
        parts.removeLast(2)
      default: return nil
      }
    }
    var text = ""
    for part in parts {
      guard let piece = self.text(of: part, new, weekday, conventions) else { return nil }
      text += piece
    }
    return text
  }

  /// The weekday to write (any, where none is shown); nil where it cannot be told.
  private func weekday(_ new: CalendarDate, _ model: CalendarDate, _ original: CalendarDate) -> Int? {
    guard let shown = model.weekday else {
      // Nothing shows it; then it may only differ as a consequence of the rest.
      let isExtra = original.weekday == nil && new.weekday != nil
      let isOnlyDifference =
        new.day == original.day && new.month == original.month && new.year == original.year
      return isExtra || isOnlyDifference ? nil : 0
    }
    if let weekday = new.weekday { return weekday }
    // Where the model's author worked it out, it can be worked out again.
    if original.weekday == nil, original.computedWeekday != shown { return nil }
    return new.computedWeekday
  }

  private func yearAppendix(to form: DateForm) -> [DateForm.Part] {
    if form.isNumeric {
      let separator = form.parts.last { if case .literal = $0 { true } else { false } } ?? .literal("/")
      return [separator, .year]
    }
    if case .day? = form.parts.last { return [.literal(", "), .year] }
    return [.literal(" "), .year]
  }

  private func text(
    of part: DateForm.Part, _ date: CalendarDate, _ weekday: Int, _ conventions: LanguageConventions
  ) -> String? {
    switch part {
    case .literal(let literal): return literal
    case .day(let isPadded, let isOrdinal):
      guard let day = date.day else { return nil }
      if isOrdinal { return "\(day)\(Self.ordinalEnding(of: day))" }
      return padded(day, isPadded)
    case .monthNumber(let isPadded): return date.month.map { padded($0, isPadded) }
    case .monthName(let isShort, let spelling):
      guard let month = date.month else { return nil }
      if month == model.date.month { return spelling }
      return name(conventions.names.months[month - 1], isShort: isShort, like: spelling)
    case .year: return date.year.map(String.init)
    case .weekday(let isShort, let spelling):
      if weekday == model.date.weekday { return spelling }
      return name(conventions.names.weekdays[weekday], isShort: isShort, like: spelling)
    }
  }

  private func name(_ names: [String], isShort: Bool, like spelling: String) -> String? {
    (isShort && names.count > 1 ? names[1] : names.first).map {
      DateForm.LetterCase(of: spelling).applied(to: $0)
    }
  }

  /// Where the model's number does not show padding, the other number of a numeric date does, or the new one.
  private func padded(_ number: Int, _ isPadded: Bool?) -> String {
    var isPadded = isPadded
    for form in [model.form, new.form] where isPadded == nil && (form.isNumeric || !model.form.isNumeric) {
      for case .day(let other, _) in form.parts where isPadded == nil { isPadded = other }
      for case .monthNumber(let other) in form.parts where isPadded == nil { isPadded = other }
    }
    return isPadded ?? false && number < 10 ? "0\(number)" : String(number)
  }

  private static func ordinalEnding(of day: Int) -> String {
    switch day {
    case 1, 21, 31: "st"
    case 2, 22: "nd"
    case 3, 23: "rd"
    default: "th"
    }
  }

  /// The three dates with the order of day and month settled, and the model's form in that order; nil where more than
  /// one order fits, or none.
  private func resolved() -> (new: CalendarDate, model: CalendarDate, original: CalendarDate, form: DateForm)?
  {
    var fitting: [(new: CalendarDate, model: CalendarDate, original: CalendarDate, form: DateForm)] = []
    for (originalDate, isOriginalSwapped) in Self.readings(original.date, original.form) {
      for (modelDate, isModelSwapped) in Self.readings(model.date, model.form)
      where Self.agree(originalDate, modelDate) {
        guard let newDate = newDate(isOriginalSwapped) else { continue }
        fitting.append((newDate, modelDate, originalDate, isModelSwapped ? model.form.swapped : model.form))
      }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// The new date read in the order that the original turned out to have.
  private func newDate(_ isOriginalSwapped: Bool) -> CalendarDate? {
    guard new.form.isNumeric, original.form.isNumeric, !new.form.isYearFirst, !original.form.isYearFirst
    else {
      return new.form.isOrderUnknown ? nil : new.date
    }
    let isMonthFirst = original.form.isMonthFirst != isOriginalSwapped
    if new.form.isMonthFirst == isMonthFirst { return new.date }
    return new.form.isOrderUnknown ? new.date.swapped : nil
  }

  private static func readings(_ date: CalendarDate, _ form: DateForm) -> [(CalendarDate, Bool)] {
    form.isOrderUnknown ? [(date, false), (date.swapped, true)] : [(date, false)]
  }
}
