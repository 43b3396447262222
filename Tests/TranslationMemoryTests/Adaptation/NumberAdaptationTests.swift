import TestSupport
import Testing
import Text
import TranslationMemory

/// Numbers that a match differs in, in either language's conventions, against a plain reading of digits and separators.
@Suite("Adapting numbers")
struct NumberAdaptationTests {
  /// How a writer separates groups and decimals: by the language's rules, or by the other's.
  private struct Manner: Equatable {
    var group: Character
    var decimal: Character

    static let indonesian = Manner(group: ".", decimal: ",")
    static let english = Manner(group: ",", decimal: ".")
    static let all = [indonesian, english]

    /// A whole number of thousandths, with so many decimals.
    func text(_ thousandths: Int, decimals: Int, isGrouped: Bool) -> String {
      var text = ""
      let digits = Array(String(thousandths / 1000))
      for (index, digit) in digits.enumerated() {
        if isGrouped, index > 0, (digits.count - index) % 3 == 0 { text.append(group) }
        text.append(digit)
      }
      if decimals > 0 {
        text.append(decimal)
        text += String(String(1000 + thousandths % 1000).dropFirst().prefix(decimals))
      }
      return text
    }

    /// What a text says in this manner, in thousandths; nil where it is nothing in it.
    func value(_ text: Substring) -> Int? {
      let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
      let groups = parts[0].split(separator: group, omittingEmptySubsequences: false)
      guard parts.count <= 2, groups.count == 1 || (1...3).contains(groups[0].count),
        groups.dropFirst().allSatisfy({ $0.count == 3 }), let whole = Int(groups.joined())
      else { return nil }
      guard parts.count == 2 else { return whole * 1000 }
      guard let fraction = Int(parts[1].padding(toLength: 3, with: "0")) else { return nil }
      return whole * 1000 + fraction
    }
  }

  private struct Sides {
    let from: LanguageTag
    let to: LanguageTag
    var own: Manner { from == .indonesian ? .indonesian : .english }
    var other: Manner { to == .indonesian ? .indonesian : .english }

    static let both = [Sides(from: .indonesian, to: .english), Sides(from: .english, to: .indonesian)]
    /// What stands around a number in the source and in the target.
    var frames: [(String, String)] {
      let frames = [
        ("Beratnya # ton.", "It weighs # tonnes."), ("Naik # persen lagi.", "Up another # percent."),
        ("Sebesar Rp# juta.", "As much as Rp# million."), ("Ada #", "There are #"),
      ]
      return from == .indonesian ? frames : frames.map { ($0.1, $0.0) }
    }

    /// The number in the adapted target, if there is one.
    func adapted(_ frame: (String, String), _ source: String, _ target: String, _ query: String) -> Substring?
    {
      func put(_ number: String, _ frame: String) -> String { frame.replacing("#", with: number) }
      let result = AdaptableQuery(put(query, frame.0), from: from, to: to)
        .adapted(source: put(source, frame.0), target: put(target, frame.1))
      guard let result else { return nil }
      let ends = frame.1.split(separator: "#", omittingEmptySubsequences: false)
      #expect(result.hasPrefix(ends[0]) && result.hasSuffix(ends[1]))
      return result.dropFirst(ends[0].count).dropLast(ends[1].count)
    }
  }
  /// A number of thousandths, and how many decimals it is written with.
  private static func number(_ dice: inout SeededGenerator) -> (value: Int, decimals: Int) {
    let decimals = Int.random(in: 0...3, using: &dice)
    let most = [10, 1_000, 10_000, 10_000_000].randomElement(using: &dice) ?? 10
    let whole = Int.random(in: 1..<most, using: &dice)
    let step = [1_000, 100, 10, 1][decimals]
    return (whole * 1_000 + Int.random(in: 0..<1_000 / step, using: &dice) * step, decimals)
  }

