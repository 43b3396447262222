import TestSupport
import Testing
import Text

@Suite("Writing placeables")
struct PlaceableWriterTests {
  private func first(_ text: String, _ language: LanguageTag) throws -> Placeable {
    try #require(PlaceableRecognizer(language: language).placeables(in: text).first)
  }

  /// `new` written as `model` (in English), where `original` stood.
  private func written(_ new: String, like model: String, insteadOf original: String) throws -> String? {
    PlaceableWriter(language: .english).text(
      for: try first(new, .indonesian), like: try first(model, .english),
      insteadOf: try first(original, .indonesian))
  }

  @Test(arguments: [
    ("8 Januari 2022", "6 March 2021", "6 Maret 2021", "8 January 2022"),
    ("8 Januari 2022", "March 6, 2021", "6 Maret 2021", "January 8, 2022"),
    ("Sabtu, 8 Januari 2022", "Tuesday, 6 March 2018", "Selasa, 6 Maret 2018", "Saturday, 8 January 2022"),
    ("8 Januari 2022", "Tuesday, 6 March 2018", "6 Maret 2018", "Saturday, 8 January 2022"),
    ("Minggu, 8 Januari 2022", "Tuesday, 6 March 2018", "Selasa, 6 Maret 2018", "Sunday, 8 January 2022"),
    ("8 Januari 2022", "6th of March 2021", "6 Maret 2021", "8th of January 2022"),
    ("8 Januari 2022", "MARCH 6, 2021", "6 Maret 2021", "JANUARY 8, 2022"),
    ("8 Januari 2022", "6 Mar 2021", "6 Maret 2021", "8 Jan 2022"),
    ("8 Januari 2022", "6 March", "6 Maret", "8 January 2022"),
    ("8 Januari", "March 6, 2021", "6 Maret 2021", "January 8"),
    ("8/1/2022", "26/3/2021", "26/3/2021", "8/1/2022"),
    ("8/1/2022", "3/26/2021", "26/3/2021", "1/8/2022"),
    ("8/1/2022", "03/06/2021", "3/6/2021", "08/01/2022"),
    ("Rp750 juta", "Rp1.5 billion", "Rp1,5 miliar", "Rp750 million"),
    ("Rp2,7 miliar", "IDR 1.5bn", "Rp1,5 miliar", "IDR 2.7bn"),
    ("US$2 juta", "Rp1.5 billion", "Rp1,5 miliar", "US$2 million"),
    ("2,5 miliar", "1.5 trillion", "1,5 triliun", "2.5 billion"),
    ("15 ribu", "10,000", "10 ribu", "15,000"),
    ("12.500", "3,000", "3.000", "12,500"),
    ("4.500", "3000", "3.000", "4500"),
    ("12.500", "500", "500", "12,500"),
    ("2023", "2022", "2022", "2023"),
    ("9,0 persen", "8.0 percent", "8,0 persen", "9.0 percent"),
    ("9,0 persen", "8%", "8,0 persen", "9%"),
    ("ke-22", "8th", "ke-8", "22nd"),
    ("ke-11", "eighth", "ke-8", "eleventh"),
    ("pukul 19.30", "7:45 a.m.", "pukul 07.45", "7:30 p.m."),
    ("pukul 00.05", "7.45am", "pukul 07.45", "12.05am"),
    ("pukul 8.05", "07:45", "pukul 07.45", "08:05"),
    ("pukul 19.30", "7 PM", "pukul 19.00", "7:30 PM"),
  ])
  func styles(new: String, model: String, original: String, expected: String) throws {
    // The model is found whatever stands around it: a time by its clock word.
    #expect(try written(new, like: model, insteadOf: original) == expected)
  }

  @Test(arguments: [
    // Day and month cannot be told apart.
    ("8/1/2022", "3/3/2021", "3/3/2021"),
    // The weekday is not that of the date.
    ("8 Januari 2022", "Monday, 6 March 2018", "6 Maret 2018"),
    // The model says less than has changed, or more than is known.
    ("8 Maret 2021", "March 2021", "6 Maret 2021"),
    ("8 Januari", "6 March 2021", "6 Maret"),
    // No word for the scale in this manner.
    ("Rp750 juta", "IDR 1.5bn", "Rp1,5 miliar"),
    // A comma for thousands or for decimals.
    ("10,000 unit", "5", "5"),
    // A word to be translated.
    ("3D-Pengaturan", "4.2.2", "4.2.2"),
    ("ke-40", "eighth", "ke-8"),
  ])
  func uncertain(new: String, model: String, original: String) throws {
    #expect(try written(new, like: model, insteadOf: original) == nil)
  }

