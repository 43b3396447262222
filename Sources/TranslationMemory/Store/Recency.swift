internal import GRDB

/// The order of change: by date, then by identifier, newest first.
///
/// The table `recency` holds runs of consecutive identifiers whose units were changed at one moment: an import without
/// dates is one run, whatever its size. A run is written when its units are added; it may keep identifiers of units that have gone or
/// were changed later (those stand in a later run as well), so a unit found in a run is where it belongs only if its own
/// date is that of the run. No unit belongs into two.
struct Recency {
  /// Units with consecutive identifiers that were changed at one moment.
  struct Run: Hashable {
    var changed: Int64
    var first: Int64
    var last: Int64
  }

  private let db: Database
  private let runs: BulkStatement
  private let unit: BulkStatement

  init(_ db: Database) throws {
    self.db = db
    runs = try BulkStatement(
      db, "SELECT changed, first, last FROM recency ORDER BY changed DESC, first DESC")
    unit = try BulkStatement(db, LookupStatements.columns + " WHERE id = ?")
  }

  /// Shows units, newest first, until `body` answers false: identifier, languages, source, target, date of change.
  ///
  /// With `candidates`, ascending, only those that are there; else all.
  ///
  /// Going through the runs serves many candidates, where the first to be found are near; asking each
  /// candidate for its date, and sorting, serves few. Which is less work is not known before: the runs are tried until that has
  /// cost as much as sorting would, so at most twice the work of the better way is done.
  func forEachUnit(among candidates: [Int64]?, _ body: (BulkStatement) throws -> Bool) throws {
    if candidates?.isEmpty == true { return }
    var runsLeft = candidates.map { $0.count * Self.runsPerCandidate } ?? Int.max
    runs.start([])
    defer { runs.stop() }
    while try runs.next() {
      let run = Run(changed: runs.integer(0), first: runs.integer(1), last: runs.integer(2))
      if let candidates {
        guard runsLeft > 0 else { return try showSorted(candidates, upTo: run, body) }
        runsLeft -= 1
        var index = Self.firstIndex(after: run.last, in: candidates)
        while index > 0, candidates[index - 1] >= run.first {
          index -= 1
          guard try show(candidates[index], in: run, body) else { return }
        }
      } else {
        guard try showAll(of: run, body) else { return }
      }
    }
  }

  /// So many runs are read in the time that a unit's date is.
  private static let runsPerCandidate = 4

  /// The number of candidates up to an identifier.
  private static func firstIndex(after id: Int64, in candidates: [Int64]) -> Int {
    var (low, high) = (0, candidates.count)
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle] <= id { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func show(_ id: Int64, in run: Run, _ body: (BulkStatement) throws -> Bool) throws -> Bool {
    unit.start([.integer(id)])
    defer { unit.stop() }
    guard try unit.next(), unit.integer(4) == run.changed else { return true }
    return try body(unit)
  }

  private func showAll(of run: Run, _ body: (BulkStatement) throws -> Bool) throws -> Bool {
    let units = try BulkStatement(
      db, LookupStatements.columns + " WHERE id BETWEEN ? AND ? AND changed = ? ORDER BY id DESC")
    units.start([.integer(run.first), .integer(run.last), .integer(run.changed)])
    defer { units.stop() }
    while try units.next() { guard try body(units) else { return false } }
    return true
  }

  /// Shows the candidates from a run on, older ones after it.
  private func showSorted(
    _ candidates: [Int64], upTo newest: Run, _ body: (BulkStatement) throws -> Bool
  ) throws {
    let date = try BulkStatement(db, "SELECT changed FROM unit WHERE id = ?")
    var dated: [(changed: Int64, id: Int64)] = []
    for id in candidates {
      date.start([.integer(id)])
      guard try date.next() else { continue }
      let changed = date.integer(0)
      if (changed, id) <= (newest.changed, newest.last) { dated.append((changed, id)) }
    }
    date.stop()
    dated.sort { $0 > $1 }
    for (changed, id) in dated {
      guard try show(id, in: Run(changed: changed, first: id, last: id), body) else { return }
    }
  }
}

extension Recency {
  /// The date of the unit changed last; nil where there is none.
  static func newestChange(in db: Database) throws -> Int64? {
    var newest: Int64?
    try Recency(db).forEachUnit(among: nil) { unit in
      newest = unit.integer(4)
      return false
    }
    return newest
  }

  /// Writes runs: in the order of the table, so that rows of one page are written together.
  static func insert(_ runs: [Run], into db: Database) throws {
    let insert = try BulkStatement(db, "INSERT INTO recency(changed, first, last) VALUES (?, ?, ?)")
    for run in runs.sorted(by: { ($0.changed, $0.first) < ($1.changed, $1.first) }) {
      try insert.run(.integer(run.changed), .integer(run.first), .integer(run.last))
    }
  }

  /// Takes out the run of a unit that was changed at `changed`, if it is the only one in it.
  static func forget(_ id: Int64, changed: Int64, in db: Database) throws {
    try BulkStatement(db, "DELETE FROM recency WHERE changed = ? AND first = ? AND last = first")
      .run(.integer(changed), .integer(id))
  }

  /// Writes the runs of all units anew.
  ///
  /// Linear in the number of units.
  static func rebuild(in db: Database) throws {
    try db.execute(sql: "DELETE FROM recency")
    let units = try BulkStatement(db, "SELECT id, changed FROM unit ORDER BY id")
    var runs: [Run] = []
    units.start([])
    while try units.next() {
      let (id, changed) = (units.integer(0), units.integer(1))
      // Identifiers between two units that have gone do no harm in a run.
      if runs.last?.changed == changed {
        runs[runs.count - 1].last = id
      } else {
        runs.append(Run(changed: changed, first: id, last: id))
      }
    }
    try insert(runs, into: db)
  }
}
