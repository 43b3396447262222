internal import TranslationMemory

/// The tables of a shared memory, read from front to back within one transaction.
final class SharedTables: UnitTables {
  private let connection: Connection
  private let shards: Shards
  private let selection: UnitSelection
  /// The identifier of the unit fetched last.
  private var last: Int64 = 0
  /// The units fetched last, and which of them comes next.
  private var units: [QueryRow] = []
  private var next = 0
  private var isAtEnd = false
  private var places: Rows?
  private var records: Rows?
  /// The records of the units fetched last.
  private var bodies: [Int64: QueryRow] = [:]

  /// Rows of a table in the order of the units they belong to.
  private struct Rows {
    let result: QueryResult
    var next = 0

    mutating func forEach(of unit: Int64, _ body: (QueryRow) throws -> Void) rethrows {
      while next < result.count, result[next].integer(0) <= unit {
        let row = result[next]
        next += 1
        if row.integer(0) == unit { try body(row) }
      }
    }
  }

  /// So many units are fetched at a time.
  private static let many = 2000

  init(for selection: UnitSelection, _ connection: Connection, _ shards: Shards) {
    self.connection = connection
    self.shards = shards
    self.selection = selection
  }

  func nextUnit() throws -> QueryRow? {
    if next == units.count, !isAtEnd { try fetch() }
    guard next < units.count else { return nil }
    next += 1
    return units[next - 1]
  }

  /// The next units, their places, and what they were read from.
  private func fetch() throws {
    let parameters: [Parameter] = [
      .integer(last), .init(selection.since?.seconds), .init(selection.minimumConfidence),
    ]
    let pages = try shards.query(parameters) {
      """
      SELECT id, languages, source, target, created, changed, usage, confidence, author, note FROM \($0.unit)
      WHERE id > $1::bigint AND ($2::bigint IS NULL OR changed >= $2::bigint)
        AND ($3::float8 IS NULL OR confidence IS NULL OR confidence >= $3::float8) ORDER BY id LIMIT \(Self.many)
      """
    }
    let page = SharedUnits.inOrder(pages, mostRows: Self.many)
    (units, next, isAtEnd) = (page.rows, 0, page.isLast)
    guard let first = units.first?.integer(0), let end = units.last?.integer(0) else { return }
    last = end
    let range: [Parameter] = [.integer(first), .integer(last)]
    places = Rows(
      result: try connection.query(
        """
        SELECT unit, origin, position, before, after FROM occurrence WHERE unit BETWEEN $1::bigint AND $2::bigint
        ORDER BY unit, origin, position
        """, range))
    guard selection.places != .first else { return }
    records = Rows(
      result: try connection.query(
        """
        SELECT unit, origin, record FROM record_use WHERE unit BETWEEN $1::bigint AND $2::bigint
        ORDER BY unit, origin, record
        """, range))
    let texts = try connection.query(
      """
      SELECT id, body FROM record
      WHERE id IN (SELECT record FROM record_use WHERE unit BETWEEN $1::bigint AND $2::bigint)
      """, range)
    bodies = Dictionary(texts.rows.map { ($0.integer(0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  func forEachPlace(of unit: Int64, _ body: (QueryRow) throws -> Void) throws {
    try places?.forEach(of: unit, body)
  }

  func forEachRecord(of unit: Int64, _ body: (QueryRow) throws -> Void) throws {
    try records?.forEach(of: unit, body)
  }

  func origin(_ id: Int64, matching glob: String?) throws -> (name: String?, isWanted: Bool)? {
    let rows = try connection.query(
      "SELECT name, $2::text IS NULL OR name ~ $2::text FROM origin WHERE id = $1::bigint",
      [.integer(id), .init(glob.map { GlobPattern($0).regularExpression })])
    return rows.count == 1 ? (rows[0].text(0), rows[0].isTrue(1)) : nil
  }

  func text(ofRecord id: Int64) -> String? { bodies[id]?.text(1) }

  func header(ofOrigin id: Int64) throws -> String? {
    let rows = try connection.query(
      """
      SELECT body FROM record_use JOIN record ON record.id = record_use.record
      WHERE unit = \(RecordStore.header) AND origin = $1::bigint ORDER BY record.id DESC LIMIT 1
      """, [.integer(id)])
    return rows.count == 1 ? rows[0].text(0) : nil
  }
}
