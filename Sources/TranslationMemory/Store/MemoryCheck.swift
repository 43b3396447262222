internal import GRDB

/// One pass over a memory that compares what is kept twice.
///
/// Sets are compared by sums: each member adds a 64-bit hash of its own (`StableHash.mixed`), so that the order does not
/// matter and nothing has to be sorted or held. Two sets that differ by accident have the same sum once in 2⁶⁴ times. A list
/// of the index is compared with what the texts of the units there are say it has to be, bucket by bucket; identifiers of
/// units that have gone may stay in it, others may not.
struct MemoryCheck {
  private(set) var faults: [MemoryFault] = []

  private let db: Database
  /// The highest identifier ever given.
  private let highest: Int64
  /// The highest identifier of a unit that is there: of those given after it all have gone, however many that were.
  private let last: Int64
  /// By identifier up to `last`, when the unit was changed; `none` where there is no unit.
  private var changed: [Int64]
  private var unitCount = 0
  private var unitsByPair: [Int64: Int] = [:]

  private static let none = Int64.min

  init(_ db: Database) throws {
    self.db = db
    highest = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'unit'") ?? 0
    last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM unit") ?? 0
    let isPossible = last >= 0 && last <= highest && last < 1 << 33
    changed = [Int64](repeating: Self.none, count: isPossible ? Int(last) + 1 : 0)
    if !isPossible { add(.units, "there is one numbered \(last), and none was given that number") }
  }

  /// Compares everything.
  mutating func run(_ report: (Int) throws -> Void) throws {
    guard faults.isEmpty else { return }
    let expected = try checkUnits(report)
    try checkIndex(expected)
    try checkOccurrences()
    try checkRecency()
    try checkPairs()
    try checkRecords()
  }

  /// When a unit was changed; `none` where there is none.
  private func date(of unit: Int64) -> Int64 { 0...last ~= unit ? changed[Int(unit)] : Self.none }

  private mutating func add(_ part: MemoryFault.Part, _ reason: String) {
    faults.append(MemoryFault(part: part, reason: reason))
  }

  /// Tells of things of which there must be none.
  private mutating func expectNo(_ part: MemoryFault.Part, _ things: String, _ count: Int) {
    if count != 0 { add(part, "\(things): \(abs(count))") }
  }

  private static func digest(_ a: Int64, _ b: Int64, _ c: Int64 = 0) -> UInt64 {
    let first = StableHash.mixed(UInt64(bitPattern: a))
    return StableHash.mixed(StableHash.mixed(first ^ UInt64(bitPattern: b)) ^ UInt64(bitPattern: c))
  }

  /// Goes through the units, and returns the sums that the lists of the index have to have.
  private mutating func checkUnits(_ report: (Int) throws -> Void) throws -> [UInt64] {
    let pairs = try LanguagePair.all(in: db)
    let units = try BulkStatement(
      db, "SELECT id, languages, source, target, changed, pair_key FROM unit ORDER BY id")
    var digests = ListDigests()
    var (foreign, wrongKeys) = (0, 0)
    var keys: UInt64 = 0
    units.start([])
    defer { units.stop() }
    while try units.next() {
      let (id, languages, key) = (units.integer(0), units.integer(1), units.integer(5))
      guard id > 0, let pair = pairs[languages] else {
        foreign += 1
        continue
      }
      changed[Int(id)] = units.integer(4)
      unitCount += 1
      unitsByPair[languages, default: 0] += 1
      keys &+= Self.digest(key, id)
      let (source, target) = (units.text(2), units.text(3))
      if PairKey.key(source: source.utf8, target: target.utf8, languages: languages) != key { wrongKeys += 1 }
      digests.add(
        id,
        TranslationUnit(
          source: source, target: target, sourceLanguage: pair.source, targetLanguage: pair.target))
      if unitCount % ListDigests.batch == 0 { try report(unitCount) }
    }
    expectNo(.units, "units of no pair of languages", foreign)
    expectNo(.units, "units whose key is not that of their texts", wrongKeys)
    let index = try BulkStatement(
      db, "SELECT pair_key, id FROM unit INDEXED BY unit_by_pair_key ORDER BY pair_key")
    index.start([])
    while try index.next() { keys &-= Self.digest(index.integer(0), index.integer(1)) }
    if keys != 0 { add(.units, "the index of the keys is not that of the units") }
    return digests.sums()
  }

  /// Compares the lists with the sums they have to have.
  private mutating func checkIndex(_ expected: [UInt64]) throws {
    var sums = [UInt64](repeating: 0, count: expected.count)
    var (unknown, unordered, misplaced) = (0, 0, 0)
    var last: (bucket: Int, id: Int64) = (-1, 0)
    let blocks = try BulkStatement(db, "SELECT place, entries FROM posting ORDER BY place")
    blocks.start([])
    while try blocks.next() {
      let place = blocks.integer(0)
      let (bucket, previous) = (PostingList.bucket(of: place), PostingList.previous(of: place))
      guard sums.indices.contains(bucket) else {
        misplaced += 1
        continue
      }
      if last.bucket != bucket { last = (bucket, 0) }
      blocks.withBytes(1) { bytes in
        PostingList.forEach(in: bytes, after: previous) { id in
          if id <= last.id { unordered += 1 }
          last.id = id
          if id <= 0 || id > highest {
            unknown += 1
          } else if date(of: id) != Self.none {
            sums[bucket] &+= ListDigests.digest(of: id)
          }
        }
      }
    }
    expectNo(.index, "blocks of no list", misplaced)
    expectNo(.index, "entries out of order", unordered)
    expectNo(.index, "entries that name what never was", unknown)
    let wrong = zip(sums, expected).count { $0 != $1 }
    expectNo(.index, "lists that are not what the units say", wrong)
  }

