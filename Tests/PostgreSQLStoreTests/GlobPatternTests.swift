import TestSupport
import Testing
import Text
import TranslationMemory

@testable import PostgreSQLStore

/// Globs mean in a database what they mean in a file.
@Suite(.enabled(if: PostgreSQLCluster.shared != nil, "\(PostgreSQLCluster.absence)"))
struct GlobPatternTests {
  @Test func globsMatchAlike() throws {
    let fixture = try SharedFixture()
    var dice = SeededGenerator(seed: 3)
    let letters = [
      "a", "B", "*", "?", "[", "]", "^", "-", "\\", ".", "$", "(", "\u{e9}", "1", "/", "\n", ":",
    ]
    func text(_ dice: inout SeededGenerator) -> String {
      (0..<Int.random(in: 1...5, using: &dice)).map { _ in letters.randomElement(using: &dice) ?? "" }
        .joined()
    }
    let units = (0..<100).map { TranslationUnit.pair("satu \($0)", "one", origin: text(&dice)) }
    for store in [fixture.shared, fixture.file] as [any UnitStore] {
      _ = try store.write { try $0.add(units) }
    }
    for _ in 0..<250 {
      let glob = Int.random(in: 0..<3, using: &dice) == 0 ? "[" + text(&dice) + "]" : text(&dice)
      let selection = UnitSelection(origin: glob)
      #expect(
        try fixture.shared.units(in: selection).map(\.source)
          == fixture.file.units(in: selection).map(\.source),
        "\(glob.debugDescription)")
    }
  }
}
