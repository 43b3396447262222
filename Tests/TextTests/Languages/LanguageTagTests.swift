import Testing
import Text

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("id", "id"), ("ID", "id"), ("id_ID", "id-ID"), ("in", "id"), ("ind", "id"), ("eng", "en"),
    ("EN-us", "en-US"),
    ("zh_hant_tw", "zh-Hant-TW"), ("de-1901", "de-1901"),
  ])
  func reads(text: String, expected: String) { #expect(LanguageTag(text)?.description == expected) }

  @Test(arguments: [
    "", "-", "e", "12", "en-", "-en", "en--US", "bahasa Indonesia", "en/US", "é", "abcdefghi",
  ])
  func refuses(text: String) { #expect(LanguageTag(text) == nil) }

  @Test(arguments: [
    ("en", "en-GB", true), ("en-GB", "en", true), ("en-GB", "en-gb", true), ("en-GB", "en-US", false),
    ("id", "en", false), ("e", "en", false), ("in-ID", "id", true),
  ])
  func matches(a: String, b: String, expected: Bool) {
    let tags = (LanguageTag(a), LanguageTag(b))
    #expect((tags.0.flatMap { first in tags.1.map { first.matches($0) } } ?? false) == expected)
  }

  @Test(arguments: [
    ("id", "Indonesian", true), ("id", "INDONESIA", true), ("id", "Bahasa Indonesia", true),
    ("id-ID", "indonesia", true), ("id", "Bahasa", false), ("id", "Malay", false), ("id", "", false),
    ("id", "id", false), ("en-GB", "English", true), ("en", "bahasa inggris", true),
    ("de", "Deutsch", true), ("de", "Jerman", true), ("de", "German", true), ("de", "allemand", false),
    ("qqx", "qqx", false),
  ])
  func isNamed(tag: String, name: String, expected: Bool) {
    #expect(LanguageTag(tag)?.isNamed(name) == expected)
  }

  @Test(arguments: [
    ("id", true), ("en-GB", true), ("jv", true), ("min", true), ("ui", false), ("up", false), ("qqx", false),
  ])
  func hasName(tag: String, expected: Bool) { #expect(LanguageTag(tag)?.hasName == expected) }
}