  private mutating func checkOccurrences() throws {
    var units: [Int64: Int] = [:]
    var newest: [Int64: Int64] = [:]
    var (orphans, placed) = (0, 0)
    var places: UInt64 = 0
    var last: (unit: Int64, origin: Int64) = (0, -1)
    let rows = try BulkStatement(
      db, "SELECT unit, origin, position FROM occurrence ORDER BY unit, origin, position")
    rows.start([])
    while try rows.next() {
      let (unit, origin) = (rows.integer(0), rows.integer(1))
      places &+= Self.digest(unit, origin, rows.integer(2))
      guard date(of: unit) != Self.none else {
        orphans += 1
        continue
      }
      if unit != last.unit { placed += 1 }
      if last != (unit, origin) {
        units[origin, default: 0] += 1
        newest[origin] = max(newest[origin] ?? Self.none, date(of: unit))
      }
      last = (unit, origin)
    }
    expectNo(.origins, "places of units that are not there", orphans)
    expectNo(.origins, "units that come from nowhere", unitCount - placed)
    let index = try BulkStatement(
      db,
      "SELECT unit, origin, position FROM occurrence INDEXED BY occurrence_by_origin ORDER BY origin, position"
    )
    index.start([])
    while try index.next() {
      places &-= Self.digest(index.integer(0), index.integer(1), index.integer(2))
    }
    if places != 0 { add(.origins, "the index of the places is not that of the units") }
    units[MemoryWriter.noOrigin] = nil
    var wrong = 0
    let origins = try Row.fetchCursor(db, sql: "SELECT id, units, changed FROM origin")
    while let origin = try origins.next() {
      let id = try origin.decode(Int64.self, atIndex: 0)
      let count = units.removeValue(forKey: id) ?? 0
      let says = (
        try origin.decode(Int?.self, atIndex: 1), try origin.decode(Int64?.self, atIndex: 2)
      )
      if count == 0 || says != (count, newest[id]) { wrong += 1 }
    }
    expectNo(.counts, "origins that have other units than they say", wrong)
    expectNo(.origins, "origins that units name and that are not there", units.count)
  }

  private mutating func checkRecency() throws {
    var (found, overlapping) = (0, 0)
    var last = Recency.Run(changed: Self.none, first: 0, last: 0)
    let runs = try BulkStatement(db, "SELECT changed, first, last FROM recency ORDER BY changed, first")
    runs.start([])
    while try runs.next() {
      let run = Recency.Run(changed: runs.integer(0), first: runs.integer(1), last: runs.integer(2))
      guard 0 < run.first, run.first <= run.last, run.last <= highest,
        run.changed != last.changed || last.last < run.first
      else {
        overlapping += 1
        continue
      }
      last = run
      for id in run.first...max(run.first, min(run.last, self.last)) where date(of: id) == run.changed {
        found += 1
      }
    }
    expectNo(.recency, "runs of no units, or of those of another run", overlapping)
    expectNo(.recency, "units without their place", unitCount - found)
  }

  private mutating func checkPairs() throws {
    var wrong = 0
    let pairs = try Row.fetchCursor(db, sql: "SELECT id, units FROM language_pair")
    while let pair = try pairs.next() {
      if unitsByPair[pair[0], default: 0] != pair[1] as Int? { wrong += 1 }
    }
    expectNo(.counts, "pairs of languages that have other units than they say", wrong)
  }

  private mutating func checkRecords() throws {
    func expectNo(_ things: String, _ condition: String) throws {
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM " + condition) ?? 0
      self.expectNo(.records, things, count)
    }
    try expectNo("records that nothing uses", "record WHERE id NOT IN (SELECT record FROM record_use)")
    try expectNo(
      "records that are used and not there", "record_use WHERE record NOT IN (SELECT id FROM record)")
    try expectNo(
      "records of units that are not from there",
      """
      record_use WHERE unit <> 0 AND NOT EXISTS (
        SELECT 1 FROM occurrence WHERE (unit, origin) = (record_use.unit, record_use.origin))
      """)
    try expectNo(
      "heads of origins that are not there",
      "record_use WHERE unit = 0 AND origin <> 0 AND origin NOT IN (SELECT id FROM origin)")
    let wrong = try Row.fetchCursor(db, sql: "SELECT key, body FROM record")
    var wrongKeys = 0
    while let row = try wrong.next() {
      let body = try row.decode(String.self, atIndex: 1)
      if try row.decode(Int64.self, atIndex: 0) != Int64(bitPattern: StableHash.key(of: body)) {
        wrongKeys += 1
      }
    }
    self.expectNo(.records, "records whose key is not that of their text", wrongKeys)
  }
}
