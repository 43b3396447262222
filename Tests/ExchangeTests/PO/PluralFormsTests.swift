import TestSupport
import Testing

@testable import Exchange

@Suite struct PluralFormsTests {
  @Test(arguments: [
    ("nplurals=1; plural=0;", 1, 0), ("nplurals=2; plural=n != 1;", 2, 0),
    ("nplurals=2; plural=(n > 1);", 2, 0),
    (" nplurals = 2 ; plural = n==1 || n%10==1 ? 0 : 1", 2, 0),
    (
      "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
      3, 0
    ),
    ("nplurals=4; plural=(n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || n%100==4 ? 3 : 0);", 4, 1),
    (
      "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;", 6,
      1
    ),
    ("nplurals=3; plural=n==0 ? 10/(n-1) : 2", 3, 2), ("nplurals=3; plural=!n*2+1", 3, 1),
    ("nplurals=9; plural=9-4-3", 9, 2), ("nplurals=9; plural=n?0?1:2:3", 9, 2),
  ]) func formOfOne(field: String, count: Int, singular: Int) throws {
    let forms = try #require(PluralForms(field))
    #expect([forms.count, forms.singular] == [count, singular])
  }

  @Test(arguments: [
    "", "nplurals=2", "plural=0", "nplurals=0; plural=0", "nplurals=17; plural=0", "nplurals=2; plural=2",
    "nplurals=2; plural=", "nplurals=2; plural=n n", "nplurals=2; plural=(n", "nplurals=2; plural=n)",
    "nplurals=2; plural=n?1", "nplurals=2; plural=1:0", "nplurals=2; plural=n?(1:0)", "nplurals=2; plural=!",
    "nplurals=2; plural=1/(n-1)", "nplurals=2; plural=n=1", "nplurals=EXPRESSION; plural=INTEGER",
    "nplurals=2; plural=99999999999999999999", "nplurals=2; plural=n&1",
    "nplurals=2; plural=" + String(repeating: "(", count: 100_000),
  ]) func whatIsNoneIsNil(field: String) { #expect(PluralForms(field) == nil) }

  /// Against an evaluation of the tree that the text was written from.
  @Test func randomExpressionsComeToWhatTheirTreesDo() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let tree = Self.tree(depth: 4, &random)
      let forms = PluralForms("nplurals=16; plural=\(tree.text)")
      #expect(forms?.singular == tree.value.flatMap { $0 < 16 ? Int($0) : nil }, "\(tree.text)")
    }
  }

  private static func tree(
    depth: Int, _ random: inout SeededGenerator
  ) -> (text: String, value: UInt?) {
    if depth == 0 || Int.random(in: 0..<5, using: &random) == 0 {
      let number = UInt.random(in: 0...4, using: &random)
      return Bool.random(using: &random) ? ("n", 1) : ("\(number)", number)
    }
    let left = tree(depth: depth - 1, &random)
    let right = tree(depth: depth - 1, &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return ("!(\(left.text))", left.value.map { $0 == 0 ? 1 : 0 })
    case 1:
      let condition = tree(depth: depth - 1, &random)
      return (
        "(\(condition.text)) ? \(left.text) : (\(right.text))",
        condition.value.flatMap { $0 != 0 ? left.value : right.value }
      )
    case 2:
      let isTrue = left.value.flatMap { $0 != 0 ? true : right.value.map { $0 != 0 } }
      return ("(\(left.text)) || (\(right.text))", isTrue.map { $0 ? 1 : 0 })
    case 3:
      let isTrue = left.value.flatMap { $0 == 0 ? false : right.value.map { $0 != 0 } }
      return ("(\(left.text))&&(\(right.text))", isTrue.map { $0 ? 1 : 0 })
    case 4: return combine(left, "<=", right) { $0 <= $1 ? 1 : 0 }
    case 5: return combine(left, "-", right) { $0 &- $1 }
    case 6: return combine(left, "*", right) { $0 &* $1 }
    case 7: return combine(left, "%", right) { $1 == 0 ? nil : $0 % $1 }
    default: return combine(left, "==", right) { $0 == $1 ? 1 : 0 }
    }
  }

  private static func combine(
    _ left: (text: String, value: UInt?), _ sign: String, _ right: (text: String, value: UInt?),
    _ body: (UInt, UInt) -> UInt?
  ) -> (text: String, value: UInt?) {
    let value = left.value.flatMap { left in right.value.flatMap { body(left, $0) } }
    return ("(\(left.text)) \(sign) (\(right.text))", value)
  }
}
