/// Tells at a glance the places no rule can match at, which are nearly all.
///
/// Asking the expressions about every place would cost ten times what the break iterator does. From the outlines of the
/// rules come tables of what may stand before a place (the last two units; at a full stop, the three before that) and
/// after it.
struct PlaceFilter {
  /// Which rules may match: bits, one a rule; a filter holds 64.
  typealias Rules = UInt64
  /// The most rules of one filter.
  static let capacity = 64

  // By the kind of what stands after the place: the rules that allow it.
  private var after = [Rules](repeating: 0, count: 2 * SymbolSet.count)
  // By the kind of the last unit before the place, and that of the unit before it.
  private var last = [Rules](repeating: 0, count: SymbolSet.count * SymbolSet.count)
  // By the kinds of the three units before a full stop: the number of an entry of `beforeStop`, 0 for none.
  private var entries = [UInt8](repeating: 0, count: 1 << 15)
  private var beforeStop: [Rules] = [0]

  /// A filter for rules, `capacity` of them at most.
  init(_ rules: ArraySlice<SegmentationRules.Rule>) {
    precondition(rules.count <= Self.capacity)
    var stops = [Rules](repeating: 0, count: entries.count)
    for (number, rule) in rules.enumerated() {
      let bit: Rules = 1 << Rules(number)
      note(starts: ExpressionOutline(rule.after).starts(), bit: bit)
      guard let ends = rule.before.isEmpty ? nil : ExpressionOutline(rule.before).ends() else {
        for index in last.indices { last[index] |= bit }
        for index in stops.indices { stops[index] |= bit }
        continue
      }
      var keys: Set<SIMD4<UInt32>> = []
      for end in ends {
        for symbol in end.set(at: 0).symbols {
          for previous in end.set(at: 1).symbols { last[symbol * SymbolSet.count + previous] |= bit }
        }
        guard end.set(at: 0).contains(.fullStop) else { continue }
        keys.insert(
          SIMD4(Self.codes(end.set(at: 1)), Self.codes(end.set(at: 2)), Self.codes(end.set(at: 3)), 0))
      }
      for key in keys {
        for first in 0..<32 where key[0] >> first & 1 == 1 {
          for second in 0..<32 where key[1] >> second & 1 == 1 {
            for third in 0..<32 where key[2] >> third & 1 == 1 {
              stops[first << 10 | second << 5 | third] |= bit
            }
          }
        }
      }
    }
    var numbers: [Rules: UInt8] = [0: 0]
    for (index, rules) in stops.enumerated() where rules != 0 {
      if numbers[rules] == nil {
        // With more different sets than a byte can number, one entry serves all that are left: every rule.
        if beforeStop.count == 255 { beforeStop.append(.max) }
        if beforeStop.count == 256 {
          entries[index] = 255
          continue
        }
        numbers[rules] = UInt8(beforeStop.count)
        beforeStop.append(rules)
      }
      entries[index] = numbers[rules] ?? 255
    }
  }

  /// Whether some of `rules` may match after a unit.
  func allows(_ rules: Rules, after unit: UInt16) -> Bool {
    let symbol = SymbolSet.symbol(unit)
    let possible =
      unit == UInt16(ascii: ".")
      ? beforeStop[...] : last[symbol * SymbolSet.count..<(symbol + 1) * SymbolSet.count]
    return possible.contains { $0 & rules != 0 }
  }

  /// The rules that may match at a place, which is neither the start of `units` nor their end.
  func candidates(at place: Int, in units: UnsafeBufferPointer<UInt16>) -> Rules {
    let final = units[place - 1]
    var rules: Rules
    if final == UInt16(ascii: ".") {
      func code(_ index: Int) -> Int { index < 0 ? 0 : Int(Self.codes[SymbolSet.symbol(units[index])]) }
      rules = beforeStop[Int(entries[code(place - 2) << 10 | code(place - 3) << 5 | code(place - 4)])]
    } else {
      // Before the text there may be anything that a rule takes for the start of a line.
      let previous = place > 1 ? SymbolSet.symbol(units[place - 2]) : 0
      rules = last[SymbolSet.symbol(final) * SymbolSet.count + previous]
    }
    guard rules != 0 else { return 0 }
    var index = place
    // Runs of white space longer than this are left to the expressions.
    let limit = min(units.count, place + 16)
    while index < limit, SymbolSet.symbol(units[index]) == 0 { index += 1 }
    guard index < limit else { return rules }
    rules &= after[SymbolSet.symbol(units[index]) + (index > place ? SymbolSet.count : 0)]
    return rules
  }

  private mutating func note(starts: [ExpressionOutline.Edge]?, bit: Rules) {
    guard let starts else {
      for index in after.indices { after[index] |= bit }
      return
    }
    for start in starts {
      let first = start.set(at: 0)
      for symbol in first.subtracting(.white).symbols { after[symbol] |= bit }
      guard first.contains(.white) else { continue }
      // White space alone is counted as one unit, but in a mixed set it may be repeated or followed by anything.
      let second: SymbolSet = first == .white ? start.set(at: 1) : .any
      for symbol in (second.contains(.white) ? .any : second).symbols {
        after[SymbolSet.count + symbol] |= bit
      }
    }
  }

  /// Kinds of units in five bits: capitals as small letters; marks and white space are one.
  private static let codes: [UInt8] = (0..<SymbolSet.count).map { symbol in
    switch symbol {
    case 1...26: UInt8(symbol)
    case 27...52: UInt8(symbol - 26)
    case 53: 27
    case 54: 28
    case 56: 29
    default: 0
    }
  }

  private static func codes(_ set: SymbolSet) -> UInt32 {
    set.symbols.reduce(0) { $0 | 1 << UInt32(codes[$1]) }
  }
}
