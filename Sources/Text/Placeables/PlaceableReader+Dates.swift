/// Dates and their parts.
extension PlaceableReader {
  /// A date under construction: its value, its form, and the lexeme after it.
  private struct Draft {
    var date = CalendarDate()
    var form = DateForm(parts: [])
    var start: Int
    var next: Int

    /// Adds a part that ends before lexeme `next`, and what stands between it and the last one.
    mutating func append(_ part: DateForm.Part, after literal: String, next: Int) {
      if !literal.isEmpty { form.parts.append(.literal(literal)) }
      form.parts.append(part)
      self.next = next
    }
  }

  private func reading(_ draft: Draft) -> Reading {
    (
      Placeable(range: range(draft.start..<draft.next), value: .date(draft.date), form: .date(draft.form)),
      draft.next
    )
  }

  /// `8 Januari 2022`, `8th of January`, `8/1/2022`, `2022-01-08`.
  func date(atNumber index: Int) -> Reading? {
    var draft = Draft(start: index, next: index)
    guard appendNumericDate(at: index, to: &draft) || appendDayAndMonth(at: index, to: &draft) else {
      return nil
    }
    return reading(draft)
  }

  /// `Januari 2022`, `January 8, 2022`, `Januari`.
  func date(atMonth index: Int) -> Reading? {
    var draft = Draft(start: index, next: index)
    guard appendMonth(at: index, to: &draft) else { return nil }
    return reading(draft)
  }

  /// `Sabtu, 8 Januari`, `Saturday, January 8`, `Sabtu (8/1)`, `Sabtu`.
  func date(atWeekday index: Int, _ meaning: WordMeaning) -> Reading? {
    guard !meaning.needsCapital || startsWithCapital(index) else { return nil }
    var draft = Draft(start: index, next: index + 1)
    draft.date.weekday = meaning.weekday
    draft.form.parts = [
      .weekday(isShort: meaning.isShortName, spelling: string(index))
    ]
    let alone = draft
    var next = index + 1
    if meaning.isShortName, unit(next) == UInt16(ascii: ".") { next += 1 }
    if unit(next) == UInt16(ascii: ",") { next += 1 }
    let isBracketed = kind(next) == .space && unit(next + 1) == UInt16(ascii: "(")
    next = isBracketed ? next + 2 : skippingSpace(next)
    if next > index + 1 {
      draft.form.parts.append(.literal(string(index + 1..<next)))
      if kind(next) == .digits {
        if appendNumericDate(at: next, mayLackYear: isBracketed, to: &draft) { return reading(draft) }
        if appendDayAndMonth(at: next, to: &draft) { return reading(draft) }
      } else if self.meaning(next)?.month ?? 0 > 0 {
        if appendMonth(at: next, to: &draft), draft.date.day != nil { return reading(draft) }
      }
    }
    // A weekday alone: the full name with a capital, and `Minggu` (also "week") only after `hari`.
    guard !meaning.isShortName,
      startsWithCapital(index) || !(conventions.isIndonesian || conventions.isEnglish),
      !meaning.needsCapital || (index >= 2 && self.meaning(index - 2)?.role == .day)
    else { return nil }
    return reading(alone)
  }

  private func appendDayAndMonth(at index: Int, to draft: inout Draft) -> Bool {
    guard digitCount(index) <= 2, let day = smallNumber(index), (1...31).contains(day),
      !hasMoreDigits(after: index)
    else { return false }
    var next = index + 1
    var hasEnding = false
    if meaning(next)?.role == .ordinalEnding {
      hasEnding = true
      next += 1
    } else if unit(next) == UInt16(ascii: "."), !conventions.isIndonesian, !conventions.isEnglish {
      next += 1
    }
    let isHyphenated = unit(next) == UInt16(ascii: "-")
    guard isHyphenated || kind(next) == .space else { return false }
    next += 1
    if meaning(next)?.role == .datePreposition, kind(next + 1) == .space { next += 2 }
    guard let month = month(next) else { return false }
    let end = hasEnding ? index + 2 : index + 1
    draft.date.day = day
    draft.append(.day(isPadded: padding(index), ordinal: hasEnding), after: "", next: end)
    draft.date.month = month.month
    draft.append(
      .monthName(isShort: month.isShortName, spelling: string(next)),
      after: string(end..<next), next: next + 1)
    appendYear(isHyphenated: isHyphenated, isMonthShort: month.isShortName, to: &draft)
    return true
  }

  /// A month and what follows it: a day (in English), a year, or nothing.
  private func appendMonth(at index: Int, to draft: inout Draft) -> Bool {
    guard let month = month(index) else { return false }
    draft.date.month = month.month
    draft.append(
      .monthName(isShort: month.isShortName, spelling: string(index)), after: "",
      next: index + 1)
    var day = index + 1
    if month.isShortName, unit(day) == UInt16(ascii: ".") { day += 1 }
    day = skippingSpace(day)
    if conventions.isEnglish, day > index + 1, digitCount(day) <= 2, let number = smallNumber(day),
      (1...31).contains(number), !hasMoreDigits(after: day) || isCommaAndYear(day + 1), !isMeasured(day)
    {
      let hasEnding = meaning(day + 1)?.role == .ordinalEnding
      guard hasEnding || kind(day + 1) != .letters else { return false }
      draft.date.day = number
      draft.append(
        .day(isPadded: padding(day), ordinal: hasEnding), after: string(index + 1..<day),
        next: hasEnding ? day + 2 : day + 1)
      appendYear(isHyphenated: false, isMonthShort: false, to: &draft)
      return true
    }
    appendYear(isHyphenated: false, isMonthShort: month.isShortName, to: &draft)
    if draft.date.year != nil { return true }
    // A month alone: its full name with a capital letter, and no word of another meaning.
    return !month.isShortName && !month.needsCapital && startsWithCapital(index)
      && (conventions.isIndonesian || conventions.isEnglish)
  }

