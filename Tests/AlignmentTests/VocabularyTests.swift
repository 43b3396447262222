import Testing
import Text

@testable import Alignment

@Suite struct VocabularyTests {
  private func words(_ text: String) -> Set<String> {
    Set(AlignmentText(segments([text]), language: .english).vocabulary.words)
  }

  @Test(arguments: [
    ("3.000", "3,000"), ("07.45", "7:45"), ("1,5", "1.5"), ("“ya”", "\"ya\""), ("A – B", "a — b"),
  ])
  func foldsConventions(_ one: String, _ other: String) { #expect(words(one) == words(other)) }

  @Test(arguments: [("3.000", "3.001"), ("0", "7"), ("ya!", "ya?")])
  func keepsDifferences(_ one: String, _ other: String) { #expect(words(one) != words(other)) }

  @Test func countsSegmentsAndNames() throws {
    let text = AlignmentText(
      segments(["Jokowi datang.", "Kata Jokowi, Jokowi datang.", "Datang."]), language: .indonesian)
    let name = Int(try #require(text.vocabulary.id(of: "jokowi")))
    #expect(text.vocabulary.counts[name] == 3)
    #expect(text.vocabulary.segmentCounts[name] == 2)
    #expect(text.vocabulary.capitalCounts[name] == 2)
    #expect(text.count == 3)
  }
}
