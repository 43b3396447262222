import Testing

@testable import padan

@Suite struct VisibleTests {
  @Test(arguments: [
    ("biasa – é 日本", "biasa – é 日本"), ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\u{1B}[31m", "\\u{1B}[31m"),
    ("\u{7F}\u{9B}", "\\u{7F}\\u{9B}"), ("\u{202E}abc\u{2028}", "\\u{202E}abc\\u{2028}"), ("\0", "\\u{0}"),
  ])
  func controlCharactersAreWrittenOut(text: String, shown: String) {
    #expect(Visible.text(text) == shown)
  }

  @Test(arguments: [
    ("a\n  b", "a b"), ("a  b", "a  b"), ("a\r\nb", "a b"), ("a\tb\n", "a b"), ("\n a", " a"),
    ("\u{1B}\n", "\\u{1B}"),
  ])
  func lineBreaksAreBlanks(text: String, shown: String) {
    #expect(Visible.line(text) == shown)
  }
}
