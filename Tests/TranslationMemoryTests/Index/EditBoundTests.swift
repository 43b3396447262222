import TestSupport
import Testing
import Text

@testable import TranslationMemory

/// The bound of `CandidateSearch`, held against plain search.
@Suite struct EditBoundTests {
  /// The fewest edits that cover the places of `mask`, by trying: from left to right, each uncovered place is covered by an
  /// insertion, of which `added` must be made, or together with its right neighbour by another edit.
  private func covering(_ mask: UInt64, _ added: Int) -> Int {
    func others(_ mask: UInt64, _ insertions: Int) -> Int {
      guard mask != 0 else { return 0 }
      let first = UInt64(mask.trailingZeroBitCount)
      let exchanged = 1 + others(mask & ~(3 << first), insertions)
      guard insertions > 0 else { return exchanged }
      return min(exchanged, others(mask & ~(1 << first), insertions - 1))
    }
    return added + others(mask, added)
  }

  @Test func fewestEditsAreFound() {
    let bound = EditBound(words: 11, minimum: 50)
    for mask in 0..<UInt64(1 << 12) {
      for added in 0...7 {
        #expect(bound.leastEdits(missing: mask, added: added) == covering(mask, added))
      }
    }
  }

  @Test func halvesOfRunsAtAnyPlace() {
    var dice = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let bits = dice.next() | dice.next() & dice.next()
      let runs = String(bits, radix: 2).split(separator: "0").map(\.count)
      #expect(EditBound.halves(of: bits) == runs.reduce(0) { $0 + ($1 + 1) / 2 })
    }
    #expect(EditBound.halves(of: .max) == 32)
  }

  /// Every pair of short sequences over three words: no unit is ruled out, nor held to score less, than it does.
  @Test func noUnitThatScoresIsRuledOut() {
    var sequences: [[UInt64]] = [[]]
    for length in 1...5 {
      sequences += sequences.filter { $0.count == length - 1 }.flatMap { head in (1...3).map { head + [$0] } }
    }
    let key = IndexKey(language: .indonesian)
    var scorer = Scorer()
    var dice = SeededGenerator(seed: 2)
    var checked = 0
    for a in sequences where !a.isEmpty {
      let pairs = key.pairs(of: a)
      let bounds = [50, 60, 70, 75, 80, 90, 95, 100].map { EditBound(words: a.count, minimum: $0) }
      for b in sequences where !b.isEmpty {
        let terms = [a, b].map { Terms(words: $0, stems: $0, spellings: $0) }
        let present = Set(key.pairs(of: b))
        // Any part of the lists may have been read.
        let read = dice.next()
        let missing = pairs.indices.reduce(UInt64(0)) {
          present.contains(pairs[$1]) ? $0 : $0 | bounds[0].mark(of: $1)
        }
        let length = LengthClass(words: b.count)
        guard let score = scorer.score(terms[0], terms[1], atLeast: 50, sameText: { a == b }) else {
          continue
        }
        for bound in bounds where score >= bound.minimum {
          for part in [missing, missing & read] {
            for length in [length, .unknown] {
              let edits = bound.edits(missing: part, length)
              #expect(edits != nil)
              if let edits { #expect(edits.least <= Scorer.mostEdits(length: edits.length, minimum: score)) }
              #expect(bound.fitClasses >> UInt32(length.number) & 1 == 1)
            }
          }
          #expect(!bound.excludesUnits(missing: missing))
          checked += 1
        }
      }
    }
    #expect(checked > 10_000)
  }

  @Test(arguments: 1...400)
  func everyQueryCanUseTheIndexFromFiftyUp(words: Int) {
    for minimum in 50...100 {
      let bound = EditBound(words: words, minimum: minimum)
      let all = (0...words).reduce(UInt64(0)) { $0 &+ bound.mark(of: $1) }
      #expect(bound.excludesUnits(missing: all))
    }
  }
}
