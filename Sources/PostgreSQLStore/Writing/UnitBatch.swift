internal import TranslationMemory

/// Units on their way to the server, the same pairs among them taken together.
struct UnitBatch {
  /// A pair of texts as written, in a pair of languages.
  private struct Pair: Hashable {
    let key: Int64
    let languages: Int64
    let source: WrittenText
    let target: WrittenText

    func hash(into hasher: inout Hasher) { hasher.combine(key) }
  }

  private let units: [TranslationUnit]
  private let origins: [Int64]
  private var pairs: [Pair] = []
  private var knowledge: [PairKnowledge] = []
  /// For each unit the place of its pair, and whether it is the first of it.
  private var places: [(pair: Int, isFirst: Bool)] = []
  private var placesByPair: [Pair: Int] = [:]
  private var identifiers: [Int64?] = []
  private var isNew: [Bool] = []

  /// Units with the identifiers of their languages and origins.
  init(
    _ units: [TranslationUnit], languages: [Int64], origins: [Int64], changedAtLeast moment: Timestamp?,
    now: Timestamp
  ) {
    self.units = units
    self.origins = origins
    for (unit, languages) in zip(units, languages) {
      let pair = Pair(
        key: PairKey.key(source: unit.source.utf8, target: unit.target.utf8, languages: languages),
        languages: languages, source: WrittenText(unit.source), target: WrittenText(unit.target))
      if let place = placesByPair[pair] {
        knowledge[place].add(unit)
        places.append((place, false))
      } else {
        placesByPair[pair] = pairs.count
        places.append((pairs.count, true))
        pairs.append(pair)
        knowledge.append(PairKnowledge(unit, changed: unit.changed ?? moment ?? unit.created ?? now))
      }
    }
    identifiers = [Int64?](repeating: nil, count: pairs.count)
    isNew = [Bool](repeating: false, count: pairs.count)
  }

  /// Adds the units or merges them with those that are there; what became of each.
  mutating func send(_ connection: Connection) throws -> [MemoryWriter.Addition] {
    var unknown = Array(pairs.indices)
    while true {
      try find(unknown, connection)
      unknown.removeAll { identifiers[$0] != nil }
      if unknown.isEmpty { break }
      // Another may have added one meanwhile: then that one is found the next time round.
      try insert(unknown, connection)
      unknown.removeAll { identifiers[$0] != nil }
      if unknown.isEmpty { break }
    }
    try sendPlaces(connection)
    try sendRecords(connection)
    return places.map { place in
      let id = identifiers[place.pair] ?? 0
      return isNew[place.pair] && place.isFirst ? .added(id) : .merged(id)
    }
  }

  /// Finds the pairs that are there, locks them, and adds what is new about them.
  private mutating func find(_ wanted: [Int], _ connection: Connection) throws {
    let rows = try connection.query(
      """
      SELECT id, pair_key, languages, source, target, created, changed, usage, confidence, author, note FROM unit
      WHERE pair_key = ANY ($1::bigint[]) ORDER BY pair_key, id FOR KEY SHARE
      """, [.integers(wanted.map { pairs[$0].key })])
    var updates: [(id: Int64, knowledge: PairKnowledge)] = []
    for row in rows.rows {
      let pair = Pair(
        key: row.integer(1), languages: row.integer(2), source: WrittenText(row.text(3)),
        target: WrittenText(row.text(4)))
      guard let place = placesByPair[pair] else { continue }
      identifiers[place] = row.integer(0)
      if knowledge[place].addsTo(row) { updates.append((row.integer(0), knowledge[place])) }
    }
    try PairKnowledge.update(updates.sorted { $0.id < $1.id }, connection)
  }

