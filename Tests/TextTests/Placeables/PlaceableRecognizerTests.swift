import TestSupport
import Testing
import Text

@Suite("Recognizing placeables")
struct PlaceableRecognizerTests {
  /// The placeables of a text as `text=kind:value`, in order.
  private func read(_ text: String, _ language: LanguageTag) -> [String] {
    let units = Array(text.utf16)
    return PlaceableRecognizer(language: language).placeables(in: units).filter { !$0.isSpelledOut }.map {
      "\(String(decoding: units[$0.range], as: UTF16.self))=\(Self.description(of: $0.value))"
    }
  }

  static func description(of value: Placeable.Value) -> String {
    func plain(_ number: DecimalNumber) -> String {
      (number.isNegative ? "-" : "") + number.integerDigits
        + (number.fractionDigits.isEmpty ? "" : "." + number.fractionDigits)
        + (number.exponent == 0 ? "" : "e\(number.exponent)")
    }
    switch value {
    case .number(let number): return plain(number)
    case .percentage(let number): return plain(number) + "%"
    case .money(let number, let currency): return currency + plain(number)
    case .ordinal(let number): return "#" + plain(number)
    case .date(let date):
      let parts = [date.year, date.month, date.day].map { $0.map(String.init) ?? "?" }
      return parts.joined(separator: "-") + (date.weekday.map { "w\($0)" } ?? "")
    case .time(let time):
      return "\(time.hour)h\(time.minute)" + (time.second.map { ":\($0)" } ?? "")
    case .code: return "code"
    }
  }

