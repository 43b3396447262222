import Foundation
import GRDB
import Synchronization
import Testing
import Text

@testable import TranslationMemory

@Suite struct MemoryTests {
  @Test func anEqualPairIsMergedAndAnotherTargetIsNot() throws {
    let fixture = try TemporaryMemory()
    try fixture.add(
      ("Apa kabar?", "How are you?"), ("Apa kabar?", "How are you?"), ("Apa kabar?", "How do you do?"))
    #expect(try fixture.units().map(\.target) == ["How are you?", "How do you do?"])
  }

  @Test func textsAreKeptAsWritten() throws {
    let fixture = try TemporaryMemory()
    let texts = ["Kafe\u{301}", "Kafé", " tepi ", "a\r\nb", "a\u{2028}b", "🏳️‍🌈", "‏עברית"]
    for text in texts { try fixture.add((text, text)) }
    let kept = try fixture.units()
    #expect(kept.map { Array($0.source.unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
    #expect(kept.map { Array($0.target.unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
  }

  @Test func aTextWithNULIsRefused() throws {
    let fixture = try TemporaryMemory()
    #expect(throws: MemoryError.unstorable(text: "a\u{0}b")) {
      try fixture.add(("Satu.", "One."), ("a\u{0}b", "x"))
    }
    #expect(try fixture.units().isEmpty)
  }

  @Test func whatIsKnownOfAUnitComesBack() throws {
    let fixture = try TemporaryMemory()
    let unit = TranslationUnit(
      source: "Satu.", target: "One.", sourceLanguage: .indonesian, targetLanguage: .english,
      origin: "berita/satu",
      position: 3, before: "Nol.", after: "Dua.", author: "Sari", note: "baik",
      created: Timestamp(seconds: 10),
      changed: Timestamp(seconds: 20), usage: 2, confidence: 0.5)
    try fixture.memory.write { _ = try $0.add(unit) }
    #expect(try fixture.units() == [unit])
  }

  @Test func mergingFillsInAndForgetsNothing() throws {
    let fixture = try TemporaryMemory()
    try fixture.memory.write { writer in
      var unit = TranslationUnit.pair("Satu.", "One.", origin: "a", position: 0)
      (unit.confidence, unit.created, unit.changed) = (0.4, Timestamp(seconds: 10), Timestamp(seconds: 20))
      _ = try writer.add(unit)
      (unit.origin, unit.author, unit.note, unit.confidence) = ("b", "Sari", "baik", nil)
      (unit.created, unit.changed) = (Timestamp(seconds: 5), Timestamp(seconds: 15))
      guard case .merged = try writer.add(unit) else {
        Issue.record("an equal pair has to be merged")
        return
      }
    }
    let unit = try #require(try fixture.units().first)
    #expect((unit.author, unit.note, unit.confidence) == ("Sari", "baik", nil))
    #expect((unit.created, unit.changed) == (Timestamp(seconds: 5), Timestamp(seconds: 20)))
    #expect(try fixture.memory.write { try $0.removeOrigin("a") } == 0, "b gave it too")
    #expect(try fixture.units().map(\.origin) == ["b"])
    #expect(try fixture.memory.write { try $0.removeOrigin("b") } == 1)
    #expect(try fixture.units().isEmpty)
  }

  @Test func replacingAnOriginKeepsWhatStays() throws {
    let fixture = try TemporaryMemory()
    let old = ["Satu.", "Dua.", "Tiga."].enumerated().map { TranslationUnit.pair($1, $1 + "!", position: $0) }
    _ = try fixture.memory.write { try $0.replaceOrigin("artikel", with: old) }
    let identifiers = try identifiers(in: fixture)
    let same = try fixture.memory.write { try $0.replaceOrigin("artikel", with: old) }
    #expect((same.added, same.merged, same.removed) == (0, 3, 0))
    #expect(try self.identifiers(in: fixture) == identifiers)

    let new = ["Satu.", "Empat.", "Tiga."].enumerated().map {
      TranslationUnit.pair($1, $1 + "!", position: $0)
    }
    let change = try fixture.memory.write { try $0.replaceOrigin("artikel", with: new) }
    #expect((change.added, change.merged, change.removed) == (1, 2, 1))
    #expect(Set(try fixture.units().map(\.source)) == ["Satu.", "Empat.", "Tiga."])
    #expect(try fixture.memory.matches(for: Query("Dua.")).isEmpty)
  }

  private func identifiers(in fixture: TemporaryMemory) throws -> [Int64] {
    var identifiers: [Int64] = []
    try fixture.memory.forEachUnit(in: UnitSelection()) { id, _ in identifiers.append(id) }
    return identifiers
  }

  @Test func aTransactionThatThrowsLeavesNothing() throws {
    struct Stop: Error {}
    let fixture = try TemporaryMemory()
    try fixture.add(("Satu.", "One."))
    #expect(throws: Stop.self) {
      try fixture.memory.write { writer in
        _ = try writer.add(.pair("Dua.", "Two."))
        throw Stop()
      }
    }
    #expect(try fixture.units().map(\.source) == ["Satu."])
    #expect(try fixture.memory.matches(for: Query("Dua.")).isEmpty)
    try fixture.add(("Dua.", "Two."))
    #expect(try fixture.memory.matches(for: Query("Dua.")).map(\.target) == ["Two."])
  }

  @Test func aSecondReaderSeesWhatWasWritten() throws {
    let fixture = try TemporaryMemory()
    try fixture.add(("Satu.", "One."))
    let other = try Memory(at: fixture.path, mode: .reading)
    #expect(try other.matches(for: Query("Satu.")).map(\.score) == [100])
    try fixture.add(("Dua.", "Two."))
    #expect(try other.matches(for: Query("Dua.")).map(\.score) == [100])
  }

  @Test func aSecondWriterIsToldThatTheFileIsBusy() throws {
    let fixture = try TemporaryMemory()
    let other = try Memory(at: fixture.path, mode: .writing)
    try fixture.memory.write { _ -> Void in
      #expect(throws: MemoryError.busy(path: fixture.path)) { try other.write { _ = $0 } }
    }
  }

  @Test func filesThatAreNoMemoryAreRefusedAndLeftAlone() throws {
    let fixture = try TemporaryMemory()
    let text = fixture.folder.appendingPathComponent("teks.sqlite")
    let bytes = Data(repeating: 0x41, count: 5000)
    try bytes.write(to: text)
    for mode in [Memory.Mode.reading, .writing] {
      #expect { try Memory(at: text.path, mode: mode) } throws: { error in
        if case .notAMemory = error as? MemoryError { true } else { false }
      }
    }
    #expect(try Data(contentsOf: text) == bytes)
    #expect(throws: MemoryError.missing(path: fixture.folder.path + "/none")) {
      try Memory(at: fixture.folder.path + "/none", mode: .reading)
    }
    #expect(throws: MemoryError.notAMemory(path: fixture.folder.path, reason: "it is a folder")) {
      try Memory(at: fixture.folder.path, mode: .writing)
    }
  }

  @Test func atRestTheMemoryIsOneFile() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("padanan-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("m.sqlite").path
    do {
      let memory = try Memory(at: path, mode: .writing)
      try memory.write { _ = try $0.add(.pair("Satu.", "One.")) }
    }
    do { _ = try Memory(at: path, mode: .reading).matches(for: Query("Satu.")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["m.sqlite"])
  }

  @Test func whoMakesAMemoryWhileOthersDoLosesNothing() throws {
    for _ in 0..<60 {
      let fixture = try EmptyFolder()
      let path = fixture.path
      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 8) { number in
        do {
          let memory = try Memory(at: path, mode: .writing)
          // Every other one writes nothing, and takes the file away if nobody else has done anything to it.
          guard number.isMultiple(of: 2) else { return }
          try memory.write { _ = try $0.add(.pair("Nomor \(number).", "Number \(number).")) }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock { $0 } == [])
      let memory = try Memory(at: path, mode: .reading)
      var targets: Set<String> = []
      try memory.forEachUnit(in: UnitSelection()) { targets.insert($1.target) }
      #expect(targets == ["Number 0.", "Number 2.", "Number 4.", "Number 6."])
    }
  }

  @Test func aNewMemoryToWhichNothingIsWrittenLeavesNoFile() throws {
    struct Stop: Error {}
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("padanan-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    func content() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
    let path = folder.appendingPathComponent("m.sqlite").path
    do {
      let memory = try Memory(at: path, mode: .writing)
      #expect(throws: Stop.self) {
        try memory.write { writer in
          _ = try writer.add(.pair("Satu.", "One."))
          throw Stop()
        }
      }
    }
    #expect(try content() == [])
    do {
      // Another has it open, and writes.
      let memory = try Memory(at: path, mode: .writing)
      do { _ = try Memory(at: path, mode: .writing) }
      try memory.write { _ = try $0.add(.pair("Satu.", "One.")) }
      #expect(throws: Stop.self) { try memory.write { _ in throw Stop() } }
    }
    #expect(try content() == ["m.sqlite"])
    do { _ = try Memory(at: path, mode: .writing) }
    #expect(try Memory(at: path, mode: .reading).matches(for: Query("Satu.")).map(\.score) == [100])
    let empty = folder.appendingPathComponent("e.sqlite")
    try Data().write(to: empty)
    do { _ = try Memory(at: empty.path, mode: .writing) }
    #expect(try content().sorted() == ["e.sqlite", "m.sqlite"])
  }

  @Test func selectionsChooseAndTurnUnits() throws {
    let fixture = try TemporaryMemory()
    try fixture.memory.write { writer in
      for (text, origin, confidence, day) in [
        ("Satu.", "berita/a", 0.9, 1), ("Dua.", "berita/b", 0.4, 2), ("Satu.", "novel/c", nil, 3),
      ] as [(String, String, Double?, Int64)] {
        var unit = TranslationUnit.pair(text, "\(day)", origin: origin)
        (unit.confidence, unit.changed) = (confidence, Timestamp(seconds: day * 86_400))
        _ = try writer.add(unit)
      }
    }
    func targets(_ selection: UnitSelection) throws -> [String] {
      var targets: [String] = []
      try fixture.memory.forEachUnit(in: selection) { targets.append($1.target) }
      return targets
    }
    #expect(try targets(UnitSelection()) == ["1", "2", "3"])
    #expect(try targets(UnitSelection(origin: "berita/*")) == ["1", "2"])
    #expect(try targets(UnitSelection(minimumConfidence: 0.5)) == ["1", "3"])
    #expect(try targets(UnitSelection(since: Timestamp(seconds: 2 * 86_400))) == ["2", "3"])
    #expect(try targets(UnitSelection(latestOnly: true)) == ["2", "3"])
    #expect(try targets(UnitSelection(from: .english, to: .indonesian)) == ["Satu.", "Dua.", "Satu."])
    #expect(try targets(UnitSelection(from: .english, to: LanguageTag("de"))) == [])
  }

  @Test func statisticsCount() throws {
    let fixture = try TemporaryMemory()
    try fixture.add(("Satu.", "One."), ("Satu.", "1."), ("Dua.", "Two."), origin: "a")
    let statistics = try fixture.memory.statistics()
    #expect(statistics.units == 3)
    #expect(statistics.languages == ["id": 3, "en": 3])
    #expect(statistics.origins == 1)
    #expect(statistics.repeatedSources == 2)
    #expect(statistics.newestOrigins.map(\.name) == ["a"])
    #expect(statistics.newestOrigins.map(\.units) == [3])
    #expect(statistics.bytes > 0)
  }

  @Test func anotherProgramsDatabaseIsLeftAsItIs() throws {
    let fixture = try TemporaryMemory()
    let path = fixture.folder.appendingPathComponent("lain.sqlite").path
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE t (x); INSERT INTO t VALUES (1)") }
    try other.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    for mode in [Memory.Mode.reading, .writing] {
      #expect(throws: MemoryError.notAMemory(path: path, reason: "it is another program's database")) {
        try Memory(at: path, mode: mode)
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func newUnitsOfAnArticleCountAsChangedNow() throws {
    let fixture = try TemporaryMemory()
    var unit = TranslationUnit.pair("Satu.", "One.", position: 0)
    unit.created = Timestamp(seconds: 10)
    _ = try fixture.memory.write { try $0.replaceOrigin("artikel", at: "/berita/artikel", with: [unit]) }
    let kept = try #require(try fixture.units().first)
    #expect(kept.created == Timestamp(seconds: 10))
    let changed = try #require(kept.changed)
    #expect(changed > Timestamp(seconds: 1_700_000_000))
    _ = try fixture.memory.write { try $0.replaceOrigin("artikel", with: [unit]) }
    #expect(try fixture.units().map(\.changed) == [changed], "doing it again changes nothing")
    #expect(try fixture.memory.write { try $0.location(ofOrigin: "artikel") } == "/berita/artikel")
  }

  @Test func aPairAddedByHandIsStillShownWithItsArticle() throws {
    let fixture = try TemporaryMemory()
    try fixture.add(("Satu.", "One."), origin: "artikel")
    try fixture.add(("Satu.", "One."))
    #expect(try fixture.units().map(\.origin) == ["artikel"])
  }

  /// Two names that look alike are two origins, also within one transaction.
  @Test func originsAreToldApartAsWritten() throws {
    let fixture = try TemporaryMemory()
    try fixture.memory.write { writer in
      _ = try writer.add(.pair("Satu.", "One.", origin: "caf\u{e9}"))
      _ = try writer.add(.pair("Dua.", "Two.", origin: "cafe\u{301}"))
    }
    #expect(try fixture.memory.statistics().origins == 2)
    #expect(try fixture.memory.write { try $0.removeOrigin("cafe\u{301}") } == 1)
    #expect(try fixture.units().map(\.source) == ["Satu."])
  }
}