  @Test("Plural forms are CLDR's")
  func plurals() throws {
    func number(_ digits: String) -> DecimalNumber { DecimalNumber(integerDigits: digits) }
    #expect(PlaceableWriter(language: .indonesian).isSamePlural(number("1"), number("5")))
    #expect(!PlaceableWriter(language: .english).isSamePlural(number("1"), number("5")))
    #expect(PlaceableWriter(language: .english).isSamePlural(number("2"), number("5")))
    let russian = PlaceableWriter(language: try #require(LanguageTag("ru")))
    #expect(!russian.isSamePlural(number("2"), number("5")))
    #expect(russian.isSamePlural(number("5"), number("11")))
  }

  // MARK: What is written reads the same

  private static let models: [(LanguageTag, [String], [String], [String])] = [
    (
      .english, ["3,000.5", "7000", "5%", "2.5 per cent", "Rp1.5 billion", "$20", "8th"],
      [
        "8 January 2021", "January 8, 2021", "Friday, 8 January 2021", "8th of Jan 2021", "28/01/2021",
        "2021-01-08",
      ], ["7:45 a.m.", "7.45pm", "19:45", "07:45"]
    ),
    (
      .indonesian, ["3.000,5", "7000", "5%", "2,5 persen", "Rp1,5 miliar", "20 juta rupiah", "ke-8"],
      ["8 Januari 2021", "Jumat, 8 Januari 2021", "8 JAN 2021", "8/1/2021", "Jumat (8/1/2021", "08-01-2021"],
      ["07.45 WIB", "07:45", "19.45 WITA"]
    ),
  ]

  @Test("A value written in any style is read back", arguments: [0, 1])
  func roundTrip(index: Int) throws {
    let (language, numbers, dates, times) = Self.models[index]
    let recognizer = PlaceableRecognizer(language: language)
    let writer = PlaceableWriter(language: language)
    var generator = SeededGenerator(seed: 5)
    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func check(_ new: String, like model: String) throws {
      let model = try #require(recognizer.placeables(in: model).first)
      let new = try #require(recognizer.placeables(in: new).first)
      let text = try #require(writer.text(for: new, like: model, insteadOf: model))
      // Times of the 24-hour clock with a dot are told by the zone.
      let read = recognizer.placeables(in: model.kind == .time ? text + " WIB" : text)
      #expect(read.first?.value == new.value, "\(text)")
    }
    for _ in 0..<300 {
      let (day, month, year) = (random(1...28), random(1...12), random(1000...2999))
      for model in dates {
        let names = (0..<7).map { "\(language == .english ? Self.english[$0] : Self.indonesian[$0])" }
        let weekday = try #require(CalendarDate(day: day, month: month, year: year).computedWeekday)
        let isNamed = model.contains("Friday") || model.contains("Jumat")
        try check((isNamed ? names[weekday] + " (" : "") + "\(year)-\(month)-\(day)", like: model)
      }
      for model in times { try check("\(random(0...23)):\(random(10...59))", like: model) }
      for model in numbers {
        let isRank = model.contains("8")
        let isPercentage = model.contains("%")
        let isWordPercentage = model.contains("per")
        var digits = String(
          random(1...1_000_000_000).quotientAndRemainder(dividingBy: random(1...1_000_000)).quotient + 1)
        if !isRank { digits += (language == .english ? "." : ",") + "\(random(0...99))" }
        let new =
          if isRank {
            language == .english ? digits + "th" : "ke-" + digits
          } else if isPercentage {
            digits + "%"
          } else if isWordPercentage {
            digits + (language == .english ? " percent" : " persen")
          } else if model.contains("juta") {
            digits + " juta rupiah"
          } else if model.contains("Rp") {
            "Rp" + digits
          } else if model.contains("$") {
            "$" + digits
          } else {
            digits
          }
        try check(new, like: model)
      }
    }
  }

  private static let english = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let indonesian = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"]
}