  @Test(arguments: [
    ("Sebanyak 3.000 tentara dan 1.250,5 ton", ["3.000=3000", "1.250,5=1250.5"]),
    ("naik 5,6 persen atau 20%", ["5,6 persen=5.6%", "20%=20%"]),
    (
      "Rp1,5 miliar, Rp 5.000,00 dan US$ 3 juta",
      ["Rp1,5 miliar=IDR1.5e9", "Rp 5.000,00=IDR5000.00", "US$ 3 juta=USD3e6"]
    ),
    ("3,6 miliar dolar AS", ["3,6 miliar dolar AS=USD3.6e9"]),
    ("260 juta rupiah dan 15 ribu ton", ["260 juta rupiah=IDR260e6", "15 ribu=15e3"]),
    ("Sabtu, 8 Januari 2022", ["Sabtu, 8 Januari 2022=2022-1-8w6"]),
    ("Senin (26/11) atau Senin (26/11/2012)", ["Senin (26/11=?-11-26w1", "Senin (26/11/2012=2012-11-26w1"]),
    (
      "8/1/2022 dan 2022-01-08 dan 8-Jan-2022",
      ["8/1/2022=2022-1-8", "2022-01-08=2022-1-8", "8-Jan-2022=2022-1-8"]
    ),
    ("pukul 07.45 WIB", ["07.45=7h45", "WIB=code"]),
    ("07.00-09.30 WIT", ["07.00=7h0", "09.30=9h30", "WIT=code"]),
    ("pukul 7 malam, jam 10.15", ["7 malam=19h0", "10.15=10h15"]),
    ("Gambar 2.1 dan versi 1.2.3", ["2.1=code", "1.2.3=code"]),
    ("abad ke-8", ["ke-8=#8"]),
    ("tahun 1990-an, 10–12 orang, skor 4-0", ["1990=1990", "10=10", "12=12", "4=4", "0=0"]),
    ("suhu -5 derajat", ["-5=-5"]),
    ("No. 34/PMK.011/2007 dan BP3", ["34/PMK.011/2007=code", "BP3=code"]),
    ("telepon 021-555-1234, kode 007, 3/4", ["021-555-1234=code", "007=code", "3/4=code"]),
    ("COVID-19 dan pasca-2004", ["COVID-19=code", "2004=2004"]),
    ("Mei mendatang, 5 Mei, 12 orang", ["5 Mei=?-5-5", "12=12"]),
    ("dua minggu pada hari Minggu", ["Minggu=?-?-?w0"]),
  ])
  func indonesian(text: String, expected: [String]) { #expect(read(text, .indonesian) == expected) }

  @Test(arguments: [
    ("3,000 people, 1,250.5 tonnes, 3.000", ["3,000=3000", "1,250.5=1250.5", "3.000=3.000"]),
    ("up 5.6 per cent or 20%", ["5.6 per cent=5.6%", "20%=20%"]),
    ("IDR 1.5bn, $5m, £120 million", ["IDR 1.5bn=IDR1.5e9", "$5m=$5e6", "£120 million=GBP120e6"]),
    ("3.6 billion US dollars", ["3.6 billion US dollars=USD3.6e9"]),
    ("Saturday, January 8, 2022", ["Saturday, January 8, 2022=2022-1-8w6"]),
    ("the 27th of January 1820", ["27th of January 1820=1820-1-27"]),
    ("Jan. 8, 2022; 8/21/2022", ["Jan. 8, 2022=2022-1-8", "8/21/2022=2022-8-21"]),
    ("at 7:45 a.m. or 7.55pm or 12 am", ["7:45 a.m.=7h45", "7.55pm=19h55", "12 am=0h0"]),
    ("at 23:59:07", ["23:59:07=23h59:7"]),
    ("the 22nd and the 18- to 30-year-old", ["22nd=#22", "18=18", "30=30"]),
    ("the 1990s and 5 may follow in March 3,000", ["1990=1990", "5=5", "3,000=3000"]),
    ("330 000 children", ["330 000=code"]),
    ("1,5 and 7-Eleven", ["1,5=code", "7-Eleven=code"]),
  ])
  func english(text: String, expected: [String]) { #expect(read(text, .english) == expected) }

  @Test(arguments: [
    (
      "de", "am 8. Januar 2022 um 7:45 für 1.234,5",
      ["8. Januar 2022=2022-1-8", "7:45=7h45", "1.234,5=1234.5"]
    ),
    ("fr", "le 8 janvier 2022, 12 345,6", ["8 janvier 2022=2022-1-8", "12 345,6=12345.6"]),
    ("es", "8 de enero de 2022", ["8 de enero de 2022=2022-1-8"]),
    ("ru", "8 января 2022", ["8 января 2022=2022-1-8"]),
    ("ja", "2022年に3,000人", ["2022=2022", "3,000=3000"]),
  ])
  func otherLanguages(tag: String, text: String, expected: [String]) throws {
    #expect(read(text, try #require(LanguageTag(tag))) == expected)
  }

  @Test("Numbers of any length are kept exactly")
  func hugeNumber() {
    let digits = "1234567890123456789012345678901234567890"
    #expect(read(digits, .english) == ["\(digits)=\(digits)"])
    let million = String(repeating: "7", count: 1_000_000)
    #expect(read(million, .english).count == 1)
  }

  @Test("Equal values are equal however written")
  func equality() {
    let a = DecimalNumber(integerDigits: "1", fractionDigits: "50", exponent: 9)
    let b = DecimalNumber(integerDigits: "1500", exponent: 6)
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(DecimalNumber(integerDigits: "0") == DecimalNumber(isNegative: true, integerDigits: "000"))
    #expect(a != DecimalNumber(integerDigits: "1501", exponent: 6))
  }

  @Test(
    "Any text is read without a trap, in order and without overlaps",
    arguments: ["id", "en", "fr", "zh", "ar"])
  func anyText(tag: String) throws {
    let recognizer = PlaceableRecognizer(language: try #require(LanguageTag(tag)))
    let pieces =
      [
        "1", "07", "2022", "000", ".", ",", "-", "/", ":", " ", "\u{A0}", "Rp", "$", "US", "%", "persen",
        "per", "cent",
        "Mei", "May", "Sat", "Sabtu", "(", ")", "ke", "th", "juta", "million", "bn", "a", "m", "pm", "WIB",
        "pukul", "é",
        "\u{301}", "年", "😀", "−", "\r\n", "x", "D",
      ].map { Array($0.utf16) } + [[0xD800], [0xDC00]]
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 0...14, using: &generator)).flatMap { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
      let placeables = recognizer.placeables(in: text)
      var end = 0
      for placeable in placeables {
        #expect(placeable.range.lowerBound >= end)
        #expect(!placeable.range.isEmpty)
        end = placeable.range.upperBound
      }
      #expect(end <= text.count)
      _ = recognizer.frame(of: text, placeables: placeables)
    }
  }

  @Test(
    "A long text of pieces that begin something is read in one pass",
    arguments: ["1.", "a-", "Rp ", "1 juta ", "Sat ", "1/", "A1-", "-5", "8 Mei ", "07.45-", "ke-", "5 000 "])
  func longText(piece: String) {
    let text = Array(String(repeating: piece, count: 50_000).utf16)
    let found = PlaceableRecognizer(language: .indonesian).placeables(in: text)
    #expect(found.count <= text.count)
  }
}
