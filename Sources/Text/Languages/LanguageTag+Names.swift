internal import CICU

extension LanguageTag {
  /// Whether a text is the name of the language, in English, in Indonesian or in itself: `Indonesian`, `Bahasa Inggris`,
  /// `Deutsch`.
  ///
  /// Case does not matter. Names are those of CLDR.
  public func isNamed(_ text: some StringProtocol) -> Bool {
    let text = NormalForm.caseFolded(String(text))
    return [LanguageTag.english, .indonesian, self].contains { locale in
      var units = [UInt16](repeating: 0, count: 128)
      let length = padan_language_name(locale.description, language, &units, Int32(units.count))
      guard length > 0, length <= units.count else { return false }
      let name = NormalForm.caseFolded(String(decoding: units[..<Int(length)], as: UTF16.self))
      // Indonesian says `bahasa` before it where the name may be a country's or a people's.
      return text == name || (locale.language == "id" && text == "bahasa " + name)
    }
  }
}
