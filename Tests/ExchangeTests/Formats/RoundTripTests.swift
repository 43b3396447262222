import Exchange
import Glibc
import TestSupport
import Testing
import Text
import TranslationMemory

/// What is written is read again as it was, in every format; what a format cannot hold is said.
@Suite struct RoundTripTests {
  /// Pieces that have broken readers and writers.
  static let pieces: [String] = [
    "kata", "Harga", " ", "  ", "\t", "\n", "\r", "\r\n", "\"", "\"\"", "'", ",", ";", "\\", "\\n", "\\t",
    "]]>",
    "<b>", "</seg>", "&amp;", "&", "&#13;", "<!--", "-->", "<![CDATA[", "%", "=1+1", "@", "|", "\u{85}",
    "\u{2028}",
    "\u{2029}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{AD}", "\u{A0}", "é", "e\u{301}", "日本語", "👩‍👩‍👧", "😀",
    "עברית", "العربية", "\u{202E}", "\u{7F}", "\u{9F}", "\u{FFFD}", "\u{10FFFD}", "#", "# |", "~", "null",
    "{", "}",
    "source", "id", "0", "-", "\u{1F1EE}\u{1F1E9}", "a̐éö̲",
  ]
  /// Characters that XML cannot hold.
  static let forbidden: [String] = ["\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"]

  static func text(_ generator: inout SeededGenerator, extra: [String] = []) -> String {
    let all = pieces + extra
    return (0..<Int.random(in: 1...12, using: &generator)).map { _ in
      all.randomElement(using: &generator) ?? ""
    }.joined()
  }

  static func unit(_ generator: inout SeededGenerator, extra: [String] = []) -> TranslationUnit {
    var unit = TranslationUnit("", "")
    func maybe<T>(_ value: T) -> T? { Bool.random(using: &generator) ? value : nil }
    func visible() -> String {
      while true {
        let candidate = text(&generator, extra: extra)
        if !candidate.unicodeScalars.allSatisfy({
          $0.properties.isWhitespace || $0.value < 0x20 || $0.value >= 0xFFFE
        }) {
          return candidate
        }
      }
    }
    unit.source = visible()
    unit.target = visible()
    if Bool.random(using: &generator) { unit.targetLanguage = LanguageTag("en-GB") ?? .english }
    unit.origin = maybe(visible())
    unit.position = maybe(Int.random(in: 0...1_000_000, using: &generator))
    unit.before = maybe(text(&generator))
    unit.after = maybe(Bool.random(using: &generator) ? "" : text(&generator))
    unit.author = maybe(visible())
    unit.note = maybe(visible())
    unit.created = maybe(
      Timestamp(seconds: Int64.random(in: -62_167_219_200...253_402_300_799, using: &generator)))
    unit.changed = maybe(Timestamp(seconds: Int64.random(in: 0...2_000_000_000, using: &generator)))
    unit.usage = maybe(Int.random(in: 0...Int.max, using: &generator)) ?? 0
    unit.confidence = maybe(Double.random(in: 0...1, using: &generator))
    return unit
  }

  static func units(seed: UInt64, count: Int = 400, extra: [String] = []) -> [TranslationUnit] {
    var generator = SeededGenerator(seed: seed)
    var units = (0..<count).map { _ in unit(&generator, extra: extra) }
    units.append(TranslationUnit(String(repeating: "panjang sekali ", count: 14_000) + ".", "long"))
    return units
  }

  /// Strings equal byte for byte, where `==` would take NFC for NFD.
  static func same(_ a: [TranslationUnit], _ b: [TranslationUnit]) -> Bool {
    a == b
      && zip(a, b).allSatisfy {
        Array($0.source.utf8) == Array($1.source.utf8) && Array($0.target.utf8) == Array($1.target.utf8)
      }
  }

  static func reread(_ bytes: [UInt8], _ format: ExchangeFormat) throws -> [TranslationUnit] {
    try readBytes(bytes, as: "a.\(format.rawValue)", format: format).units
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func jsonLinesHoldAll(seed: UInt64) throws {
    let units = Self.units(seed: seed, extra: Self.forbidden)
    let file = try written(units, as: .jsonl)
    #expect(file.losses.isEmpty)
    #expect(Self.same(try Self.reread(file.bytes, .jsonl), units))
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func csvHoldsAll(seed: UInt64) throws {
    let units = Self.units(seed: seed, extra: Self.forbidden)
    let file = try written(units, as: .csv)
    #expect(file.losses.isEmpty)
    #expect(Self.same(try Self.reread(file.bytes, .csv), units))
  }

  /// What XML forbids is dropped from TMX, and texts are trimmed; all else is kept.
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func tmxHoldsAllButEdgesAndForbiddenCharacters(seed: UInt64) throws {
    let units = Self.units(seed: seed, extra: Self.forbidden)
    let file = try written(units, as: .tmx)
    let expected = units.map { unit in
      var unit = unit
      unit.source = unit.source.allowedInXML.trimmed
      unit.target = unit.target.allowedInXML.trimmed
      for path in [\TranslationUnit.origin, \.author, \.note, \.before, \.after] {
        unit[keyPath: path] = unit[keyPath: path].map(\.allowedInXML)
      }
      return unit
    }
    // Nothing is left over that would have to be kept beside the units.
    let again = try Self.reread(file.bytes, .tmx)
    #expect(again.allSatisfy { $0.record == nil && $0.recordHeader != nil })
    #expect(
      Self.same(
        again.map { unit in
          var unit = unit
          unit.recordHeader = nil
          return unit
        }, expected))
    let trimmed = units.reduce(0) { sum, unit in
      sum + [unit.source, unit.target].map(\.allowedInXML).count { Array($0.trimmed.utf8) != Array($0.utf8) }
    }
    #expect(file.losses["texts with blanks at their edges, trimmed"] == trimmed)
    #expect((file.losses["characters that the format cannot hold, dropped"] ?? 0) > 0)
  }

  /// A raw TSV has blanks for tabs and line ends, and no difference between an empty neighbour and none.
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func tsvHoldsAllButTabsAndLineEnds(seed: UInt64) throws {
    let units = Self.units(seed: seed, extra: Self.forbidden)
    let file = try written(units, as: .tsv)
    let expected = units.map { unit in
      var unit = unit
      unit.source = unit.source.onOneLine
      unit.target = unit.target.onOneLine
      for path in [\TranslationUnit.origin, \.author, \.note, \.before, \.after] {
        unit[keyPath: path] = unit[keyPath: path].flatMap { $0.isEmpty ? nil : $0.onOneLine }
      }
      return unit
    }
    #expect(Self.same(try Self.reread(file.bytes, .tsv), expected))
    #expect(file.losses["tabs and line breaks turned into blanks"] != nil)
    #expect(
      file.losses["neighbours at the beginning or end of a text, left out"]
        == units.reduce(0) { $0 + ($1.before == "" ? 1 : 0) + ($1.after == "" ? 1 : 0) })
  }

