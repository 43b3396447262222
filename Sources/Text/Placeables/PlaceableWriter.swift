internal import CICU

/// Writes a placeable of one text into the place of another, in that other's language and manner.
public struct PlaceableWriter: Sendable {
  let conventions: LanguageConventions

  /// A writer of a language; cheap after the first for the same language.
  public init(language: LanguageTag) { conventions = .of(language) }

  /// Writes `new` as `model` is written, or nil where that is not certain.
  ///
  /// `model` is a placeable of a text in this language, `original` its counterpart in the other language, which says
  /// the same thing, and `new` what now stands where `original` stood. The three together show what is a matter of
  /// style (model against original) and what of sense (new against original).
  public func text(for new: Placeable, like model: Placeable, insteadOf original: Placeable) -> String? {
    switch (new.value, model.value, original.value) {
    case (.code(let text), _, _): return text
    case (.date(let date), .date(let modelDate), .date(let originalDate)):
      guard case .date(let form) = model.form, case .date(let newForm) = new.form,
        case .date(let originalForm) = original.form
      else { return nil }
      return DateRewriting(
        new: (date, newForm), model: (modelDate, form), original: (originalDate, originalForm)
      ).text(conventions)
    case (.time(let time), .time(let modelTime), .time(let originalTime)):
      guard case .time(let form) = model.form, case .time(let newForm) = new.form, modelTime == originalTime
      else {
        return nil
      }
      return self.text(for: time, like: form, newForm)
    default:
      return amountText(for: new, like: model, insteadOf: original)
    }
  }

  // MARK: Times

  private func text(for time: ClockTime, like form: TimeForm, _ newForm: TimeForm) -> String? {
    var hour = time.hour
    var end = ""
    if let period = form.period {
      hour = (time.hour + 11) % 12 + 1
      let isAfternoon = (12...23).contains(time.hour)
      end = String(
        String.UnicodeScalarView(
          period.unicodeScalars.map { scalar in
            switch scalar {
            case "a", "p": isAfternoon ? "p" : "a"
            case "A", "P": isAfternoon ? "P" : "A"
            default: scalar
            }
          }))
    } else if form.dayPart != nil {
      guard let word = PlaceableReader.dayPartWord(ofHour: time.hour) else { return nil }
      hour = time.hour > 12 ? time.hour - 12 : time.hour
      end = " " + word
    }
    let isPadded = form.isPadded ?? (form.period == nil ? newForm.isPadded ?? true : false)
    var text = padded(hour, isPadded)
    let separator = form.separator.flatMap(Unicode.Scalar.init).map(String.init)
    if separator != nil || time.minute > 0 || time.second != nil {
      let separator = separator ?? (conventions.isIndonesian ? "." : ":")
      text += separator + padded(time.minute, true)
      if let second = time.second { text += separator + padded(second, true) }
    }
    return text + end
  }

  func padded(_ number: Int, _ isPadded: Bool) -> String {
    isPadded && number < 10 ? "0\(number)" : String(number)
  }

  // MARK: Plurals

  /// Whether a counted thing keeps its form when the number before it changes: after 3 and 4 in English, not after
  /// 1 and 4.
  ///
  /// By CLDR's plural rules.
  public func isSamePlural(_ a: DecimalNumber, _ b: DecimalNumber) -> Bool {
    if conventions.isIndonesian { return true }
    if conventions.isEnglish { return isOne(a) == isOne(b) }
    return pluralCategory(a) == pluralCategory(b)
  }

  private func isOne(_ number: DecimalNumber) -> Bool { number.smallWhole == 1 }

  private func pluralCategory(_ number: DecimalNumber) -> [UInt16] {
    var units = [UInt16](repeating: 0, count: 16)
    let length = padan_plural_category(
      conventions.language.description, number.approximation, &units, Int32(units.count))
    return length > 0 ? Array(units.prefix(Int(length))) : []
  }
}
