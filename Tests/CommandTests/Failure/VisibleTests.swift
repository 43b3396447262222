import Testing

@testable import padan

@Suite struct VisibleTests {
  @Test(arguments: [
    ("a\n  b", "a b"), ("a  b", "a  b"), ("a\r\nb", "a b"), ("a\tb\n", "a b"), ("\n a", " a"),
    ("\u{1B}\n", "\\u{1B}"),
  ])
  func lineBreaksAreBlanks(text: String, shown: String) {
    #expect(Visible.line(text) == shown)
  }
}
