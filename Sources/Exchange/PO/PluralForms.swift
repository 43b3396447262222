/// How many forms of a plural a language has, and which of them stands with one.
///
/// The value of the header field `Plural-Forms`: `nplurals=3; plural=…;`, an expression of C over the number `n`.
/// Source: GNU gettext manual, "Plural forms".
struct PluralForms {
  /// How many there are.
  let count: Int
  /// The form that stands with the number 1.
  let singular: Int

  /// Reads the value of the field; nil where it is none, or names a form that there is not.
  init?(_ value: String) {
    var fields: [String: Substring] = [:]
    for field in value.split(separator: ";") {
      guard let sign = field.firstIndex(of: "=") else { continue }
      fields[String(field[..<sign]).withoutEdges] = field[field.index(after: sign)...]
    }
    guard let number = fields["nplurals"].map({ String($0).withoutEdges }), let count = UInt(number),
      (1...UInt(POEntry.mostForms)).contains(count), let expression = fields["plural"],
      let singular = PluralExpression.value(of: expression, number: 1), singular < count
    else { return nil }
    self.count = Int(count)
    self.singular = Int(singular)
  }
}
