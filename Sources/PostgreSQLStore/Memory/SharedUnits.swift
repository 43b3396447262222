internal import Text
internal import TranslationMemory

/// The units of a shared memory, for one search.
///
/// Each question is one statement, asked of all servers at once, so a search is some few round trips. They may see different states, if others write meanwhile:
/// a unit that is there all the time is found, one that comes or goes may be.
struct SharedUnits: SearchableUnits {
  private let connection: Connection
  private let shards: Shards
  let lists: SharedLists

  init(_ connection: Connection, _ shards: Shards) {
    self.connection = connection
    self.shards = shards
    lists = SharedLists(shards)
  }

  private static let columns = "SELECT id, languages, source, target, changed FROM"

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
      let pages = try shards.query([.integer(last)]) {
        "\(Self.columns) \($0.unit) WHERE id > $1::bigint ORDER BY id LIMIT \(Self.many)"
      }
      let page = Self.inOrder(pages, mostRows: Self.many)
      for row in page.rows { try body(row) }
      guard !page.isLast, let end = page.rows.last else { return }
      last = end.integer(0)
    }
  }

  /// The rows of pages that each are in the order of identifiers, as far as no other can come between them, and whether there
  /// are no more.
  static func inOrder(_ pages: [QueryResult], mostRows: Int) -> (rows: [QueryRow], isLast: Bool) {
    let rows = pages.flatMap { Array($0.rows) }
    // Beyond the end of a page that is full there may be more before what another page has.
    let end = pages.filter { $0.count == mostRows }.map { $0[mostRows - 1].integer(0) }.min()
    if pages.count == 1 { return (rows, end == nil) }
    let known = end.map { end in rows.filter { $0.integer(0) <= end } } ?? rows
    return (known.sorted { $0.integer(0) < $1.integer(0) }, end == nil)
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
    let results = try shards.query([.integers(identifiers)]) {
      "\(Self.columns) \($0.unit) WHERE id = ANY ($1::bigint[])"
    }
    for row in results.lazy.flatMap(\.rows) { try body(row) }
  }

  /// Going through all units from the newest serves many candidates, asking for each its date few; which is less work is not known
  /// before, so the first way is tried until it has shown as many units as there are candidates.
  func forEachNewestUnit(among candidates: [Int64]?, _ body: (QueryRow) throws -> Bool) throws {
    var rest = candidates ?? []
    if candidates == nil || rest.count > Self.many {
      let wanted = candidates.map(Set.init)
      var end = (changed: Int64.max, id: Int64.max)
      var shown = 0
      while candidates == nil || shown <= rest.count {
        let page = try newest(before: end)
        for row in page.rows where wanted?.contains(row.integer(0)) ?? true {
          guard try body(row) else { return }
        }
        guard let next = page.end else { return }
        end = next
        shown += page.rows.count
      }
      rest = try newest("SELECT id, 0::bigint, 0::bigint, 0::bigint, changed FROM", of: rest, before: end)
        .map { $0.integer(0) }
    }
    for start in stride(from: 0, to: rest.count, by: Self.many) {
      let batch = Array(rest[start..<min(start + Self.many, rest.count)])
      for row in try newest(Self.columns, of: batch) { guard try body(row) else { return } }
    }
  }

  /// The next units of all before a date and identifier, newest first, and where the next begin; nil where there are none.
  private func newest(
    before end: (changed: Int64, id: Int64)
  ) throws -> (rows: [QueryRow], end: (changed: Int64, id: Int64)?) {
    let most = max(1, Self.many / shards.count)
    let pages = try shards.query([.integer(end.changed), .integer(end.id)]) {
      """
      \(Self.columns) \($0.unit) WHERE (changed, id) < ($1::bigint, $2::bigint)
      ORDER BY changed DESC, id DESC LIMIT \(most)
      """
    }
    // After the end of a page that is full there may be more before what another page has.
    let next = pages.filter { $0.count == most }.map { Self.recency($0[most - 1]) }.max { $0 < $1 }
    let rows = Self.newestFirst(pages)
    guard let next else { return (rows, nil) }
    return (Array(rows.prefix { Self.recency($0) >= next }), next)
  }

  /// Those of some units that there are before a date and identifier, newest first.
  private func newest(
    _ columns: String, of units: [Int64], before end: (changed: Int64, id: Int64) = (.max, .max)
  ) throws -> [QueryRow] {
    if units.isEmpty { return [] }
    return Self.newestFirst(
      try shards.query([.integers(units), .integer(end.changed), .integer(end.id)]) {
        """
        \(columns) \($0.unit) WHERE id = ANY ($1::bigint[]) AND (changed, id) < ($2::bigint, $3::bigint)
        ORDER BY changed DESC, id DESC
        """
      })
  }

  /// The rows of pages that each have the newest first.
  private static func newestFirst(_ pages: [QueryResult]) -> [QueryRow] {
    let rows = pages.flatMap { Array($0.rows) }
    return pages.count == 1 ? rows : rows.sorted { recency($0) > recency($1) }
  }

  private static func recency(_ row: QueryRow) -> (changed: Int64, id: Int64) {
    (row.integer(4), row.integer(0))
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

  func provenances(of units: [Int64]) throws -> [Provenance] {
    let rows = try connection.query(
      """
      SELECT unit,
        (SELECT name FROM occurrence JOIN origin ON origin.id = occurrence.origin
          WHERE occurrence.unit = found.unit ORDER BY occurrence.origin, position LIMIT 1),
        (SELECT body FROM record_use JOIN record ON record.id = record_use.record
          WHERE record_use.unit = found.unit ORDER BY record.id DESC LIMIT 1)
      FROM unnest($1::bigint[]) AS found(unit)
      """, [.integers(units)])
    return rows.rows.map { Provenance(origin: $0.optionalText(1), record: $0.optionalText(2)) }
  }
}
