/// A glob as SQLite has it (`*`, `?`, `[…]`, `[^…]`; case counts), for PostgreSQL.
struct GlobPattern {
  /// The same as a regular expression over a whole text (PostgreSQL's "advanced" ones).
  let regularExpression: String

  /// Reads a glob; a set that is not closed matches nothing, as in SQLite.
  init(_ glob: String) {
    let scalars = Array(glob.unicodeScalars)
    var expression = "^"
    var next = 0
    while next < scalars.count {
      let scalar = scalars[next]
      next += 1
      switch scalar {
      case "*": expression += ".*"
      case "?": expression += "."
      case "[":
        guard let set = Self.set(scalars, &next) else {
          // No text ends before it begins.
          regularExpression = "$.^"
          return
        }
        expression += set
      default: expression += Self.literal(scalar)
      }
    }
    regularExpression = expression + "$"
  }

  /// The set that begins at a place, and goes past it; nil where it is not closed.
  private static func set(_ scalars: [Unicode.Scalar], _ next: inout Int) -> String? {
    var index = next
    var set = "["
    if index < scalars.count, scalars[index] == "^" {
      set += "^"
      index += 1
    }
    // A bracket that comes first is one of the set.
    let first = index
    while index < scalars.count, scalars[index] != "]" || index == first {
      let scalar = scalars[index]
      let isRange = scalar == "-" && index > first && index + 1 < scalars.count && scalars[index + 1] != "]"
      set += isRange ? "-" : literal(scalar)
      index += 1
    }
    guard index < scalars.count else { return nil }
    next = index + 1
    return set + "]"
  }

  /// A character that stands for itself: those that could mean something are escaped, letters and digits may not be.
  private static func literal(_ scalar: Unicode.Scalar) -> String {
    let isMark =
      scalar.isASCII
      && !(("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar))
    return (isMark && scalar != "\n" ? "\\" : "") + String(scalar)
  }
}
