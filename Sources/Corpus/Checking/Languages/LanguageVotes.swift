internal import Alignment
internal import Text

/// How many words of a text are Indonesian for certain, and how many English.
struct LanguageVotes: Equatable {
  var indonesian = 0
  var english = 0
  /// Words that could have voted.
  var words = 0

  /// The votes for a language; nil for one that has none.
  func votes(for language: LanguageTag) -> Int? {
    switch language.language {
    case "id": indonesian
    case "en": english
    default: nil
    }
  }

  /// Counts the words of a text, in time linear in its length.
  ///
  /// A word votes by standing in the list of function words or in the lexicon of one language and not of the other, or
  /// else by affixes that only one of them has. Words that begin with a capital may be names in any language, and do not
  /// vote, unless all is written in capitals; nor do the words of mark-up and placeholders, `<b class="x">`, `{ $name }`.
  init(_ text: TokenizedText) {
    let words = Self.words(of: text)
    let isCapitals = !words.contains { token in
      text.units[token.range].contains { Unicode.Scalar($0)?.isLowerCase ?? false }
    }
    for token in words
    where isCapitals || Unicode.Scalar(text.units[token.range.lowerBound])?.isLowerCase ?? false {
      self.words += 1
      let word = NormalForm.caseFolded(text.spelling(of: token))
      switch (Self.indonesianWords.contains(word), Self.englishWords.contains(word)) {
      case (true, false): indonesian += 1
      case (false, true): english += 1
      case (true, true): break
      case (false, false):
        let isIndonesian = Self.hasIndonesianAffixes(word)
        let isEnglish = Self.hasEnglishAffixes(word)
        if isIndonesian && !isEnglish { indonesian += 1 }
        if isEnglish && !isIndonesian { english += 1 }
      }
    }
  }

  /// The words outside angle and curly brackets.
  private static func words(of text: TokenizedText) -> [Token] {
    var words: [Token] = []
    var closing: UInt16?
    for (index, token) in text.tokens.enumerated() {
      let unit = text.units[token.range.lowerBound]
      if let mark = closing {
        if unit == mark { closing = nil }
      } else if token.kind == .word {
        words.append(token)
      } else if unit == 0x7B {
        closing = 0x7D
      } else if unit == 0x3C, index + 1 < text.tokens.count,
        text.tokens[index + 1].range.lowerBound == token.range.upperBound
      {
        closing = 0x3E
      }
    }
    return words
  }

  /// `mengirimkan`, `berkaitan`, `rumahnya`: a prefix with a suffix, or a suffix that English lacks.
  private static func hasIndonesianAffixes(_ word: String) -> Bool {
    let letters = word.utf8
    guard letters.count >= 6 else { return false }
    if word.hasSuffix("nya") || word.hasSuffix("kan") || word.hasSuffix("lah") { return true }
    guard letters.count >= 8 else { return false }
    return prefixes.contains { word.hasPrefix($0) } && (word.hasSuffix("an") || word.hasSuffix("i"))
  }

  private static let prefixes = ["me", "ber", "di", "ter", "pe", "ke", "se"]

  /// `development`, `quickly`, `walked`: an ending that Indonesian lacks, in words it has borrowed too.
  private static func hasEnglishAffixes(_ word: String) -> Bool {
    word.utf8.count >= 5 && endings.contains { word.hasSuffix($0) }
  }

  private static let endings = [
    "tion", "tions", "ness", "ment", "ments", "ly", "ed", "ous", "ght", "ity", "ities", "ies", "th", "ck",
    "ful", "less", "sh", "ings", "ers", "ive",
  ]

  private static let (indonesianWords, englishWords): (Set<String>, Set<String>) = {
    let lexicon = Lexicon.builtIn(source: .indonesian, target: .english)?.entries ?? []
    var indonesian = Set(lexicon.map(\.source))
    var english = Set(lexicon.map(\.target))
    let both = indonesian.intersection(english)
    indonesian.subtract(both)
    english.subtract(both)
    return (
      indonesian.union(FunctionWords(language: .indonesian)?.words ?? []),
      english.union(FunctionWords(language: .english)?.words ?? [])
    )
  }()
}
