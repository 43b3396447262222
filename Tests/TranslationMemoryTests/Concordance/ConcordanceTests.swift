import Testing
import Text

@testable import TranslationMemory

@Suite struct ConcordanceTests {
  private func marked(_ line: ConcordanceLine) -> [String] {
    func pieces(_ text: String, _ ranges: [Range<Int>]) -> [String] {
      ranges.map { String(decoding: Array(text.utf16)[$0], as: UTF16.self) }
    }
    return pieces(line.source, line.sourceRanges) + pieces(line.target, line.targetRanges)
  }

  @Test(arguments: [
    ("beras", Phrase.Side.both, ["beras"]), ("HARGA BERAS", .both, ["Harga beras"]),
    ("harganya", .both, ["Harga"]),
    ("rice prices", .both, ["rice prices"]), ("price", .target, ["prices"]), ("price", .source, []),
    ("beras harga", .both, []), ("Januari", .source, ["Januari"]), ("2022", .both, ["2022", "2022"]),
    ("202", .both, []),
    ("8 Januari", .source, ["8 Januari"]), ("%", .both, ["%", "%"]),
  ])
  func findsWordsByStem(text: String, side: Phrase.Side, expected: [String]) throws {
    let fixture = try TemporaryMemory()
    try fixture.add(
      (
        "Harga beras naik 5% pada 8 Januari 2022.",
        "Rice was dearer by 5% on 8 January 2022: rice prices rose."
      ),
      ("Cuaca cerah.", "Fine weather."))
    let lines = try fixture.memory.concordance(of: Phrase(text, in: side))
    #expect(lines.flatMap(marked) == expected)
  }

  @Test func newestFirstAndNoMoreThanAsked() throws {
    let fixture = try TemporaryMemory()
    try fixture.memory.write { writer in
      for day in [2, 5, 3, 4] as [Int64] {
        var unit = TranslationUnit.pair("Kopi \(day).", "Coffee \(day).", origin: "o\(day)")
        unit.changed = Timestamp(seconds: day)
        _ = try writer.add(unit)
      }
    }
    let lines = try fixture.memory.concordance(of: Phrase("kopi", limit: 3))
    #expect(lines.map(\.source) == ["Kopi 5.", "Kopi 4.", "Kopi 3."])
    #expect(lines.map(\.origin) == ["o5", "o4", "o3"])
  }
}
