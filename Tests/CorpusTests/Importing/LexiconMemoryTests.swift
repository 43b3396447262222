import Alignment
import TestSupport
import Testing
import Text
import TranslationMemory

@testable import Corpus

@Suite struct LexiconMemoryTests {
  private func memory(_ root: String, from: LanguageTag, to: LanguageTag) throws -> Memory {
    let memory = try Memory(at: root + "/test.sqlite", mode: .writing)
    try memory.write { writer in
      for words in InventedWords.sentences(times: 6, seed: 1) {
        _ = try writer.add(
          TranslationUnit(
            source: InventedWords.sentence(words, InventedWords.source),
            target: InventedWords.sentence(words, InventedWords.target), sourceLanguage: from,
            targetLanguage: to, origin: "words"))
      }
    }
    return memory
  }

  @Test func wordsComeFromTheMemoryWhateverItsDirection() throws {
    let (from, to) = (try #require(LanguageTag("qaa")), try #require(LanguageTag("qab")))
    try TemporaryFolder.with([:]) { root in
      let memory = try memory(root, from: from, to: to)
      let lexicon = try #require(try Lexicon(learnedFrom: memory, source: from, target: to))
      #expect(
        lexicon.entries.contains {
          $0.source == InventedWords.source(40) && $0.target == InventedWords.target(40)
        })
      let turned = try #require(try Lexicon(learnedFrom: memory, source: to, target: from))
      #expect(
        turned.entries.contains {
          $0.source == InventedWords.target(40) && $0.target == InventedWords.source(40)
        })
      #expect(
        try Lexicon(learnedFrom: memory, source: from, target: to, excludingOrigins: ["words"]) == nil)
    }
  }

  @Test func nothingIsLearnedWhereALexiconIsBuiltIn() throws {
    try TemporaryFolder.with([:]) { root in
      let memory = try memory(root, from: .indonesian, to: .english)
      #expect(try Lexicon(learnedFrom: memory, source: .indonesian, target: .english) == nil)
      #expect(try Lexicon(learnedFrom: memory, source: .english, target: .indonesian) == nil)
    }
  }
}
