extension Placeable {
  /// Whether two placeables, of two languages, can say the same thing.
  ///
  /// Numbers, ranks and money agree by amount (`ke-8` and `8th`, `5 juta rupiah` and `Rp5 million`), percentages only
  /// among themselves, dates where both say something, codes by their text.
  public func agrees(with other: Placeable) -> Bool {
    switch (value, other.value) {
    case (.percentage(let a), .percentage(let b)): return a == b
    case (.percentage, _), (_, .percentage): return false
    case (.money(let a, let currency), .money(let b, let otherCurrency)):
      let isSameCurrency =
        currency == otherCurrency || (currency == "$" && otherCurrency.hasSuffix("D"))
        || (otherCurrency == "$" && currency.hasSuffix("D"))
      return a == b && isSameCurrency
    case (.date(let a), .date(let b)):
      guard case .date(let form) = form, case .date(let otherForm) = other.form else { return false }
      return DateRewriting.agree(a, b) || (form.isOrderUnknown && DateRewriting.agree(a.swapped, b))
        || (otherForm.isOrderUnknown && DateRewriting.agree(a, b.swapped))
    case (.time(let a), .time(let b)): return a == b
    case (.code(let a), .code(let b)): return a == b
    default:
      guard let amount, let otherAmount = other.amount else { return false }
      return amount == otherAmount
    }
  }
}
