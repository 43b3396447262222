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

  /// The set that begins at a place, and goes past it; nil where it is not closed, or can match nothing.
  private static func set(_ scalars: [Unicode.Scalar], _ next: inout Int) -> String? {
    var index = next
    let isInverted = index < scalars.count && scalars[index] == "^"
    if isInverted { index += 1 }
    var members = ""
    // What a range can begin with: neither the end of another, nor a bracket that comes first, which is one of the set.
    var start: Unicode.Scalar?
    if index < scalars.count, scalars[index] == "]" {
      members += literal("]")
      index += 1
    }
    while index < scalars.count, scalars[index] != "]" {
      if scalars[index] == "-", let first = start, index + 1 < scalars.count, scalars[index + 1] != "]" {
        let last = scalars[index + 1]
        // A range the wrong way round has nothing in it.
        if first <= last { members += literal(first) + "-" + literal(last) }
        start = nil
        index += 2
      } else {
        members += literal(scalars[index])
        start = scalars[index]
        index += 1
      }
    }
    guard index < scalars.count, !members.isEmpty || isInverted else { return nil }
    next = index + 1
    return members.isEmpty ? "." : (isInverted ? "[^" : "[") + members + "]"
  }

  /// A character that stands for itself: those that could mean something are escaped, letters and digits may not be.
  private static func literal(_ scalar: Unicode.Scalar) -> String {
    let isMark =
      scalar.isASCII
      && !(("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar))
    return (isMark && scalar != "\n" ? "\\" : "") + String(scalar)
  }
}
