/// Numbers, percentages, money and ranks.
extension PlaceableWriter {
  func amountText(for new: Placeable, like model: Placeable, insteadOf original: Placeable) -> String? {
    guard let number = new.amount, let modelNumber = model.amount, let originalNumber = original.amount,
      case .number(let form) = model.form, case .number(let newForm) = new.form,
      case .number(let originalForm) = original.form, !newForm.isSpelledOut, !originalForm.isSpelledOut
    else { return nil }
    guard !newForm.contradicts(originalForm, in: number, ofHundred: new.kind == .percentage),
      newForm.hasSameSuffixSort(as: originalForm)
    else { return nil }
    let isRank = if case .ordinal = model.value { true } else { false }
    if form.isSpelledOut { return isRank ? ordinalWord(number, new) : nil }
    guard let prefix = prefix(new, newForm, model, form, original, originalForm) else { return nil }
    guard let (resolved, scale) = rescaled(number, newForm, modelNumber, form, originalNumber) else {
      return nil
    }
    var written = resolved
    if isRank, !written.fractionDigits.isEmpty || !scale.isEmpty { return nil }

    // Whether a fraction's last zeros are written is a matter of style.
    if originalNumber.exponent == modelNumber.exponent {
      let (was, shown) = (originalNumber.fractionDigits.utf8.count, modelNumber.fractionDigits.utf8.count)
      if shown < was { written = written.withoutTrailingZeros }
      if shown > was { written = written.padded(toFraction: shown) }
    }
    // A comma that separates groups in a language of decimal commas separates them here as well.
    var (decimal, group) = (conventions.decimalSeparator, conventions.groupSeparator)
    if form.decimalSeparator == group || form.groupSeparator == decimal { swap(&decimal, &group) }
    let digits = form.digits(
      of: written,
      isGrouped: isGrouped(written, number, newForm, modelNumber, form, originalNumber, originalForm),
      group: form.groupSeparator ?? group, decimal: form.decimalSeparator ?? decimal)
    let sign = number.isNegative ? (form.sign.isEmpty ? newForm.sign : form.sign) : ""
    let suffix = form.hasOrdinalEnding ? ordinalEnding(of: written, like: form.suffix) : form.suffix
    return sign + prefix + digits + scale + suffix
  }

  /// What stands before the digits: the model's own, or the new currency's sign where both texts use the same one.
  private func prefix(
    _ new: Placeable, _ newForm: NumberForm, _ model: Placeable, _ form: NumberForm, _ original: Placeable,
    _ originalForm: NumberForm
  ) -> String? {
    guard case .money(_, let currency) = new.value, case .money(_, let old) = original.value, currency != old
    else {
      return form.prefix
    }
    let (sign, oldSign) = (newForm.prefix.filter { $0 != " " }, originalForm.prefix.filter { $0 != " " })
    guard !sign.isEmpty, !oldSign.isEmpty, form.prefix.filter({ $0 != " " }) == oldSign else { return nil }
    return form.prefix.hasSuffix(" ") ? sign + " " : sign
  }

  /// The number with the scale word it is to have, and that word.
  private func rescaled(
    _ number: DecimalNumber, _ newForm: NumberForm, _ model: DecimalNumber, _ form: NumberForm,
    _ original: DecimalNumber
  ) -> (DecimalNumber, String)? {
    if original.exponent == model.exponent {
      if number.exponent == model.exponent { return (number, form.scale) }
      if number.exponent == 0 { return (number, "") }
      // Another scale word than the model's: only a full word beside full words.
      guard newForm.isScaleInFull, model.exponent == 0 || form.isScaleInFull,
        let word = scaleWord(number.exponent)
      else { return nil }
      let isCapitalized = newForm.scale.unicodeScalars.contains { $0.isUpperCase }
      if isCapitalized { return nil }
      return (number, (model.exponent == 0 ? " " : String(form.scale.prefix { $0 == " " })) + word)
    }
    guard number.exponent == original.exponent || model.exponent == 0,
      let shifted = number.rescaled(toExponent: model.exponent)
    else { return nil }
    let isReadable = shifted.integerDigits != "0" && shifted.integerDigits.utf8.count <= 3
    return model.exponent == 0 || isReadable ? (shifted, form.scale) : nil
  }

  private func scaleWord(_ exponent: Int) -> String? {
    let words: [Int: String] =
      if conventions.isIndonesian {
        [3: "ribu", 6: "juta", 9: "miliar", 12: "triliun"]
      } else if conventions.isEnglish {
        [3: "thousand", 6: "million", 9: "billion", 12: "trillion"]
      } else {
        [:]
      }
    return words[exponent]
  }

  private func isGrouped(
    _ written: DecimalNumber, _ number: DecimalNumber, _ newForm: NumberForm, _ model: DecimalNumber,
    _ form: NumberForm, _ original: DecimalNumber, _ originalForm: NumberForm
  ) -> Bool {
    let length = written.integerDigits.utf8.count
    if length < 4 { return false }
    if form.groupSeparator != nil, number.integerDigits.utf8.count < 4 || newForm.groupSeparator != nil {
      return true
    }
    // Digits that come of resolving a scale word (`15 ribu`, 15,000) are a quantity, never a year.
    if number.exponent > written.exponent {
      return form.groupSeparator != nil || model.integerDigits.utf8.count < 4
    }
    let modelShows = model.integerDigits.utf8.count >= 4
    let originalShows = original.integerDigits.utf8.count >= 4
    if modelShows, originalShows, (originalForm.groupSeparator != nil) == (newForm.groupSeparator != nil) {
      // `3.000` beside `3000`: four digits may go without, five hardly.
      return form.groupSeparator != nil
        || (newForm.groupSeparator != nil && length > 4 && model.integerDigits.utf8.count == 4)
    }
    return newForm.groupSeparator != nil
  }

  // MARK: Ranks

  private func ordinalEnding(of number: DecimalNumber, like suffix: String) -> String {
    let digits = Array(number.integerDigits.utf8)
    let isTeen = digits.count > 1 && digits[digits.count - 2] == 0x31
    let ending =
      switch digits.last {
      case 0x31? where !isTeen: "st"
      case 0x32? where !isTeen: "nd"
      case 0x33? where !isTeen: "rd"
      default: "th"
      }
    return suffix.first?.isUppercase ?? false ? ending.uppercased() : ending
  }

  private func ordinalWord(_ number: DecimalNumber, _ new: Placeable) -> String? {
    guard case .ordinal = new.value, let rank = number.smallWhole,
      conventions.isIndonesian || conventions.isEnglish
    else { return nil }
    let words = Vocabulary.ordinalWords(ofIndonesian: conventions.isIndonesian)
    return words.indices.contains(rank - 1) ? words[rank - 1] : nil
  }
}
