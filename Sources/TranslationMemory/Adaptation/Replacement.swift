internal import Text

/// What a placeable of the stored source becomes in the query.
struct Change {
  var old: Placeable
  var new: Placeable

  /// Whether a whole number becomes one with a fraction: `version 3`, `version 2.1`, which keeps its point in a language of
  /// decimal commas.
  var mayBeVersion: Bool {
    guard case .number(let old) = old.value, case .number(let new) = new.value, new.exponent == 0 else {
      return false
    }
    return old.fractionDigits.isEmpty && !new.fractionDigits.isEmpty
  }
}

/// What is written into the target in place of one of its placeables.
struct Replacement {
  /// The index of the target's placeable.
  var place: Int
  /// What it is to say.
  var new: Placeable
  /// How that is written there.
  var text: String
  /// Whether the query's own spelling was copied.
  var isVerbatim: Bool

  /// All replacements in the order of the target; nil where source and target do not agree on one of them.
  static func all(
    for changes: [Change], _ source: PlacedText, _ query: PlacedText, _ target: PlacedText, to: LanguageTag
  ) -> [Replacement]? {
    let writer = PlaceableWriter(language: to)
    var replacements: [Int: Replacement] = [:]
    for change in changes {
      if change.mayBeVersion { return nil }
      // Every occurrence has to change, and to the same.
      let alike = source.placeables.filter { isAlike($0, change.old) }
      let together = changes.filter { isAlike($0.old, change.old) }
      guard together.count == alike.count, together.allSatisfy({ $0.new.value == change.new.value }),
        let (places, isVerbatim) = places(of: change.old, occurring: alike.count, source, target)
      else { return nil }
      for place in places {
        let model = target.placeables[place]
        if isVerbatim, !writer.isCopied(change.new, insteadOf: change.old) { return nil }
        let text =
          isVerbatim
          ? String(decoding: query.text(of: change.new), as: UTF16.self)
          : writer.text(for: change.new, like: model, insteadOf: change.old)
        guard let text, writer.fits(change, as: text, insteadOf: model, in: target),
          replacements[place].map({ $0.text == text }) ?? true
        else { return nil }
        replacements[place] = Replacement(place: place, new: change.new, text: text, isVerbatim: isVerbatim)
      }
    }
    return replacements.values.sorted { $0.place < $1.place }
  }

  /// Whether two placeables of one text say the same, so that a target's word for one may be its word for the other.
  private static func isAlike(_ a: Placeable, _ b: Placeable) -> Bool {
    a.value == b.value || (a.amount != nil && a.agrees(with: b))
  }

  /// Where the target says what `old` says, and as often; or, where it says it nowhere, where it has the same letters
  /// (`Gambar 2.1`, a code, and `Figure 2.1`, a number), which are then copied.
  private static func places(
    of old: Placeable, occurring count: Int, _ source: PlacedText, _ target: PlacedText
  ) -> (places: [Int], isVerbatim: Bool)? {
    let agreeing = target.placeables.indices.filter { target.placeables[$0].agrees(with: old) }
    if !agreeing.isEmpty {
      if agreeing.count == count { return (agreeing, false) }
      let same = agreeing.filter { target.placeables[$0].value == old.value }
      return old.kind == .date && same.count == count ? (same, false) : nil
    }
    let letters = source.text(of: old)
    let copied = target.placeables.indices.filter { target.text(of: target.placeables[$0]) == letters }
    return copied.count == count && letters.contains { !(0x30...0x39).contains($0) } ? (copied, true) : nil
  }
}

extension PlaceableWriter {
  /// Whether the words around a placeable of the target fit what is written there: number and article.
  func fits(_ change: Change, as text: String, insteadOf model: Placeable, in target: PlacedText) -> Bool {
    hasFittingArticle(text, insteadOf: model, in: target) && hasFittingPlural(change, model, in: target)
  }

  /// `a 9 percent rise`, but `an 8 percent rise`.
  private func hasFittingArticle(_ text: String, insteadOf model: Placeable, in target: PlacedText) -> Bool {
    let before = target.units[..<model.range.lowerBound].suffix(4).map { $0 | 0x20 }
    let isArticle =
      before.suffix(2) == [0x61, 0x20] && (before.count < 3 || !before[before.count - 3].isASCIILetter)
      || before.suffix(3) == [0x61, 0x6E, 0x20] && (before.count < 4 || !before[0].isASCIILetter)
    guard isArticle else { return true }
    return Self.startsWithVowel(text.utf16) == Self.startsWithVowel(target.text(of: model))
  }

  /// Whether a number is said with a vowel first in English: 8, 11, 18, 80 and their thousands.
  private static func startsWithVowel(_ text: some Collection<UInt16>) -> Bool {
    let number = text.drop { !(0x30...0x39).contains($0) }
    let digits = number.prefix { (0x30...0x39).contains($0) || $0 == 0x2C }.filter { $0 != 0x2C }
    if digits.first == 0x38 { return true }
    return digits.count % 3 == 2 && (digits.starts(with: [0x31, 0x31]) || digits.starts(with: [0x31, 0x38]))
  }

  /// `3 people` and `4 people`, but not `1 person` and `3 person`.
  private func hasFittingPlural(_ change: Change, _ model: Placeable, in target: PlacedText) -> Bool {
    guard let old = change.old.amount, let new = change.new.amount, !isSamePlural(old, new) else {
      return true
    }
    switch model.kind {
    case .number: break
    case .money:
      // `1 dollar`: the currency is a word that ends the placeable.
      guard target.text(of: model).last?.isASCIILetter ?? false else { return true }
      return false
    default: return true
    }
    let rest = target.units[model.range.upperBound...].prefix(12)
    guard rest.first == 0x20 else { return true }
    let word = rest.dropFirst().prefix { $0.isASCIILetter || $0 > 0x7F }
    return word.isEmpty || Self.uncounted.contains(String(decoding: word, as: UTF16.self))
  }

  /// Words after a number that are not what it counts.
  private static let uncounted: Set<String> = [
    "and", "or", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "until", "through",
  ]
}

extension UInt16 {
  fileprivate var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}