  /// Source and query are of one manner, the language's own or the other's, and the target is of its own or the other's.
  ///
  /// Not both sides are of the other's; where one is, a separator in the source shows it.
  @Test("An adapted number has the value of the query's")
  func values() {
    var dice = SeededGenerator(seed: 21)
    var (asked, offered) = (0, 0)
    for _ in 0..<8_000 {
      guard let sides = Sides.both.randomElement(using: &dice),
        let frame = sides.frames.randomElement(using: &dice),
        let manner = Manner.all.randomElement(using: &dice),
        let targets = Manner.all.randomElement(using: &dice)
      else { continue }
      let isGrouped = dice.next() % 3 > 0
      let (old, new) = (Self.number(&dice), Self.number(&dice))
      let source = manner.text(old.value, decimals: old.decimals, isGrouped: isGrouped)
      let target = targets.text(old.value, decimals: old.decimals, isGrouped: isGrouped)
      let query = manner.text(new.value, decimals: new.decimals, isGrouped: isGrouped)
      let isOwn = (source: manner == sides.own, target: targets == sides.other)
      guard old.value != new.value, isOwn.source || isOwn.target,
        isOwn == (true, true) || !source.allSatisfy(\.isNumber)
      else { continue }
      if isOwn == (true, true) { asked += 1 }
      guard let result = sides.adapted(frame, source, target, query) else { continue }
      if isOwn == (true, true) { offered += 1 }
      #expect(
        targets.value(result) == new.value || sides.other.value(result) == new.value,
        "\(frame.0): \(source), \(target), \(query), \(result)")
    }
    #expect(offered * 2 > asked && asked > 1_000)
  }

  @Test("The same digits, separated the other way round, may be the same number")
  func otherSeparators() {
    var dice = SeededGenerator(seed: 22)
    for _ in 0..<600 {
      let (value, decimals) = Self.number(&dice)
      for sides in Sides.both {
        for (manner, other) in [(Manner.indonesian, Manner.english), (.english, .indonesian)] {
          let source = manner.text(value, decimals: decimals, isGrouped: true)
          let query = other.text(value, decimals: decimals, isGrouped: true)
          guard source != query, let frame = sides.frames.randomElement(using: &dice) else { continue }
          for targets in Manner.all {
            let target = targets.text(value, decimals: decimals, isGrouped: true)
            let result = sides.adapted(frame, source, target, query)
            #expect(result == nil, "\(frame.0): \(source), \(target), \(query), \(result ?? "")")
          }
        }
      }
    }
  }

  @Test(
    "A number that could be two is left to the translator",
    arguments: [
      ("1,125", "1.125", "1.125"), ("1,125", "1,125", "2,5"), ("1.125", "1.125", "1.250"),
      ("1,5", "1.5", "1.125"),
      ("1.125", "1,125", "1,125"), ("4,013,404", "4,013,404", "8.383"), ("1,5", "1,5", "1,125"),
    ])
  func ambiguous(source: String, target: String, query: String) {
    for frame in Sides.both[0].frames {
      #expect(Sides.both[0].adapted(frame, source, target, query) == nil)
    }
  }

  @Test(
    "Separators used alike show what they are",
    arguments: [
      ("3.000", "3,000", "1.125", "1,125"), ("1,125", "1.125", "2,250", "2.250"),
      ("1,5", "1.5", "2,125", "2.125"),
      ("1.000,5", "1,000.5", "1.125", "1,125"), ("2,1", "2,1", "7,3", "7,3"),
      ("1,125", "1.125", "2,5", "2.5"),
      ("1,5", "1.5", "1.125.000", "1,125,000"),
    ])
  func shown(source: String, target: String, query: String, expected: String) {
    #expect(
      Sides.both[0].adapted(("Beratnya # ton.", "It weighs # tonnes."), source, target, query)
        == expected[...])
  }
}

extension Substring {
  fileprivate func padding(toLength length: Int, with filler: String) -> String {
    self + String(repeating: filler, count: Swift.max(0, length - count))
  }
}
