import Testing
import Text

@Suite struct BlankTests {
  @Test(arguments: ["", " ", "\t\r\n\u{B}\u{C}", "\u{A0}", " \u{2003}\u{3000} ", "\u{85}\u{2028}"])
  func whiteSpaceAloneIsBlank(text: String) {
    #expect(text.isBlank)
    #expect(("x" + text).dropFirst().isBlank)
  }

  /// Marks that are not seen are no white space.
  @Test(arguments: ["a", " a", "\u{A0}é", "\u{200B}", "\u{FEFF}", "\u{1}", " \u{1F642} "])
  func anythingElseIsNot(text: String) {
    #expect(!text.isBlank)
    #expect(!("x" + text).dropFirst().isBlank)
  }
}
