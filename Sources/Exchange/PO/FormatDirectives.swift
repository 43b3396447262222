/// What a program fills into a text: `%d`, `%(name)s`, `%1$s`, `{name}`.
///
/// Only so exact as to tell whether a translation has the same; those with no name or number of their own in the order
/// in which they stand, since that is the order in which they are filled in.
struct FormatDirectives: Equatable {
  private var ordered: [String] = []
  private var named: [String] = []

  /// The directives of a text.
  init(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let first = rest.popFirst() {
      if first == "%" {
        if rest.first == "%" {
          rest.removeFirst()
          continue
        }
        let modifiers = rest.prefix {
          !Self.isLetter($0) && $0 != "%" && $0 != "(" && !$0.properties.isWhitespace
        }
        var directive = modifiers
        rest = rest[modifiers.endIndex...]
        if rest.first == "(", let close = rest.firstIndex(of: ")") {
          directive += rest[...close]
          rest = rest[rest.index(after: close)...]
        }
        directive += rest.prefix(while: Self.isLetter).prefix(3)
        let isNamed = directive.contains("(") || directive.contains("$")
        if isNamed { named.append(String(directive)) } else { ordered.append(String(directive)) }
      } else if first == "{", let close = rest.firstIndex(of: "}") {
        named.append(String(rest[..<close]))
        rest = rest[rest.index(after: close)...]
      }
    }
    named.sort()
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
