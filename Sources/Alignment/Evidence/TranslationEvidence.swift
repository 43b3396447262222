public import Text

/// Tells by the words of two texts whether the one can be a translation of the other.
///
/// Words of the lexicon, names, numbers and cognates are looked for on the other side, in both directions; what is
/// found and what is missing is weighed by logistic regression. Not thread-safe: one for each worker.
public final class TranslationEvidence {
  private let sourceWords: EvidenceWords
  private let targetWords: EvidenceWords

  /// The evidence for a pair of languages; nil where no lexicon is built in for them.
  public init?(source: LanguageTag, target: LanguageTag) {
    guard let lexicon = Lexicon.builtIn(source: source, target: target) else { return nil }
    let stemmers = (source: Stemmer(language: source), target: Stemmer(language: target))
    let sourceStems = EvidenceWords.numbers(ofStemsOf: lexicon.entries.map(\.source), stemmers.source)
    let targetStems = EvidenceWords.numbers(ofStemsOf: lexicon.entries.map(\.target), stemmers.target)
    sourceWords = EvidenceWords(
      language: source, entries: lexicon.entries, stems: sourceStems, otherStems: targetStems,
      otherStemmer: stemmers.target)
    targetWords = EvidenceWords(
      language: target, entries: lexicon.reversed.entries, stems: targetStems, otherStems: sourceStems,
      otherStemmer: stemmers.source)
  }

  /// The logarithm of the odds that one text translates the other: 0 where nothing is known, −3 where it is one in
  /// twenty.
  ///
  /// A short text never says much. Linear in the lengths.
  public func logOdds(_ source: TokenizedText, _ target: TokenizedText) -> Double {
    counts(source, target).logOdds
  }

  /// What the words of both texts say.
  func counts(_ source: TokenizedText, _ target: TokenizedText) -> EvidenceCounts {
    let (sources, targets) = (content(of: source, sourceWords), content(of: target, targetWords))
    var counts = EvidenceCounts()
    count(sources, in: Counterparts(targets), &counts)
    count(targets, in: Counterparts(sources), &counts)
    return counts
  }

  private typealias Occurrence = (word: EvidenceWords.Word, isName: Bool)

  /// The distinct words of a text.
  private func content(of text: TokenizedText, _ words: EvidenceWords) -> [Occurrence] {
    var seen: Set<UInt64> = []
    var result: [Occurrence] = []
    var isInitial = true
    for token in text.tokens {
      guard let word = words.word(token, of: text) else { continue }
      let isCapital = Unicode.Scalar(text.units[token.range.lowerBound])?.isUpperCase ?? false
      if seen.insert(word.identity).inserted { result.append((word, isCapital && !isInitial)) }
      isInitial = false
    }
    return result
  }

  /// The words of one text by what another text may find them by.
  private struct Counterparts {
    var identities: Set<UInt64> = []
    var stems: Set<Int32> = []
    var skeletons: [UInt32: [Skeleton]] = [:]
    /// Words with the same beginning that are compared; more are a list, not a sentence.
    private static let mostAlike = 16

    init(_ words: [Occurrence]) {
      for (word, _) in words {
        identities.insert(word.identity)
        if let stem = word.stem { stems.insert(stem) }
        if let key = word.skeleton.key, skeletons[key, default: []].count < Self.mostAlike {
          skeletons[key, default: []].append(word.skeleton)
        }
      }
    }

    func haveCognate(of word: EvidenceWords.Word) -> Bool {
      guard let key = word.skeleton.key, let alike = skeletons[key] else { return false }
      return alike.contains { $0.similarity(to: word.skeleton) >= Skeleton.leastSimilarity }
    }
  }

  private func count(_ words: [Occurrence], in others: Counterparts, _ counts: inout EvidenceCounts) {
    for (word, isName) in words where !word.isFunctionWord {
      let isSame = others.identities.contains(word.identity)
      if word.isNumber {
        if isSame { counts.sharedNumbers += 1 } else { counts.missingNumbers += 1 }
        continue
      }
      let isLike = isSame || others.haveCognate(of: word)
      if !word.translations.isEmpty {
        let isTranslated = isLike || word.translations.contains { others.stems.contains($0) }
        if isTranslated { counts.translated += 1 } else { counts.untranslated += 1 }
      } else if isName {
        if isLike { counts.sharedNames += 1 } else { counts.missingNames += 1 }
      } else if isLike {
        counts.cognates += 1
      } else {
        counts.unknown += 1
      }
    }
  }
}
