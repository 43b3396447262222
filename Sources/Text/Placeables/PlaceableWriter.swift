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
    case (.code(let text), _, .code(let originalText)):
      return Self.isSameShape(text, originalText) ? text : nil
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

  /// Whether two codes differ in digits alone, or are both section numbers or abbreviations.
  ///
  /// A code with other words in it (`3D-Pengaturan`) has to be translated.
  private static func isSameShape(_ a: String, _ b: String) -> Bool {
    func letters(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { !("0"..."9").contains($0) }
    }
    let (x, y) = (letters(a), letters(b))
    if x == y { return true }
    if (x + y).allSatisfy({ $0 == "." }) { return true }
    // Abbreviations (`MD5`, `SHA1`, `WIB`) are the same in all languages.
    return [a, b].allSatisfy { text in
      (text.unicodeScalars.first?.isUpperCase ?? false)
        && text.unicodeScalars.allSatisfy {
          $0.isUpperCase || ("0"..."9").contains($0) || $0 == "-" || $0 == "."
        }
    }
  }

  /// Whether the new text may be copied where source and target have the same letters.
  ///
  /// Not where a number could be two: `1,250` in both is 1250 in English, and the query's `2,5` is not for it.
  public func isCopied(_ new: Placeable, insteadOf original: Placeable) -> Bool {
    switch (new.form, original.form) {
    case (.verbatim, .verbatim):
      if case (.code(let text), .code(let originalText)) = (new.value, original.value) {
        Self.isSameShape(text, originalText)
      } else {
        false
      }
    case (.number(let form), .number(let originalForm)):
      !isAmbiguous(new, form) && !isAmbiguous(original, originalForm)
        && form.decimalSeparator == originalForm.decimalSeparator
        && form.groupSeparator == originalForm.groupSeparator
        && form.scale == originalForm.scale && form.prefix == originalForm.prefix
        && form.suffix == originalForm.suffix
    default: false
    }
  }

  private func isAmbiguous(_ placeable: Placeable, _ form: NumberForm) -> Bool {
    placeable.amount.map(form.isAmbiguous) ?? false
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
    // Of the two clocks only that of 24 hours is written with a leading zero, as a rule.
    let isLikelyPadded = form.period == nil && (newForm.period != nil || newForm.isPadded ?? true)
    let isPadded = form.isPadded ?? isLikelyPadded
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
