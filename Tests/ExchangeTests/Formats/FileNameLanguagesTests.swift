import Testing
import Text

@testable import Exchange

/// What the name of a file says of its language.
@Suite struct FileNameLanguagesTests {
  @Test(arguments: [
    ("id.po", "id"), ("id_ID.po", "id-ID"), ("messages.id.xlf", "id"), ("tema-id_ID.po.gz", "id-ID"),
    ("/a/id/LC_MESSAGES/situs.po", "id"), ("po/id/kalkulator.po", "id"), ("kalkulator_id.po", "id"),
    ("en-id.xlf", "id"), ("en_IN.po", "en-IN"), ("zh-Hant.po", "zh-Hant"), ("in.xlf", "id"),
    ("sign-in.po", nil), ("panduan.xlf", nil), ("A.XLF", nil), ("id", "id"), ("-", nil), ("", nil),
    (".po", nil),
  ])
  func tag(path: String, tag: String?) {
    #expect(FileNameLanguages(path: path).tags.first?.description == tag)
  }

  @Test(arguments: [
    ("id.xlf", "id"), ("messages.de.xlf", "de"), ("messages.pt_BR.xlf", "pt-BR"), ("a.in.xlf", "id"),
    ("how-to.xlf", nil), ("a.ui.xlf", nil), ("a.min.xlf", nil), ("en-id.xlf", nil), ("id/a.xlf", nil),
    ("a.xlf", nil), ("", nil),
  ])
  func plain(path: String, tag: String?) { #expect(FileNameLanguages(path: path).plain?.description == tag) }

  @Test func onlyTheLanguagesWantedCount() {
    let wanted = LanguagePair(from: .indonesian, to: .english)
    #expect(FileNameLanguages(path: "po/id/de.po").first(of: wanted) == .indonesian)
    #expect(FileNameLanguages(path: "de.po").first(of: wanted) == nil)
    #expect(FileNameLanguages(path: "id/en_US.po").first(of: wanted) == .english)
  }
}
