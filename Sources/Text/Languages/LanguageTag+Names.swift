internal import CICU

extension LanguageTag {
  /// Whether a text is the name of the language, in English, in Indonesian or in itself: `Indonesian`, `Bahasa Inggris`,
  /// `Deutsch`.
  ///
  /// Case does not matter. Names are those of CLDR.
  public func isNamed(_ text: some StringProtocol) -> Bool {
    let text = NormalForm.caseFolded(String(text))
    return [LanguageTag.english, .indonesian, self].contains { locale in
      guard let name = name(in: locale).map(NormalForm.caseFolded) else { return false }
      // Indonesian says `bahasa` before it where the name may be a country's or a people's.
      return text == name || (locale.language == "id" && text == "bahasa " + name)
    }
  }

  /// Whether CLDR knows the language, so that its code is not just any two or three letters.
  public var hasName: Bool { name(in: .english) != nil }

  private func name(in locale: LanguageTag) -> String? {
    var units = [UInt16](repeating: 0, count: 128)
    let length = padan_language_name(locale.description, language, &units, Int32(units.count))
    guard length > 0, length <= units.count else { return nil }
    return String(decoding: units[..<Int(length)], as: UTF16.self)
  }
}