  private func month(_ index: Int) -> WordMeaning? {
    guard let meaning = meaning(index), meaning.month > 0, !meaning.needsCapital || startsWithCapital(index)
    else {
      return nil
    }
    return meaning
  }

  /// `,2022` after a day.
  private func isCommaAndYear(_ index: Int) -> Bool {
    unit(index) == UInt16(ascii: ",") && digitCount(index + 1) == 4 && year(index + 1) != nil
  }

  /// Whether a scale word, `%` or a word for it follows, so that a number beside a month's name is no day and no year.
  private func isMeasured(_ index: Int) -> Bool {
    let next = skippingSpace(index + 1)
    return unit(next) == UInt16(ascii: "%") || meaning(next)?.scale ?? 0 > 0
      || meaning(next)?.role == .percent
  }

  private func appendYear(isHyphenated: Bool, isMonthShort: Bool, to draft: inout Draft) {
    var next = draft.next
    if isHyphenated {
      guard unit(next) == UInt16(ascii: "-") else { return }
      next += 1
    } else {
      if isMonthShort, unit(next) == UInt16(ascii: ".") { next += 1 }
      if unit(next) == UInt16(ascii: ",") { next += 1 }
      next = skippingSpace(next)
      if meaning(next)?.role == .datePreposition, kind(next + 1) == .space { next += 2 }
    }
    guard next > draft.next, let year = year(next) else { return }
    draft.date.year = year
    draft.append(.year, after: string(draft.next..<next), next: next + 1)
  }

  /// A year in four digits that stand alone.
  private func year(_ index: Int) -> Int? {
    guard digitCount(index) == 4, let year = smallNumber(index), year >= 1000, !hasMoreDigits(after: index),
      kind(index + 1) != .letters, !isMeasured(index)
    else { return nil }
    return year
  }

  /// Two digits for a number below ten, one, or (nil) a number that does not show.
  private func padding(_ index: Int) -> Bool? {
    digitCount(index) == 2 ? text[lexemes[index].range.lowerBound] == 0x30 ? true : nil : false
  }

  private func appendNumericDate(at index: Int, mayLackYear: Bool = false, to draft: inout Draft) -> Bool {
    guard let separator = unit(index + 1), let second = smallNumber(index + 2),
      let first = smallNumber(index),
      separator == UInt16(ascii: "/") || separator == UInt16(ascii: "-") || separator == UInt16(ascii: "."),
      digitCount(index + 2) <= 2,
      index == 0 || kind(index - 1) != .letters, !isJoiner(index - 1)
    else { return false }
    let third = unit(index + 3) == separator ? smallNumber(index + 4) : nil
    let end = third == nil ? index + 3 : index + 5
    // Another joined piece makes it a code.
    guard kind(end) != .letters, kind(end) != .digits,
      !isJoiner(end) || (kind(end + 1) != .digits && kind(end + 1) != .letters)
    else { return false }
    let literal = string(index + 1)
    if digitCount(index) == 4, let third {
      guard (1...12).contains(second), (1...31).contains(third), digitCount(index + 4) <= 2, first >= 1000
      else {
        return false
      }
      draft.date.year = first
      draft.date.month = second
      draft.date.day = third
      draft.append(.year, after: "", next: index + 1)
      draft.append(.monthNumber(isPadded: padding(index + 2)), after: literal, next: index + 3)
      draft.append(.day(isPadded: padding(index + 4), ordinal: false), after: literal, next: end)
      return true
    }
    guard digitCount(index) <= 2 else { return false }
    if let third {
      guard digitCount(index + 4) == 4, third >= 1000 else { return false }
    } else if !mayLackYear || separator != UInt16(ascii: "/") {
      return false
    }
    let isMonthFirst =
      conventions.isMonthFirst && first <= 12 || (second > 12 && first <= 12)
    let (day, month) = isMonthFirst ? (second, first) : (first, second)
    guard (1...31).contains(day), (1...12).contains(month) else { return false }
    draft.date.day = day
    draft.date.month = month
    draft.date.year = third
    let parts: [DateForm.Part] =
      isMonthFirst
      ? [.monthNumber(isPadded: padding(index)), .day(isPadded: padding(index + 2), ordinal: false)]
      : [.day(isPadded: padding(index), ordinal: false), .monthNumber(isPadded: padding(index + 2))]
    draft.append(parts[0], after: "", next: index + 1)
    draft.append(parts[1], after: literal, next: index + 3)
    if third != nil { draft.append(.year, after: literal, next: end) }
    draft.form.isOrderUnknown =
      conventions.isMonthFirstPossible && !conventions.isMonthFirst && first <= 12 && second <= 12
    return true
  }

  /// Whether a hyphen, slash, dot or underscore joins what stands on either side.
  private func isJoiner(_ index: Int) -> Bool {
    guard let unit = unit(index) else { return false }
    return unit == UInt16(ascii: "-") || unit == UInt16(ascii: "/") || unit == UInt16(ascii: ".")
      || unit == UInt16(ascii: "_")
  }
}
