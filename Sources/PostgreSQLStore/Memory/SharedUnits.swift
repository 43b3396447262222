internal import Text
internal import TranslationMemory

/// The units of a shared memory, for one search.
///
/// Each question is one statement, so a search is some few round trips. They may see different states, if others write meanwhile:
/// a unit that is there all the time is found, one that comes or goes may be.
struct SharedUnits: SearchableUnits {
  private let connection: Connection
  let lists: SharedLists

  init(_ connection: Connection) {
    self.connection = connection
    lists = SharedLists(connection)
  }

  static let columns = "SELECT id, languages, source, target, changed FROM unit"

  func listSizes() throws -> ListSizes? {
    let sizes = try connection.query("SELECT bytes FROM property WHERE name = 'list_sizes'")
    return sizes.count == 1 ? ListSizes(sizes[0].bytes(0)) : nil
  }

  /// Which transactions had ended (https://www.postgresql.org/docs/15/functions-info.html, `pg_current_snapshot`).
  var state: UInt64? { lists.state }

  func languagePairs() throws -> [Int64: LanguagePair] {
    let rows = try connection.query("SELECT id, source, target FROM language_pair")
    return Dictionary(
      rows.rows.compactMap { row in
        guard let source = LanguageTag(row.text(1)), let target = LanguageTag(row.text(2)) else { return nil }
        return (row.integer(0), LanguagePair(source: source, target: target))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// So many units are fetched together where all are wanted.
  private static let many = 2000

  func forEachUnit(_ body: (QueryRow) throws -> Void) throws {
    var last: Int64 = 0
    while true {
      let rows = try connection.query(
        Self.columns + " WHERE id > $1::bigint ORDER BY id LIMIT \(Self.many)", [.integer(last)])
      for row in rows.rows { try body(row) }
      guard rows.count == Self.many else { return }
      last = rows[rows.count - 1].integer(0)
    }
  }

  /// The first are fetched by themselves: they mostly show that few of the others are wanted.
  private static let few = 64

  func forEachUnit(
    among candidates: [CandidateSearch.Candidate], where isWanted: (CandidateSearch.Candidate) -> Bool,
    _ body: (QueryRow) throws -> Void
  ) throws {
    var next = 0
    var size = Self.few
    while next < candidates.count {
      var batch: [CandidateSearch.Candidate] = []
      while next < candidates.count, batch.count < size {
        if isWanted(candidates[next]) { batch.append(candidates[next]) }
        next += 1
      }
      if batch.isEmpty { return }
      var rows: [Int64: QueryRow] = [:]
      try forEachUnit(of: batch.map(\.unit)) { rows[$0.integer(0)] = $0 }
      for candidate in batch where isWanted(candidate) {
        if let row = rows[candidate.unit] { try body(row) }
      }
      size = min(size * 4, Self.many)
    }
  }

  func forEachUnit(of identifiers: [Int64], _ body: (QueryRow) throws -> Void) throws {
    guard !identifiers.isEmpty else { return }
    let rows = try connection.query(
      Self.columns + " WHERE id = ANY ($1::bigint[])", [.integers(identifiers)])
    for row in rows.rows { try body(row) }
  }

  /// Going through all units from the newest serves many candidates, asking for each its date few; which is less work is not known
  /// before, so the first way is tried until it has shown as many units as there are candidates.
  func forEachNewestUnit(among candidates: [Int64]?, _ body: (QueryRow) throws -> Bool) throws {
    if let candidates, candidates.count <= Self.many { return try forEachNewest(of: candidates, body) }
    let wanted = candidates.map(Set.init)
    var (changed, id) = (Int64.max, Int64.max)
    var shown = 0
    while true {
      if let candidates, shown > candidates.count { break }
      let rows = try connection.query(
        Self.columns
          + """
           WHERE (changed, id) < ($1::bigint, $2::bigint)
          ORDER BY changed DESC, id DESC LIMIT \(Self.many)
          """, [.integer(changed), .integer(id)])
      for row in rows.rows where wanted?.contains(row.integer(0)) ?? true {
        guard try body(row) else { return }
      }
      guard rows.count == Self.many else { return }
      shown += rows.count
      (changed, id) = (rows[rows.count - 1].integer(4), rows[rows.count - 1].integer(0))
    }
    let rows = try connection.query(
      """
      SELECT id FROM unit WHERE id = ANY ($3::bigint[]) AND (changed, id) < ($1::bigint, $2::bigint)
      ORDER BY changed DESC, id DESC
      """, [.integer(changed), .integer(id), .integers(candidates ?? [])])
    let rest = rows.rows.map { $0.integer(0) }
    for start in stride(from: 0, to: rest.count, by: Self.many) {
      let batch = Array(rest[start..<min(start + Self.many, rest.count)])
      var isDone = false
      try forEachNewest(of: batch) {
        isDone = try !body($0)
        return !isDone
      }
      if isDone { return }
    }
  }

  private func forEachNewest(of candidates: [Int64], _ body: (QueryRow) throws -> Bool) throws {
    guard !candidates.isEmpty else { return }
    let rows = try connection.query(
      Self.columns + " WHERE id = ANY ($1::bigint[]) ORDER BY changed DESC, id DESC", [.integers(candidates)])
    for row in rows.rows { guard try body(row) else { return } }
  }

  func forEachPlace(of unit: Int64, _ body: (UnitPlace) throws -> Bool) throws {
    let places = try connection.query(
      """
      SELECT origin, position, before, after FROM occurrence
      WHERE unit = $1::bigint AND before IS NOT NULL AND after IS NOT NULL
      """, [.integer(unit)])
    for row in places.rows {
      let place = UnitPlace(
        origin: row.integer(0), position: row.integer(1), before: row.text(2), after: row.text(3))
      guard try body(place) else { return }
    }
  }

  func forEachText(
    at origin: Int64, _ position: Int64, inLanguagesOf unit: Int64,
    _ body: (_ source: String, _ target: String) throws -> Bool
  ) throws {
    let texts = try connection.query(
      """
      SELECT source, target FROM occurrence JOIN unit ON unit.id = occurrence.unit
      WHERE origin = $1::bigint AND position = $2::bigint
        AND languages = (SELECT languages FROM unit WHERE id = $3::bigint)
      """, [.integer(origin), .integer(position), .integer(unit)])
    for row in texts.rows { guard try body(row.text(0), row.text(1)) else { return } }
  }

  func origins(of units: [Int64]) throws -> [String?] {
    let names = try connection.query(
      """
      SELECT DISTINCT ON (unit) unit, name FROM occurrence JOIN origin ON origin.id = occurrence.origin
      WHERE unit = ANY ($1::bigint[]) ORDER BY unit, origin.id, position
      """, [.integers(units)])
    return texts(of: units, names)
  }

  func records(of units: [Int64]) throws -> [String?] {
    let records = try connection.query(
      """
      SELECT DISTINCT ON (unit) unit, body FROM record_use JOIN record ON record.id = record_use.record
      WHERE unit = ANY ($1::bigint[]) ORDER BY unit, record.id DESC
      """, [.integers(units)])
    return texts(of: units, records)
  }

  /// For each unit the text that a row has for it.
  private func texts(of units: [Int64], _ rows: QueryResult) -> [String?] {
    var texts: [Int64: String] = [:]
    for row in rows.rows { texts[row.integer(0)] = row.text(1) }
    return units.map { texts[$0] }
  }
}
