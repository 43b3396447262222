/// What a regular expression may begin and end with, seen from afar.
///
/// Enough of ICU's syntax is read to know the outline of an abbreviation list exactly; what is not understood is taken
/// to match anything. So the outline may promise too much, never too little: where it excludes a match, there is none.
struct ExpressionOutline {
  /// What stands at an edge of a match: kinds of units, from the edge inwards (or outwards, beyond a short match).
  struct Edge: Hashable {
    // The kinds at each distance, as far as they are known.
    private var sets = SIMD4(repeating: SymbolSet.any.rawValue)
    fileprivate private(set) var length = 0
    // What a word boundary or the start of a line says about the unit beyond the far end.
    fileprivate var beyond = SymbolSet.any
    fileprivate private(set) var farEndIsWord = false

    /// What may stand at a distance from the edge, below 4.
    func set(at distance: Int) -> SymbolSet {
      distance == length ? beyond : SymbolSet(rawValue: sets[distance])
    }

    fileprivate mutating func append(_ set: SymbolSet, isWord: Bool) {
      sets[length] = set.intersection(beyond).rawValue
      length += 1
      beyond = .any
      farEndIsWord = isWord
    }
  }

  fileprivate indirect enum Node {
    case one(SymbolSet, isWord: Bool)
    case all([Node])
    case either([Node])
    case repeated(Node, min: Int, max: Int)
    case wordBoundary
    case lineStart
    case anything
  }

  private let root: Node

  /// Reads an expression.
  init(_ pattern: String) {
    var parser = Parser(pattern)
    root = parser.parse()
  }

  /// Beyond so many edges the outline says nothing.
  private static let mostEdges = 4_096

  /// The ends of matches, up to four units; nil where anything may be.
  func ends() -> [Edge]? { edges(backwards: true, length: 4, mergingWhite: false) }

  /// The starts of matches: two units, runs of white space counted as one; nil where anything may be.
  func starts() -> [Edge]? { edges(backwards: false, length: 2, mergingWhite: true) }

  private func edges(backwards: Bool, length: Int, mergingWhite: Bool) -> [Edge]? {
    func extend(_ edges: [Edge], by node: Node) -> [Edge]? {
      guard edges.count <= Self.mostEdges else { return nil }
      var result = edges
      switch node {
      case .anything: return nil
      case .wordBoundary:
        for index in result.indices where result[index].farEndIsWord {
          result[index].beyond = [.white, .fullStop, .mark, .beyondASCII]
        }
      case .lineStart:
        for index in result.indices where backwards { result[index].beyond = .white }
      case .one(let set, let isWord):
        for index in result.indices where result[index].length < length {
          let edge = result[index]
          if mergingWhite, set == .white, edge.length > 0, edge.set(at: edge.length - 1) == .white {
            continue
          }
          result[index].append(set, isWord: isWord)
        }
      case .all(let nodes):
        for node in backwards ? nodes.reversed() : nodes {
          guard let extended = extend(result, by: node) else { return nil }
          result = extended
        }
      case .either(let nodes):
        result = []
        for node in nodes {
          guard let extended = extend(edges, by: node) else { return nil }
          result += extended
        }
      case .repeated(let node, let least, let most):
        result = []
        var current = edges
        for times in 0...min(most, max(least, length)) {
          if times >= min(least, length) { result += current }
          guard times < min(most, length) else { break }
          guard let extended = extend(current, by: node) else { return nil }
          current = extended
        }
      }
      return result
    }
    return extend([Edge()], by: root)
  }
}

/// Reads the part of ICU's expression syntax that rules are written in.
private struct Parser {
  private typealias Node = ExpressionOutline.Node
  private let units: [UInt16]
  private var index = 0
  private var isUnderstood = true

  init(_ pattern: String) { units = Array(pattern.utf16) }

  private var next: UInt16 { index < units.count ? units[index] : 0 }

  private mutating func take(_ text: String) -> Bool {
    guard units[index...].starts(with: text.utf16) else { return false }
    index += text.utf16.count
    return true
  }

  mutating func parse() -> ExpressionOutline.Node {
    let node = alternatives()
    return isUnderstood && index == units.count ? node : .anything
  }

  private mutating func alternatives() -> Node {
    var choices: [Node] = []
    repeat {
      var sequence: [Node] = []
      while index < units.count, next != UInt16(ascii: "|"), next != UInt16(ascii: ")"), isUnderstood {
        let node = atom()
        sequence.append(quantified(node))
      }
      choices.append(.all(sequence))
    } while take("|")
    return choices.count == 1 ? choices[0] : .either(choices)
  }

