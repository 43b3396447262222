import Testing
import Text

/// Rules over ICU's sentence breaks, and the layout of paragraphs, headings and lists.
struct SegmenterTests {
  private func segments(
    _ text: String, _ rules: [SegmentationRules.Rule] = [], quotations: Segmenter.Quotations = .split
  ) throws -> [Segment] {
    let all = SegmentationRules(
      cascades: true, rules: ["A": rules], maps: [.init(pattern: ".*", name: "A")], basis: .sentenceBreaks)
    return try Segmenter(language: .indonesian, rules: all, quotations: quotations).segments(in: text)
  }

  @Test func withoutRulesICUDecides() throws {
    #expect(
      try segments("Satu. Dua dr. Adi; 3.000 ekor! Ya").map(\.text) == [
        "Satu.", "Dua dr.", "Adi; 3.000 ekor!", "Ya",
      ])
    #expect(try segments("").isEmpty)
    #expect(try segments(" \n\r\n\u{A0}\u{2028}").isEmpty)
  }

  @Test func rulesVetoAndAdd() throws {
    let veto = SegmentationRules.Rule(isBreak: false, before: "\\bdr\\.", after: "\\s")
    let add = SegmentationRules.Rule(isBreak: true, before: ";", after: "\\s")
    let late = SegmentationRules.Rule(isBreak: true, before: "\\.", after: "\\s+\\p{Ll}")
    #expect(
      try segments("Kata dr. Adi. Ya. tidak", [veto, late]).map(\.text) == ["Kata dr. Adi.", "Ya.", "tidak"])
    #expect(try segments("Kata dr. adi", [veto, late]).map(\.text) == ["Kata dr. adi"])
    // Only after the marks that end sentences are rules asked.
    #expect(try segments("Satu; dua", [add]).map(\.text) == ["Satu; dua"])
  }

  @Test func anUnboundedLookBehindIsAnError() throws {
    let error = #expect(throws: SegmentationError.self) {
      try segments("a", [.init(isBreak: false, before: "a+\\.", after: "", line: 3)])
    }
    #expect(error?.line == 3)
  }

  @Test func paragraphsEndAtBlankLines() throws {
    let found = try segments("Satu.\n \t\nDua. Tiga\r\n\r\nempat\u{2029}\u{2029}lima")
    #expect(found.map(\.text) == ["Satu.", "Dua.", "Tiga", "empat", "lima"])
    #expect(found.map(\.paragraph) == [0, 1, 1, 2, 3])
    #expect(found.map(\.range.lowerBound) == [0, 9, 14, 22, 29])
  }

  @Test(arguments: [
    // Wrapped text reads on.
    ("Ia pergi ke\npasar. Lalu\npulang.", ["Ia pergi ke\npasar.", "Lalu\npulang."]),
    ("Ia pergi ke\r\npasar.\rLalu\u{2028}pulang", ["Ia pergi ke\r\npasar.", "Lalu\u{2028}pulang"]),
    (
      "Kami menunggu di dekat jembatan yang menghubungkan kedua tepi Sungai\nMusi sejak pagi.",
      ["Kami menunggu di dekat jembatan yang menghubungkan kedua tepi Sungai\nMusi sejak pagi."]
    ),
    // Headings and address lines do not.
    ("Harga Naik\nPasar sepi sejak kemarin.", ["Harga Naik", "Pasar sepi sejak kemarin."]),
    ("Toko Kita\nJalan Mawar 3\nBogor", ["Toko Kita", "Jalan Mawar 3", "Bogor"]),
    ("Kepada Ibu,\nSaya menulis", ["Kepada Ibu,\nSaya menulis"]),
    // Lists
    ("Bahan:\n- dua telur\n- gula\n  pasir", ["Bahan:", "- dua telur", "- gula\n  pasir"]),
    ("Langkah:\n1. Buka.\n2. Tutup.", ["Langkah:", "1.", "Buka.", "2.", "Tutup."]),
    ("• satu\n• dua", ["• satu", "• dua"]),
    ("(1) satu\n(2) dua\na) tiga", ["(1) satu", "(2) dua", "a) tiga"]),
    // A dash that only came to stand at the start of a line.
    (
      "Bupati meresmikan jalan baru yang panjangnya dua puluh kilometer itu\n- yang terpanjang di sana.",
      ["Bupati meresmikan jalan baru yang panjangnya dua puluh kilometer itu\n- yang terpanjang di sana."]
    ),
  ])
  func lineBreaks(_ text: String, _ expected: [String]) throws {
    #expect(
      try segments(text).map { Array($0.text.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
  }

  @Test func offsetsAreScalars() throws {
    let text = "\u{FEFF}Ça 😀.\r\nE\u{301}ya! 漢字。テスト\0."
    let scalars = Array(text.unicodeScalars)
    let found = try segments(text)
    #expect(found.count == 4)
    for segment in found { #expect(Array(segment.text.unicodeScalars) == Array(scalars[segment.range])) }
    #expect(found.map(\.range) == [0..<6, 8..<13, 14..<17, 17..<22])
  }

  @Test func quotationsAreKeptOnWish() throws {
    let text = "Ia berkata, \"Satu. Dua.\" Tiga. “Empat. Lima” enam. \"Tujuh. Delapan."
    let kept = ["Ia berkata, \"Satu. Dua.\"", "Tiga.", "“Empat. Lima” enam.", "\"Tujuh.", "Delapan."]
    #expect(try segments(text, quotations: .keep).map(\.text) == kept)
    #expect(try segments(text).count == 7)
  }

  @Test func aQuotationThatIsTooLongIsNone() throws {
    let text = "\"" + String(repeating: "Ya. ", count: 2_000) + "Sudah.\""
    #expect(try segments(text, quotations: .keep).count == 2_001)
  }
}
