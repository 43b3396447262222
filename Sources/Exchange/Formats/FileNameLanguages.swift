internal import Text

/// The languages that the name of a file may speak of, where the file itself is silent: `id.po`, `messages.id.xlf`,
/// `tema-id_ID.po`, `id/kalkulator.po`, `id/LC_MESSAGES/situs.po`.
///
/// A name is no more than a hint: a part of it may be short by chance, and is to be asked only about the languages wanted.
struct FileNameLanguages {
  /// The tags, the more telling first.
  let tags: [LanguageTag]
  /// The one that is the name, or its part after a dot, and no word by chance: `id.xlf`, `messages.pt-BR.xlf`; nil where it is
  /// not so plain.
  let plain: LanguageTag?

  /// Reads the name of a file, and of the folder that it is in.
  init(path: String) {
    var folders = path.split(separator: "/")
    let name = folders.popLast() ?? ""
    if folders.last == "LC_MESSAGES" { folders.removeLast() }
    let stem = Self.stem(of: name)
    let part = stem.split(separator: ".").last ?? ""
    plain = Self.tag(at: part).flatMap { tag in
      tag.description.utf8.count == part.utf8.count && tag.language.utf8.count == 2 && tag.hasName ? tag : nil
    }
    tags = [Self.tag(at: stem), folders.last.flatMap { Self.tag(at: $0) }].compactMap { $0 }
  }

  /// The first of the languages named that is one of these two.
  func first(of wanted: LanguagePair) -> LanguageTag? {
    tags.lazy.compactMap { tag in
      [wanted.from, wanted.to].first { LanguagePair.Fit(tag, to: $0) != nil }
    }.first
  }

  /// A name without the endings of its format and packing.
  private static func stem(of name: Substring) -> Substring {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let endings = ["gz", "zip"].contains(parts.last?.lowercased()) ? 2 : 1
    return name[..<(parts.dropLast(endings).last?.endIndex ?? name.endIndex)]
  }

  /// The tag at the end of a name: its last part, of two or three letters, with a region or script in capitals after it.
  private static func tag(at name: Substring) -> LanguageTag? {
    let parts = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    guard let last = parts.last else { return nil }
    if parts.count > 1, last.first?.isUppercase == true, isLanguage(parts[parts.count - 2]) {
      return LanguageTag("\(parts[parts.count - 2])-\(last)")
    }
    // "in" is a word of English before it is the old code of Indonesian: sign-in.po.
    return isLanguage(last) && (last != "in" || parts.count == 1) ? LanguageTag(last) : nil
  }

  private static func isLanguage(_ part: Substring) -> Bool {
    (2...3).contains(part.utf8.count) && part.allSatisfy { $0.isLowercase }
  }
}