  private mutating func atom() -> Node {
    let unit = next
    if unit == UInt16(ascii: "(") { return group() }
    if unit == UInt16(ascii: "[") {
      let set = bracketed()
      return .one(set, isWord: set.isSubset(of: [.lowerCase, .upperCase, .digit]))
    }
    index += 1
    switch unit {
    case UInt16(ascii: "\\"): return escape()
    case UInt16(ascii: "."): return .one(.any, isWord: false)
    case UInt16(ascii: "^"): return .lineStart
    case UInt16(ascii: "$"): return .all([])
    case UInt16(ascii: "*"), UInt16(ascii: "+"), UInt16(ascii: "?"), UInt16(ascii: "{"): isUnderstood = false
    default: break
    }
    return .one(SymbolSet(unit), isWord: SymbolSet(unit).isSubset(of: [.letter, .digit]) && unit < 0x80)
  }

  private mutating func group() -> Node {
    index += 1
    var isLook = false
    if next == UInt16(ascii: "?") {
      if take("?=") || take("?!") || take("?<=") || take("?<!") {
        isLook = true
      } else if !take("?:") && !take("?>") {
        isUnderstood = false
      }
    }
    let node = alternatives()
    if !take(")") { isUnderstood = false }
    // What is looked at is not part of the match, and may be anything.
    return isLook ? .all([]) : node
  }

  private mutating func escape() -> Node {
    let unit = next
    index += 1
    switch unit {
    case UInt16(ascii: "b"): return .wordBoundary
    case UInt16(ascii: "d"): return .one([.digit, .beyondASCII], isWord: true)
    case UInt16(ascii: "s"): return .one(.white, isWord: false)
    case UInt16(ascii: "w"): return .one([.letter, .digit, .mark], isWord: true)
    case UInt16(ascii: "p"):
      if take("{Lu}") { return .one([.upperCase, .beyondASCII], isWord: true) }
      if take("{Ll}") { return .one([.lowerCase, .beyondASCII], isWord: true) }
      if take("{L}") { return .one(.letter, isWord: true) }
      isUnderstood = false
      return .anything
    default:
      // An escaped mark is itself; an escaped letter or digit is something else.
      if SymbolSet(unit).isDisjoint(with: [.fullStop, .mark]) { isUnderstood = false }
      return .one(SymbolSet(unit), isWord: false)
    }
  }

  /// A set in brackets: single units, ranges, and the escapes above.
  private mutating func bracketed() -> SymbolSet {
    index += 1
    var result: SymbolSet = []
    if next == UInt16(ascii: "^") { isUnderstood = false }
    while index < units.count, next != UInt16(ascii: "]"), isUnderstood {
      let unit = next
      index += 1
      switch unit {
      case UInt16(ascii: "\\"):
        guard case .one(let set, _) = escape() else {
          isUnderstood = false
          return .any
        }
        result.formUnion(set)
      case UInt16(ascii: "["): isUnderstood = false
      case UInt16(ascii: "&") where next == unit: isUnderstood = false
      default:
        var last = unit
        if next == UInt16(ascii: "-"), index + 1 < units.count, units[index + 1] != UInt16(ascii: "]"),
          !result.isEmpty || unit != UInt16(ascii: "-")
        {
          last = units[index + 1]
          index += 2
        }
        guard last >= unit, last < 0x80 || last == unit else {
          isUnderstood = false
          return .any
        }
        for unit in unit...last { result.insert(SymbolSet(unit)) }
      }
    }
    if !take("]") { isUnderstood = false }
    return result
  }

  private mutating func quantified(_ node: Node) -> Node {
    var result = node
    if take("?") {
      result = .repeated(node, min: 0, max: 1)
    } else if take("*") {
      result = .repeated(node, min: 0, max: .max)
    } else if take("+") {
      result = .repeated(node, min: 1, max: .max)
    } else if take("{") {
      let least = number()
      let most = take(",") ? number() ?? .max : least
      guard take("}"), let least, let most, least <= most else {
        isUnderstood = false
        return .anything
      }
      result = .repeated(node, min: least, max: most)
    } else {
      return node
    }
    if !take("?") { _ = take("+") }
    return result
  }

  private mutating func number() -> Int? {
    var value: Int?
    while (0x30...0x39).contains(next), value ?? 0 < 10_000 {
      value = (value ?? 0) * 10 + Int(next - 0x30)
      index += 1
    }
    return value
  }
}
