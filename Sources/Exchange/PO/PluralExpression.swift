/// An expression of C over an unsigned number, as gettext allows it: `n`, numbers, `?:`, `||`, `&&`, comparisons, `+ - * / %`, `!`
/// and brackets.
///
/// By two stacks, one of values and one of operators that wait (E. W. Dijkstra, "Algol 60 translation", 1961), so that brackets
/// inside one another cost no stack of calls.
struct PluralExpression {
  private enum Operator: Equatable {
    case open, not
    case binary(String)
    /// A `?` whose `:` has not come, and one whose `:` has.
    case question, choice

    /// What binds more tightly is higher.
    var precedence: Int {
      switch self {
      case .open, .question: 0
      case .choice: 1
      case .not: 8
      case .binary(let name): PluralExpression.precedences[name] ?? 0
      }
    }
  }

  private static let precedences = [
    "||": 2, "&&": 3, "==": 4, "!=": 4, "<": 5, ">": 5, "<=": 5, ">=": 5, "+": 6, "-": 6, "*": 7, "/": 7,
    "%": 7,
  ]

  /// Nil is what a division by zero gives: no matter where it is not chosen.
  private var values: [UInt?] = []
  private var operators: [Operator] = []

  /// What an expression comes to; nil where it is none, or divides by zero.
  static func value(of text: Substring, number: UInt) -> UInt? {
    var expression = PluralExpression()
    guard expression.read(text.unicodeScalars, number), expression.reduce(above: 0),
      expression.operators.isEmpty, expression.values.count == 1
    else { return nil }
    return expression.values[0]
  }

  /// Reads to the end; false where it is no expression.
  private mutating func read(_ text: Substring.UnicodeScalarView, _ number: UInt) -> Bool {
    var rest = text
    var wantsValue = true
    while let scalar = rest.first {
      if scalar.properties.isWhitespace {
        rest.removeFirst()
      } else if wantsValue {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        if !digits.isEmpty {
          guard let value = UInt(String(digits)) else { return false }
          values.append(value)
          rest = rest[digits.endIndex...]
          wantsValue = false
          continue
        }
        switch scalar {
        case "n":
          values.append(number)
          wantsValue = false
        case "(": operators.append(.open)
        case "!": operators.append(.not)
        default: return false
        }
        rest.removeFirst()
      } else {
        guard let sign = Self.sign(at: rest) else { return false }
        rest.removeFirst(sign.unicodeScalars.count)
        guard take(sign) else { return false }
        wantsValue = sign != ")"
      }
    }
    return !wantsValue
  }

  /// What stands after a value: the longest of the signs.
  private static func sign(at text: Substring.UnicodeScalarView) -> String? {
    let two = String(Substring(text.prefix(2)))
    if precedences[two] != nil { return two }
    let one = String(Substring(text.prefix(1)))
    return precedences[one] != nil || ["?", ":", ")"].contains(one) ? one : nil
  }

  private mutating func take(_ sign: String) -> Bool {
    switch sign {
    case "?":
      guard reduce(above: Operator.choice.precedence) else { return false }
      operators.append(.question)
    case ":":
      guard reduce(above: 0), operators.popLast() == .question else { return false }
      operators.append(.choice)
    case ")": return reduce(above: 0) && operators.popLast() == .open
    default:
      let binary = Operator.binary(sign)
      guard reduce(above: binary.precedence - 1) else { return false }
      operators.append(binary)
    }
    return true
  }

  /// Applies the operators on top that bind more tightly than that; false where values are missing.
  private mutating func reduce(above precedence: Int) -> Bool {
    while let last = operators.last, last.precedence > precedence {
      operators.removeLast()
      guard let right = values.popLast() else { return false }
      if last == .not {
        values.append(right.map { $0 == 0 ? 1 : 0 })
        continue
      }
      guard let left = values.popLast() else { return false }
      if case .binary(let name) = last {
        values.append(Self.result(name, left, right))
      } else {
        guard let condition = values.popLast() else { return false }
        values.append(condition.flatMap { $0 != 0 ? left : right })
      }
    }
    return true
  }

  private static func result(_ name: String, _ left: UInt?, _ right: UInt?) -> UInt? {
    // The second is not asked where the first decides.
    if name == "||", let left, left != 0 { return 1 }
    if name == "&&", left == 0 { return 0 }
    guard let left, let right else { return nil }
    func truth(_ value: Bool) -> UInt { value ? 1 : 0 }
    return switch name {
    case "||", "&&": truth(right != 0)
    case "==": truth(left == right)
    case "!=": truth(left != right)
    case "<": truth(left < right)
    case ">": truth(left > right)
    case "<=": truth(left <= right)
    case ">=": truth(left >= right)
    case "+": left &+ right
    case "-": left &- right
    case "*": left &* right
    case "/": right == 0 ? nil : left / right
    default: right == 0 ? nil : left % right
    }
  }
}