  /// XLIFF holds texts, languages, origin and note.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func xliffHoldsTexts(seed: UInt64) throws {
    let units = Self.units(seed: seed, extra: Self.forbidden)
    let file = try written(units, as: .xliff)
    let expected = units.map { unit in
      TranslationUnit(
        source: unit.source.allowedInXML, target: unit.target.allowedInXML,
        sourceLanguage: unit.sourceLanguage,
        targetLanguage: unit.targetLanguage, origin: unit.origin?.allowedInXML, note: unit.note?.allowedInXML)
    }
    #expect(Self.same(try Self.reread(file.bytes, .xliff), expected))
    #expect(file.losses["units with details that the format has no place for"] != nil)
  }

  /// Moses holds the two texts, on one line each.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func mosesHoldsTexts(seed: UInt64) throws {
    let units = Self.units(seed: seed)
    let scratch = try Scratch()
    let writer = try UnitWriter(scratch.at("korpus"), format: .moses, from: .indonesian, to: .english)
    for unit in units { try writer.write(unit) }
    try writer.finish()
    #expect(scratch.names == ["korpus.en", "korpus.id"])
    let reading = try readFile(scratch.at("korpus.id"), second: scratch.at("korpus.en"))
    let expected = units.map { [$0.source.withoutLineEnds, $0.target.withoutLineEnds] }
    #expect(reading.pairs.map { $0.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } })
    #expect(reading.units.allSatisfy { $0.targetLanguage == .english })
  }

  @Test(arguments: [ExchangeFormat.tmx, .tsv, .csv, .jsonl, .xliff])
  func equalUnitsGiveEqualBytes(format: ExchangeFormat) throws {
    let units = Self.units(seed: 7, count: 50)
    #expect(try written(units, as: format).bytes == written(units, as: format).bytes)
  }

  /// No file holds U+0000; what is nothing else is left out.
  @Test(arguments: [ExchangeFormat.tmx, .tsv, .csv, .jsonl, .xliff])
  func nulIsDropped(format: ExchangeFormat) throws {
    let file = try written([TranslationUnit("a\0b", "c"), TranslationUnit("d", "e")], as: format)
    #expect(try Self.reread(file.bytes, format).map(\.source) == ["ab", "d"])
    #expect(file.losses["characters that the format cannot hold, dropped"] == 1)
  }

  @Test(arguments: [ExchangeFormat.tmx, .tsv, .csv, .jsonl, .xliff])
  func blankSidesAreLeftOut(format: ExchangeFormat) throws {
    let file = try written([TranslationUnit(" \u{A0}", "c"), TranslationUnit("d", "e")], as: format)
    #expect(try Self.reread(file.bytes, format).map(\.source) == ["d"])
    #expect(file.losses == ["units with an empty side, left out": 1])
  }

  /// A file that has been emptied reads as one without units, but for Moses and JSON Lines, which are then empty.
  @Test(arguments: [ExchangeFormat.tmx, .tsv, .csv, .xliff])
  func noUnits(format: ExchangeFormat) throws {
    #expect(try Self.reread(written([], as: format).bytes, format).isEmpty)
  }

  @Test func datesThatHaveNoFormAreCounted() throws {
    var unit = TranslationUnit("a", "b")
    unit.created = Timestamp(seconds: .max)
    unit.changed = Timestamp(seconds: .min)
    let file = try written([unit], as: .tmx)
    #expect(file.losses == ["dates before year 0 or after year 9999, left out": 2])
    #expect(try Self.reread(file.bytes, .tmx).first?.created == nil)
  }
}

extension String {
  /// Without the white space of ASCII at its edges.
  var trimmed: String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let head = Array(utf8.drop(while: isBlank))
    return String(decoding: head.reversed().drop(while: isBlank).reversed(), as: UTF8.self)
  }

  /// Without what XML 1.0 forbids.
  var allowedInXML: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { scalar in
          switch scalar.value {
          case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
          default: false
          }
        }))
  }

  /// With blanks for line feeds and carriage returns.
  var withoutLineEnds: String {
    String(decoding: utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }

  /// With blanks for tabs too.
  var onOneLine: String {
    String(decoding: withoutLineEnds.utf8.map { $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
  }
}
