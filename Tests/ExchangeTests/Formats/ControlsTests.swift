import Exchange
import Testing

@Suite struct ControlsTests {
  @Test(arguments: [
    ("biasa – é 日本", "biasa – é 日本"), ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\u{1B}[31m", "\\u{1B}[31m"),
    ("\r\n", "\\r\\n"), ("\u{7F}\u{9B}", "\\u{7F}\\u{9B}"),
    ("\u{202E}abc\u{2028}", "\\u{202E}abc\\u{2028}"), ("\0", "\\u{0}"),
  ])
  func controlCharactersAreWrittenOut(text: String, shown: String) {
    #expect(text.withoutControls == shown)
  }
}
