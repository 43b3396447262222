internal import Text

extension WordLinks {
  /// What is known of two texts before they are aligned: numbers, names and marks that stand in both, cognates,
  /// and the words of a lexicon.
  init(
    _ source: Vocabulary, _ target: Vocabulary, lexicon: Lexicon?, sourceLanguage: LanguageTag,
    targetLanguage: LanguageTag
  ) {
    self.init(sourceWords: source.count, targetWords: target.count)
    var rows = [[Evidence]](repeating: [], count: source.count)
    Self.addIdentical(source, target, to: &rows)
    Self.addCognates(source, target, to: &rows)
    if let lexicon {
      Self.addTranslations(
        source, target, lexicon, Stemmer(language: sourceLanguage), Stemmer(language: targetLanguage),
        to: &rows)
    }
    merge(rows)
  }

  /// A reason to link a source word to a target word.
  struct Evidence {
    var target: UInt32
    /// How likely the one is translated by the other.
    var weight: Float
    /// How likely either has its translation among its links.
    var coverage: Float
  }

  private mutating func merge(_ rows: [[Evidence]]) {
    var targetSums = [Float](repeating: 0, count: targetCoverage.count)
    for (word, row) in rows.enumerated() {
      // The best of a target first.
      let sorted = row.sorted { ($0.target, $1.weight) < ($1.target, $0.weight) }
      var sum: Float = 0
      let first = targets.count
      for evidence in sorted where targets.count == first || targets[targets.count - 1] != evidence.target {
        append(
          target: evidence.target, targetProbability: evidence.weight, sourceProbability: evidence.weight)
        sum += evidence.weight
        targetSums[Int(evidence.target)] += evidence.weight
        sourceCoverage[word] = max(sourceCoverage[word], evidence.coverage)
        let other = Int(evidence.target)
        targetCoverage[other] = max(targetCoverage[other], evidence.coverage)
      }
      if sum > 1 { for link in first..<targets.count { targetProbabilities[link] /= sum } }
      closeRow()
    }
    for link in targets.indices { sourceProbabilities[link] /= max(1, targetSums[Int(targets[link])]) }
  }

  private static func addIdentical(_ source: Vocabulary, _ target: Vocabulary, to rows: inout [[Evidence]]) {
    for word in 0..<source.count {
      guard let other = target.id(of: source.words[word]) else { continue }
      let evidence: Evidence =
        switch source.kinds[word] {
        case .number: Evidence(target: other, weight: 0.9, coverage: 0.85)
        case .mark: Evidence(target: other, weight: 0.9, coverage: 0.6)
        case .word:
          if isName(word, source) && isName(Int(other), target) {
            Evidence(target: other, weight: 0.9, coverage: 0.8)
          } else if source.words[word].utf8.count >= 4 {
            Evidence(target: other, weight: 0.7, coverage: 0.5)
          } else {
            Evidence(target: other, weight: 0.3, coverage: 0.2)
          }
        }
      rows[word].append(evidence)
    }
  }

  private static func isName(_ word: Int, _ vocabulary: Vocabulary) -> Bool {
    2 * vocabulary.capitalCounts[word] > vocabulary.counts[word]
  }

  private static func addCognates(_ source: Vocabulary, _ target: Vocabulary, to rows: inout [[Evidence]]) {
    var buckets: [UInt32: [(id: UInt32, skeleton: Skeleton)]] = [:]
    for word in 0..<target.count where target.kinds[word] == .word {
      let skeleton = Skeleton(target.words[word])
      if let key = skeleton.key { buckets[key, default: []].append((UInt32(word), skeleton)) }
    }
    for word in 0..<source.count where source.kinds[word] == .word {
      let skeleton = Skeleton(source.words[word])
      guard let key = skeleton.key, let bucket = buckets[key] else { continue }
      for other in bucket where source.words[word] != target.words[Int(other.id)] {
        let similarity = skeleton.similarity(to: other.skeleton)
        if similarity >= Skeleton.leastSimilarity {
          rows[word].append(
            Evidence(target: other.id, weight: 0.6 * similarity, coverage: 0.5 * similarity))
        }
      }
    }
  }

  private static func addTranslations(
    _ source: Vocabulary, _ target: Vocabulary, _ lexicon: Lexicon, _ sourceStemmer: Stemmer,
    _ targetStemmer: Stemmer, to rows: inout [[Evidence]]
  ) {
    let sourceForms = Forms(source, sourceStemmer)
    let targetForms = Forms(target, targetStemmer)
    for entry in lexicon.entries {
      let from = sourceForms.words(for: entry.source, sourceStemmer)
      if from.isEmpty { continue }
      let to = targetForms.words(for: entry.target, targetStemmer)
      for (word, isSourceExact) in from {
        for (other, isTargetExact) in to {
          let exactness: Float =
            isSourceExact && isTargetExact ? 1 : isSourceExact || isTargetExact ? 0.7 : 0.5
          rows[Int(word)].append(
            Evidence(target: other, weight: Float(entry.probability) * exactness, coverage: 0.6 * exactness))
        }
      }
    }
  }

  /// The words of a vocabulary by stem.
  private struct Forms {
    let vocabulary: Vocabulary
    var byStem: [String: [UInt32]] = [:]

    init(_ vocabulary: Vocabulary, _ stemmer: Stemmer) {
      self.vocabulary = vocabulary
      for word in 0..<vocabulary.count where vocabulary.kinds[word] == .word {
        byStem[stemmer.stem(of: vocabulary.words[word]), default: []].append(UInt32(word))
      }
    }

    /// The word as it stands in the lexicon, and the others of its stem.
    func words(for spelling: String, _ stemmer: Stemmer) -> [(id: UInt32, isExact: Bool)] {
      let exact = vocabulary.id(of: spelling)
      let related = byStem[stemmer.stem(of: spelling)] ?? []
      return (exact.map { [($0, true)] } ?? []) + related.compactMap { $0 == exact ? nil : ($0, false) }
    }
  }
}