  private mutating func insert(_ new: [Int], _ connection: Connection) throws {
    let numbers = try connection.query(
      "SELECT nextval('padanan.unit_id') FROM generate_series(1, $1::bigint)", [.integer(Int64(new.count))])
    // In the order of the unique index, as everybody does, so that two who add the same pairs wait for each other in turn.
    let rows = zip(new, numbers.rows.map { $0.integer(0) }).sorted { pairs[$0.0].key < pairs[$1.0].key }
    let known = rows.map { knowledge[$0.0] }
    let inserted = try connection.query(
      """
      INSERT INTO unit (id, pair_key, digest, languages, created, changed, usage, confidence, source, target, author, note)
      SELECT id, pair_key, digest(length(source) || ':' || source || target), languages, created, changed, usage, confidence,
        source, target, author, note
      FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::float8[],
        $8::text[], $9::text[], $10::text[], $11::text[])
        AS new(id, pair_key, languages, created, changed, usage, confidence, source, target, author, note)
      ON CONFLICT DO NOTHING
      """,
      [
        .integers(rows.map(\.1)), .integers(rows.map { pairs[$0.0].key }),
        .integers(rows.map { pairs[$0.0].languages }), .integers(known.map(\.firstCreated)),
        .integers(known.map(\.firstChanged)), .integers(known.map { Int64($0.usage) }),
        .reals(known.map(\.confidence)), .texts(rows.map { pairs[$0.0].source.text }),
        .texts(rows.map { pairs[$0.0].target.text }), .texts(known.map(\.author)), .texts(known.map(\.note)),
      ])
    // Mostly all are. The rows are not asked for with the statement, since servers behind this one would then get them singly.
    let there =
      inserted.changed == rows.count
      ? nil
      : Set(
        try connection.query("SELECT id FROM unit WHERE id = ANY ($1::bigint[])", [.integers(rows.map(\.1))])
          .rows
          .map { $0.integer(0) })
    for (place, id) in rows where there?.contains(id) ?? true {
      identifiers[place] = id
      isNew[place] = true
    }
  }

  /// Remembers where the units came from; of one place what came last.
  private func sendPlaces(_ connection: Connection) throws {
    struct Place: Hashable {
      var unit: Int64
      var origin: Int64
      var position: Int64
    }
    var rows: [Place: Int] = [:]
    for index in units.indices {
      let place = Place(
        unit: identifiers[places[index].pair] ?? 0, origin: origins[index],
        position: Int64(units[index].position ?? MemoryWriter.noPosition))
      rows[place] = index
    }
    let sorted = rows.sorted {
      ($0.key.unit, $0.key.origin, $0.key.position) < ($1.key.unit, $1.key.origin, $1.key.position)
    }
    try connection.query(
      """
      INSERT INTO occurrence (unit, origin, position, before, after)
      SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[])
      ON CONFLICT (unit, origin, position) DO UPDATE SET before = excluded.before, after = excluded.after
      WHERE occurrence.before IS DISTINCT FROM excluded.before OR occurrence.after IS DISTINCT FROM excluded.after
      """,
      [
        .integers(sorted.map(\.key.unit)), .integers(sorted.map(\.key.origin)),
        .integers(sorted.map(\.key.position)), .texts(sorted.map { units[$0.value].before }),
        .texts(sorted.map { units[$0.value].after }),
      ])
  }

  /// Keeps what the units were read from, and what their files say at the head, each text once.
  private func sendRecords(_ connection: Connection) throws {
    var bodies: [String] = []
    var uses: (units: [Int64], origins: [Int64], bodies: [Int64]) = ([], [], [])
    var lastBody: [UInt8]?
    func use(_ body: String, _ unit: Int64, _ origin: Int64) {
      // Units of one record come together.
      if lastBody == nil || lastBody?.elementsEqual(body.utf8) == false {
        bodies.append(body)
        lastBody = Array(body.utf8)
      }
      uses.units.append(unit)
      uses.origins.append(origin)
      uses.bodies.append(Int64(bodies.count))
    }
    for index in units.indices {
      if let header = units[index].recordHeader { use(header, RecordStore.header, origins[index]) }
      if let record = units[index].record {
        use(record, identifiers[places[index].pair] ?? 0, origins[index])
      }
    }
    guard !bodies.isEmpty else { return }
    let different = Set(bodies.map { Array($0.utf8) }).count
    var found = 0
    // One that is there may be removed as nobody's until it is locked: then it is entered the next time round.
    while found < different {
      try connection.query(
        """
        INSERT INTO record (digest, body)
        SELECT digest(body), body FROM unnest($1::text[]) WITH ORDINALITY AS b(body, place) ORDER BY place
        ON CONFLICT DO NOTHING
        """, [.texts(bodies)])
      found = try connection.query(
        """
        SELECT id FROM record WHERE digest IN (SELECT digest(body) FROM unnest($1::text[]) AS b(body))
        ORDER BY id FOR KEY SHARE
        """, [.texts(bodies)]
      ).count
    }
    try connection.query(
      """
      INSERT INTO record_use (unit, origin, record)
      SELECT use.unit, use.origin, record.id
      FROM unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS use(unit, origin, body)
      JOIN unnest($1::text[]) WITH ORDINALITY AS b(body, place) ON place = use.body
      JOIN record ON digest = digest(b.body)
      ORDER BY use.unit, use.origin, record.id ON CONFLICT DO NOTHING
      """,
      [.texts(bodies), .integers(uses.units), .integers(uses.origins), .integers(uses.bodies)])
  }
}
