/// Clock times.
extension PlaceableReader {
  /// A time such as `07.45` by `pukul` or `WIB`, `7:45`, `7.45 pm`, `pukul 9 malam`.
  func time(at index: Int) -> Reading? {
    guard digitCount(index) <= 2, let hour = smallNumber(index), hour <= 24 else { return nil }
    var value = ClockTime(hour: hour)
    var form = TimeForm()
    form.isPadded = digitCount(index) == 2 ? hour < 10 ? true : nil : false
    var next = index + 1
    if let separator = minuteSeparator(at: index) {
      form.separator = separator
      value.minute = smallNumber(index + 2) ?? 0
      next = index + 3
      if unit(next) == separator, digitCount(next + 1) == 2, let second = smallNumber(next + 1), second < 60 {
        value.second = second
        next += 2
      }
    }
    guard kind(next) != .digits, !hasMoreDigits(after: next - 1) else { return nil }
    let afterClock = isAfterClock(index)
    if let (end, isAfternoon) = period(at: next), (1...12).contains(hour) {
      form.period = string(next..<end)
      value.hour = hour % 12 + (isAfternoon ? 12 : 0)
      next = end
    } else if let (end, part) = dayPart(at: next, hour: hour), afterClock || form.separator != nil {
      form.dayPart = string(next..<end)
      value.hour = part
      next = end
    } else {
      guard kind(next) != .letters else { return nil }
      let isTime =
        if form.separator == UInt16(ascii: ":") {
          true
        } else if form.separator != nil {
          afterClock || isBeforeZone(next)
        } else {
          // `pukul 9`; what goes on after a hyphen or slash is something else.
          afterClock && unit(next).map { $0 != UInt16(ascii: "/") } ?? true
        }
      guard isTime else { return nil }
    }
    return (Placeable(range: range(index..<next), value: .time(value), form: .time(form)), next)
  }

  private func minuteSeparator(at index: Int) -> UInt16? {
    guard let separator = unit(index + 1), separator == UInt16(ascii: ":") || separator == UInt16(ascii: "."),
      digitCount(index + 2) == 2, let minute = smallNumber(index + 2), minute < 60
    else { return nil }
    return separator
  }

  /// `pukul`, `pkl.`, `jam` before the number, or before the range that it ends (`pukul 07.00-09.00`).
  private func isAfterClock(_ index: Int) -> Bool {
    var previous = index - 1
    if kind(previous) == .space { previous -= 1 }
    if unit(previous) == UInt16(ascii: ".") { previous -= 1 }
    return meaning(previous)?.role == .clock
  }

  /// ` WIB`, ` (WIB`, or the end of a range before one: `-09.00 WIB`.
  private func isBeforeZone(_ index: Int) -> Bool {
    var next = skippingSpace(index)
    if let dash = unit(next), dash == UInt16(ascii: "-") || dash == 0x2013 {
      let end = skippingSpace(next + 1)
      if kind(end) == .digits, minuteSeparator(at: end) != nil { next = skippingSpace(end + 3) }
    }
    if unit(next) == UInt16(ascii: "(") { next += 1 }
    return meaning(next)?.role == .zone && isUpperCase(next)
  }

  /// The end of ` a.m.`, `pm` at `index`, and whether it is after noon.
  private func period(at index: Int) -> (end: Int, isAfternoon: Bool)? {
    let word = skippingSpace(index)
    switch meaning(word)?.role {
    case .beforeNoon?: return (word + 1, false)
    case .afterNoon?: return (word + 1, true)
    default: break
    }
    guard conventions.isEnglish, kind(word) == .letters, lexemes[word].range.count == 1,
      unit(word + 1) == UInt16(ascii: "."), kind(word + 2) == .letters, string(word + 2).lowercased() == "m"
    else { return nil }
    let letter = string(word).lowercased()
    guard letter == "a" || letter == "p" else { return nil }
    return (unit(word + 3) == UInt16(ascii: ".") ? word + 4 : word + 3, letter == "p")
  }

  /// The end of ` pagi` or ` malam` at `index`, and the hour of 24 that it makes of an hour of 12.
  private func dayPart(at index: Int, hour: Int) -> (end: Int, hour: Int)? {
    guard kind(index) == .space, let role = meaning(index + 1)?.role else { return nil }
    switch (role, hour) {
    case (.morning, 1...11): return (index + 2, hour)
    case (.noon, 10...12): return (index + 2, hour)
    case (.noon, 1...3): return (index + 2, hour + 12)
    case (.afternoon, 2...6): return (index + 2, hour + 12)
    case (.night, 6...11): return (index + 2, hour + 12)
    default: return nil
    }
  }

  /// The Indonesian word for the part of the day that an hour of 24 surely is in; nil at the borders.
  static func dayPartWord(ofHour hour: Int) -> String? {
    switch hour {
    case 4...9: "pagi"
    case 12...14: "siang"
    case 16...17: "sore"
    case 19...23: "malam"
    default: nil
    }
  }
}
