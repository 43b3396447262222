internal import GRDB
internal import GRDBSQLite
internal import Text

extension Memory {
  /// The most units read to learn about a name.
  private static let mostUnits = 100

  /// What the memory's units show about a word: whether both languages write it alike.
  ///
  /// Reads the units listed under its stem, or an even sample of them; but only once while the file stays as it is.
  func use(ofName word: String, _ query: Query, _ db: Database) throws -> NameEvidence.Use {
    let state = Self.state(of: db)
    let name = KnownNames.Name(word: word, from: query.from, to: query.to)
    if let use = knownNames.use(of: name, in: state) { return use }
    let use = try foundUse(ofName: word, query, db)
    knownNames.insert(use, of: name, in: state)
    return use
  }

  private func foundUse(ofName word: String, _ query: Query, _ db: Database) throws -> NameEvidence.Use {
    var evidence = NameEvidence(of: word)
    let statements = try statements(db)
    let unit = statements.unit
    for stem in indexer.extractor(of: query.from).locatedStems(of: word) where !stem.isNumber {
      var units: [Int64] = []
      try statements.postings.forEachUnit(in: indexer.key(of: query.from).single(stem.stem)) {
        units.append($0)
      }
      for place in stride(
        from: 0, to: units.count, by: max(1, (units.count + Self.mostUnits - 1) / Self.mostUnits))
      {
        unit.start(units[place])
        defer { unit.stop() }
        guard try unit.next(), let isReversed = try directions(ofPair: unit.integer(1), query, db).first
        else { continue }
        evidence.add(source: unit.text(isReversed ? 3 : 2), target: unit.text(isReversed ? 2 : 3))
      }
    }
    return evidence.use
  }

  /// A number that changes whenever what this connection reads from the file does, whoever changed it
  /// (https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntldataversion).
  private static func state(of db: Database) -> UInt32 {
    var state: UInt32 = 0
    sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_DATA_VERSION, &state)
    return state
  }
}

/// What the memory's units showed about names, as long as they stay the same.
struct KnownNames {
  /// A name in a text of one language, for a text in another.
  struct Name: Hashable {
    var word: String
    var from: LanguageTag
    var to: LanguageTag
  }

  private var uses: [Name: NameEvidence.Use] = [:]
  private var state: UInt32?

  /// So many are remembered.
  private static let capacity = 1 << 14

  /// What was found in a state of the file; nil where nothing was.
  func use(of name: Name, in state: UInt32) -> NameEvidence.Use? { self.state == state ? uses[name] : nil }

  /// Remembers what was found.
  mutating func insert(_ use: NameEvidence.Use, of name: Name, in state: UInt32) {
    if self.state != state || uses.count >= Self.capacity { uses.removeAll() }
    self.state = state
    uses[name] = use
  }
}
