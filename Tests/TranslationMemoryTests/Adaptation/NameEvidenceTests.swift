import Testing
import TranslationMemory

@Suite("What pairs show about a name")
struct NameEvidenceTests {
  private func use(_ word: String, _ pairs: [(String, String)]) -> NameEvidence.Use {
    var evidence = NameEvidence(of: word)
    for (source, target) in pairs { evidence.add(source: source, target: target) }
    return evidence.use
  }

  @Test("Written alike in two pairs, it is known to be")
  func alike() {
    let pairs = [("Pasar Tuban ramai.", "Tuban market is busy."), ("Ia dari Tuban.", "She is from Tuban.")]
    #expect(use("Tuban", pairs) == .alike)
    #expect(use("Tuban", pairs + [("Ini kopi.", "This is coffee.")]) == .alike, "the rest says nothing")
  }

  @Test("A single pair may be chance")
  func single() {
    #expect(use("Tuban", [("Ia dari Tuban.", "She is from Tuban.")]) == .unknown)
    #expect(use("Tuban", []) == .unknown)
    #expect(use("Jaringan", [("Pusat Jaringan buka.", "The Network Centre is open.")]) == .otherwise)
  }

  @Test("One pair in ten may say it in another way", arguments: [(1, 9, true), (1, 8, false), (2, 18, true)])
  func share(without: Int, with: Int, isAlike: Bool) {
    let pairs =
      Array(repeating: ("Warga Tuban datang.", "They came."), count: without)
      + Array(repeating: ("Warga Tuban datang.", "The people of Tuban came."), count: with)
    #expect((use("Tuban", pairs) == .alike) == isAlike)
  }

  @Test("With a small letter it is a word of the language")
  func smallLetter() {
    let pairs = [("Ia dari Tuban.", "She is from Tuban."), ("tuban itu basah", "the amnion is wet")]
    #expect(use("Tuban", pairs) == .otherwise)
  }
}
