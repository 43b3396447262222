import TestSupport
import Text

/// A corpus in two: a memory, and pairs of other documents to look up in it.
struct HeldBack {
  let memory: [PairCorpus.Pair]
  let queries: [PairCorpus.Pair]
  /// How many documents the queries come from.
  let documents: Int
  /// How many pairs of these documents were left out because their very text stands in the memory.
  let known: Int

  /// Holds back a fifth of the documents, and of their pairs an even sample.
  ///
  /// `half` is 0 for all of these documents, 1 or 2 for every other one: what is tuned on one is told on the other.
  /// A text that stands in the memory word for word is found alike by all, and no query; nor is one of a single word.
  init(_ corpus: PairCorpus, queries most: Int, half: Int, seed: UInt64 = 5) {
    var generator = SeededGenerator(seed: seed)
    let documents = Set(corpus.pairs.map(\.document)).sorted().shuffled(using: &generator)
    let held = documents.prefix(max(1, documents.count / 5))
    let chosen = Set(held.enumerated().filter { half == 0 || $0.offset % 2 == half - 1 }.map(\.element))
    let everyHeld = Set(held)
    memory = corpus.pairs.filter { !everyHeld.contains($0.document) }
    let texts = Set(memory.map { NormalForm.folded($0.source) })
    var seen: Set<String> = []
    let pairs = corpus.pairs.filter { pair in
      chosen.contains(pair.document) && pair.source.contains(" ")
        && seen.insert(NormalForm.folded(pair.source)).inserted
    }
    let unknown = pairs.filter { !texts.contains(NormalForm.folded($0.source)) }
    known = pairs.count - unknown.count
    let step = max(1, Double(unknown.count) / Double(most))
    queries = stride(from: 0, to: Double(unknown.count), by: step).map { unknown[Int($0)] }
    self.documents = chosen.count
  }
}
