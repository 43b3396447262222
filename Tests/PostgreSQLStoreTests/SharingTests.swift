import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing
import Text
import TranslationMemory

@testable import PostgreSQLStore

/// Many who write and read at once, and transactions that do not end well.
@Suite(.enabled(if: PostgreSQLCluster.shared != nil, "\(PostgreSQLCluster.absence)"))
struct SharingTests {
  private static func unit(_ number: Int, origin: String? = nil) -> TranslationUnit {
    .pair("Kalimat nomor \(number) dari \(number % 7) bagian.", "Sentence \(number).", origin: origin)
  }

  /// Ends all other connections to a database.
  private static let endOthers = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    """

  /// Every unit is found, once, by the index and without it.
  private func expectWhole(_ memory: SharedMemory, _ numbers: some Sequence<Int>) throws {
    for number in numbers {
      var query = Query(Self.unit(number).source, minimumScore: 100)
      let found = try memory.matches(for: query).map(\.target)
      #expect(found == ["Sentence \(number)."])
      if number % 50 == 0 {
        query.isExhaustive = true
        #expect(try memory.matches(for: query).map(\.target) == found)
      }
    }
  }

  /// Writers that add the same pairs in different orders, singly and many together, remove some, and import.
  @Test func manyWritersMakeOneMemory() throws {
    let fixture = try SharedFixture()
    let failures = Mutex<[String]>([])
    let address = fixture.address
    DispatchQueue.concurrentPerform(iterations: 6) { worker in
      do {
        let memory = try SharedMemory(at: address, mode: .writing)
        var dice = SeededGenerator(seed: UInt64(worker))
        for round in 0..<8 {
          let numbers = (0..<400).shuffled(using: &dice)
          switch round % 4 {
          case 0: for number in numbers.prefix(12) { _ = try memory.write { try $0.add(Self.unit(number)) } }
          case 1: _ = try memory.write { try $0.add(numbers.map { Self.unit($0, origin: "o\(worker % 3)") }) }
          case 2:
            _ = try memory.write {
              try $0.replaceOrigin("r\(worker % 2)", with: numbers.prefix(50).map { Self.unit($0) })
            }
          default: _ = try memory.write { try $0.removeOrigin("o\(worker % 3)") }
          }
        }
        _ = try memory.write { try $0.add((0..<400).shuffled(using: &dice).map { Self.unit($0) }) }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    try expectWhole(fixture.shared, 0..<400)
    #expect(try fixture.shared.units().count == 400)
    #expect(try fixture.shared.statistics().units == 400)
  }

  /// Lists that grow by a block a writer are joined, and stay whole.
  @Test func smallBlocksAreJoined() throws {
    let fixture = try SharedFixture()
    for number in 0..<600 { _ = try fixture.shared.write { try $0.add(Self.unit(number)) } }
    let counts = try fixture.shared.connection.query(
      "SELECT max(n) FROM (SELECT count(*) AS n FROM posting GROUP BY bucket) AS lists")
    // Each writer looks after them once in eight times: that two hundred in a row do not is not to be expected.
    #expect(counts[0].integer(0) < 240)
    try expectWhole(fixture.shared, stride(from: 0, to: 600, by: 7))
  }

  @Test func whatFailsLeavesNothing() throws {
    struct Failure: Error {}
    let fixture = try SharedFixture()
    _ = try fixture.shared.write { try $0.add(Self.unit(0)) }
    #expect(throws: Failure.self) {
      try fixture.shared.write { writer in
        for number in 0..<10_000 { _ = try writer.gather(Self.unit(number)) }
        _ = try writer.settle()
        throw Failure()
      }
    }
    #expect(try fixture.another(.reading).units().count == 1)
    #expect(throws: MemoryError.unstorable(text: "a\0")) {
      try fixture.shared.write { try $0.add([Self.unit(1), .pair("a\0", "b")]) }
    }
    #expect(try fixture.shared.units().count == 1)
  }

  /// A transaction over several servers may end on some alone: no unit may be there without its lists.
  @Test func listsAreKeptBeforeTheirUnits() throws {
    let fixture = try SharedFixture(.spread)
    let (memory, reader) = (fixture.shared, try fixture.another(.reading))
    let lists = "SELECT count(*) FROM posting"
    struct Lost: Error {}
    #expect(throws: Lost.self) {
      try memory.write { writer in
        _ = try writer.add(Self.unit(1))
        try writer.finish()
        throw Lost()
      }
    }
    #expect(try reader.connection.query(lists)[0].integer(0) > 0)
    #expect(try reader.matches(for: Query(Self.unit(1).source)) == [])
    #expect(throws: Lost.self) {
      try memory.write { writer in
        for number in 0..<10_000 { _ = try writer.gather(Self.unit(number)) }
        throw Lost()
      }
    }
    _ = try memory.write { try $0.add([Self.unit(1), Self.unit(2)]) }
    #expect(try reader.units().count == 2)
    try expectWhole(memory, 1...2)
  }

  /// Who may not ask the other servers himself reads them through the first.
  @Test func othersAreReadThroughTheFirst() throws {
    let fixture = try SharedFixture(.spread)
    _ = try fixture.shared.write { try $0.add((0..<60).map { Self.unit($0) }) }
    let role = "r" + String(fixture.address.database.prefix { $0 != "?" })
    let mappings = (1...2).map {
      "CREATE USER MAPPING FOR \(role) SERVER other\($0) OPTIONS (user 'padan', password_required 'false')"
    }
    try fixture.shared.connection.execute(
      """
      CREATE ROLE \(role) LOGIN; GRANT USAGE ON SCHEMA padanan TO \(role);
      GRANT SELECT ON ALL TABLES IN SCHEMA padanan TO \(role); \(mappings.joined(separator: "; "))
      """)
    let address = try #require(
      MemoryAddress(fixture.address.text.replacing("padan@", with: "\(role)@")))
    let reader = try SharedMemory(at: address, mode: .reading)
    #expect(reader.shards.count == 1 && fixture.shared.shards.count == 3)
    try expectWhole(reader, 0..<60)
    #expect(try reader.units() == fixture.shared.units())
  }

  /// Servers that end their connections are asked again.
  @Test func otherServersAreConnectedAnew() throws {
    let fixture = try SharedFixture(.spread)
    for numbers in [0..<40, 40..<60] {
      _ = try fixture.shared.write { try $0.add(numbers.map { Self.unit($0) }) }
      try expectWhole(fixture.shared, numbers)
      for address in [fixture.address] + fixture.others {
        try Connection(to: address).query(Self.endOthers)
      }
    }
  }

  /// A server that ends the connections of a writer and of a reader in the middle.
  @Test func connectionsThatEndAreMadeAnew() throws {
    let fixture = try SharedFixture()
    let reader = try fixture.another(.reading)
    let writer = try fixture.another()
    _ = try writer.write { try $0.add(Self.unit(1)) }
    #expect(throws: MemoryError.self) {
      try writer.write {
        _ = try $0.add(Self.unit(2))
        try fixture.shared.connection.query(Self.endOthers)
        _ = try $0.add(Self.unit(3))
      }
    }
    #expect(try reader.matches(for: Query(Self.unit(1).source)).map(\.target) == ["Sentence 1."])
    _ = try writer.write { try $0.add(Self.unit(4)) }
    try fixture.shared.connection.query(Self.endOthers)
    #expect(try reader.units().map(\.target) == ["Sentence 1.", "Sentence 4."])
  }

  @Test func readingsEndWhenTheyAreInterrupted() throws {
    let fixture = try SharedFixture()
    let interruption = fixture.shared.readingInterruption
    let isDone = Atomic(false)
    let thread = Thread {
      while !isDone.load(ordering: .relaxed) {
        interruption.interrupt()
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
    thread.start()
    #expect(throws: MemoryError.interrupted(path: fixture.shared.name)) {
      try fixture.shared.read { _ = try fixture.shared.connection.query("SELECT pg_sleep(600)") }
    }
    isDone.store(true, ordering: .relaxed)
  }

  @Test func whatCannotBeOpenedIsSaidInOneLine() throws {
    let fixture = try SharedFixture()
    let text = fixture.address.text
    let wrong = try #require(
      MemoryAddress(text.replacing("padan@", with: "padan:geheim@").replacing("@/t", with: "@/x")))
    do {
      _ = try SharedMemory(at: wrong, mode: .reading)
      Issue.record("there is no such database")
    } catch {
      #expect(!error.description.contains("geheim"))
      #expect(!error.description.contains("\n"))
      #expect(error.description.contains("does not exist"))
    }
    let empty = try #require(MemoryAddress(PostgreSQLCluster.shared?.makeDatabase() ?? ""))
    #expect(throws: MemoryError.missing(path: empty.name)) { try SharedMemory(at: empty, mode: .reading) }
  }
}
