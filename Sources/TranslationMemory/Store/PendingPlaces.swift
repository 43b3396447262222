internal import GRDB

/// Places of new units on their way into the file, entered many at a time: beginning and ending a statement is most of the work
/// of entering a row.
struct PendingPlaces {
  private struct Place {
    var unit: Int64
    var origin: Int64
    var position: Int64
    var before: String?
    var after: String?
  }

  /// So many places are entered by one statement.
  private static let capacity = 32
  /// With so many bytes of neighbours the places do not wait for more.
  private static let mostBytes = 1 << 20

  private var waiting: [Place] = []
  private var bytes = 0
  private let insertOne: BulkStatement
  private let insertAll: BulkStatement

  init(_ db: Database) throws {
    insertOne = try BulkStatement(db, Self.insertion(of: 1))
    insertAll = try BulkStatement(db, Self.insertion(of: Self.capacity))
  }

  /// With OR FAIL, SQLite keeps no copy of each page to take back the rows before one that fails; nor need it, since
  /// an error ends the transaction.
  private static func insertion(of count: Int) -> String {
    "INSERT OR FAIL INTO occurrence(unit, origin, position, before, after) VALUES "
      + Array(repeating: "(?, ?, ?, ?, ?)", count: count).joined(separator: ", ")
  }

  /// Adds a place that is not there yet.
  mutating func add(
    _ unit: Int64, _ origin: Int64, position: Int64, before: String?, after: String?
  ) throws {
    waiting.append(Place(unit: unit, origin: origin, position: position, before: before, after: after))
    bytes += (before?.utf8.count ?? 0) + (after?.utf8.count ?? 0)
    if waiting.count == Self.capacity || bytes > Self.mostBytes { try flush() }
  }

  /// Enters what waits.
  mutating func flush() throws {
    guard !waiting.isEmpty else { return }
    let areAll = waiting.count == Self.capacity
    for (index, place) in waiting.enumerated() {
      let statement = areAll ? insertAll : insertOne
      let first = Int32(areAll ? index * 5 : 0)
      statement.bind(.integer(place.unit), at: first + 1)
      statement.bind(.integer(place.origin), at: first + 2)
      statement.bind(.integer(place.position), at: first + 3)
      statement.bind(.init(place.before), at: first + 4)
      statement.bind(.init(place.after), at: first + 5)
      if !areAll { while try statement.next() {} }
    }
    if areAll { while try insertAll.next() {} }
    waiting.removeAll(keepingCapacity: true)
    bytes = 0
  }
}
