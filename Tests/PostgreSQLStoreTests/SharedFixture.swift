import Foundation
import TestSupport
import Text
import TranslationMemory

@testable import PostgreSQLStore

/// A shared memory in a database of its own, and a memory in a file.
final class SharedFixture {
  let address: MemoryAddress
  /// The databases where the other parts lie.
  let others: [MemoryAddress]
  let shared: SharedMemory
  let file: Memory
  private let folder: URL

  /// How the tables of a shared memory lie.
  enum Layout: CaseIterable {
    case whole
    /// Partitioned, in one database.
    case partitioned
    /// Partitioned, two of three parts in other databases.
    case spread
  }

  init(_ layout: Layout = .whole) throws {
    address = try Self.makeAddress()
    others = try layout == .spread ? [Self.makeAddress(), Self.makeAddress()] : []
    if layout != .whole {
      for address in [address] + others { _ = try SharedMemory(at: address, mode: .writing) }
      try Self.part(address, others)
    }
    shared = try SharedMemory(at: address, mode: .writing)
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("padanan-\(UUID().uuidString)")
    file = try Memory(at: folder.appendingPathComponent("test.sqlite").path, mode: .writing)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static func makeAddress() throws -> MemoryAddress {
    let text = PostgreSQLCluster.shared?.makeDatabase() ?? ""
    guard let address = MemoryAddress(text) else { throw MemoryError.missing(path: text) }
    return address
  }

  /// Parts the empty tables of a memory in three: all here, or one here and the others each in another memory's database.
  private static func part(_ address: MemoryAddress, _ others: [MemoryAddress]) throws {
    let connection = try Connection(to: address)
    var statements = others.isEmpty ? [] : ["CREATE EXTENSION postgres_fdw"]
    for (number, other) in others.enumerated() {
      statements += [
        """
        CREATE SERVER other\(number + 1) FOREIGN DATA WRAPPER postgres_fdw OPTIONS
          (host '\(PostgreSQLCluster.shared?.folder.path ?? "")', dbname '\(other.database.prefix { $0 != "?" })',
           async_capable 'true', batch_size '100')
        """,
        "CREATE USER MAPPING FOR padan SERVER other\(number + 1) OPTIONS (user 'padan', password_required 'false')",
      ]
    }
    for (table, key) in [("unit", "pair_key"), ("posting", "bucket")] {
      statements += [
        "ALTER TABLE \(table) RENAME TO \(table)_0",
        "CREATE TABLE \(table) (LIKE \(table)_0) PARTITION BY HASH (\(key))",
        "ALTER TABLE \(table) ATTACH PARTITION \(table)_0 FOR VALUES WITH (MODULUS 3, REMAINDER 0)",
      ]
      for number in 1...2 {
        let values = "FOR VALUES WITH (MODULUS 3, REMAINDER \(number))"
        statements +=
          others.isEmpty
          ? [
            "CREATE TABLE \(table)_\(number) (LIKE \(table)_0 INCLUDING INDEXES)",
            "ALTER TABLE \(table) ATTACH PARTITION \(table)_\(number) \(values)",
          ]
          : [
            """
            CREATE FOREIGN TABLE \(table)_\(number) PARTITION OF \(table) \(values)
              SERVER other\(number) OPTIONS (schema_name 'padanan', table_name '\(table)')
            """
          ]
      }
    }
    try connection.execute(statements.joined(separator: ";"))
  }

  /// Another connection to the shared memory.
  func another(_ mode: Memory.Mode = .writing) throws -> SharedMemory {
    try SharedMemory(at: address, mode: mode)
  }
}

extension TranslationUnit {
  static func pair(_ source: String, _ target: String, origin: String? = nil) -> TranslationUnit {
    TranslationUnit(
      source: source, target: target, sourceLanguage: .indonesian, targetLanguage: .english, origin: origin)
  }
}

extension UnitStore {
  func units(in selection: UnitSelection = UnitSelection()) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    try forEachUnit(in: selection) { units.append($1) }
    return units
  }
}
