internal import GRDB
internal import Text

extension MemoryWriter {
  /// What merging a memory brought.
  public struct Merging: Hashable, Sendable {
    /// Units that are new.
    public var added: Int
    /// Units that were there already.
    public var merged: Int

    /// So many of each.
    public init(added: Int = 0, merged: Int = 0) {
      self.added = added
      self.merged = merged
    }
  }

  /// Adds all that another memory holds: units, where they came from, what they were read from.
  ///
  /// The result is as if its units had been added one by one in their order, but nothing is indexed again: a unit that is
  /// new has the same terms here as there, so its postings are copied under its new identifier. New identifiers ascend as the
  /// old ones do, and all stand after those that are here already, so each list is added to at its end.
  ///
  /// `advance` is told how many units have been gone through, and may throw to stop. Linear in the size of `other`.
  public func merge(
    _ other: Memory, advance: (_ units: Int) throws -> Void = { _ in }
  ) throws -> Merging {
    // Lists ascend: what was added before stands in them first.
    try indexing.flush(into: db)
    return try other.read { source in
      try expect(Int.fetchOne(source, sql: "SELECT count(*) FROM unit") ?? 0)
      var merging = MemoryMerging(source, into: self)
      return try merging.run(advance)
    }
  }
}

/// One memory on its way into another, read in the order of its identifiers.
private struct MemoryMerging {
  private let source: Database
  private let writer: MemoryWriter
  private var result = MemoryWriter.Merging()
  private var identifiers = IdentifierMap()

  init(_ source: Database, into writer: MemoryWriter) {
    self.source = source
    self.writer = writer
  }

  mutating func run(_ advance: (Int) throws -> Void) throws -> MemoryWriter.Merging {
    let languages = try LanguagePair.all(in: source)
    let origins = try origins()
    let units = try BulkStatement(
      source,
      """
      SELECT id, languages, source, target, created, changed, usage, confidence, author, note FROM unit ORDER BY id
      """)
    var places = try UnitRows(
      source, "SELECT unit, origin, position, before, after FROM occurrence ORDER BY unit, origin, position")
    var records = try UnitRows(
      source,
      """
      SELECT unit, origin, body FROM record_use JOIN record ON record.id = record ORDER BY unit, origin, record
      """)
    try records.forEach(of: RecordStore.header) { row in
      try writer.records.keep(
        row.text(2), unit: RecordStore.header, origin: origins[row.integer(1)] ?? MemoryWriter.noOrigin)
    }
    units.start([])
    while try units.next() {
      guard let pair = languages[units.integer(1)] else { continue }
      let (id, changed, isNew) = try keep(units, pair)
      var given: Int64?
      try places.forEach(of: units.integer(0)) { row in
        let origin = origins[row.integer(1)] ?? MemoryWriter.noOrigin
        if try given != origin && (isNew || !writer.isGiven(id, by: origin)) {
          writer.counts.gave(origin, changed: changed)
        }
        given = origin
        try writer.addOccurrence(
          of: id, origin, position: row.integer(2), before: row.optionalText(3), after: row.optionalText(4),
          isNew: isNew)
      }
      try records.forEach(of: units.integer(0)) { row in
        try writer.records.keep(
          row.text(2), unit: id, origin: origins[row.integer(1)] ?? MemoryWriter.noOrigin)
      }
      try advance(result.added + result.merged)
    }
    try copyLists()
    return result
  }

  /// Keeps the unit of a row; its identifier, when it was changed last, and whether it is new.
  private mutating func keep(
    _ row: BulkStatement, _ pair: LanguagePair
  ) throws -> (id: Int64, changed: Int64, isNew: Bool) {
    let changed = Timestamp(seconds: row.integer(5))
    let unit = TranslationUnit(
      source: row.text(2), target: row.text(3), sourceLanguage: pair.source, targetLanguage: pair.target,
      author: row.optionalText(8), note: row.optionalText(9), created: Timestamp(seconds: row.integer(4)),
      changed: changed, usage: Int(row.integer(6)), confidence: row.optionalReal(7))
    let (addition, latest) = try writer.keep(
      unit, languages: writer.identifier(ofPair: [pair.source, pair.target]), changed: changed)
    switch addition {
    case .added(let id):
      identifiers.add(row.integer(0), id)
      result.added += 1
      return (id, latest, true)
    case .merged(let id):
      result.merged += 1
      return (id, latest, false)
    }
  }

  /// The identifiers here of the origins there, which are entered where they are new.
  private func origins() throws -> [Int64: Int64] {
    var origins: [Int64: Int64] = [:]
    for row in try Row.fetchAll(source, sql: "SELECT id, name, location FROM origin ORDER BY id") {
      let id = try writer.identifier(ofOrigin: row.decode(String.self, atIndex: 1))
      origins[try row.decode(atIndex: 0)] = id
      if let location: String = try row.decode(atIndex: 2) {
        try writer.db.execute(
          sql: "UPDATE origin SET location = ifnull(location, ?) WHERE id = ?", arguments: [location, id])
      }
    }
    return origins
  }

  /// Copies the postings of the units that are new.
  private func copyLists() throws {
    guard let last = identifiers.last else { return }
    var appender = try PostingAppender(writer.db)
    let blocks = try BulkStatement(source, "SELECT place, entries FROM posting ORDER BY place")
    blocks.start([])
    while try blocks.next() {
      let place = blocks.integer(0)
      let postings = blocks.withBytes(1) {
        PostingList.postings(in: $0, after: PostingList.previous(of: place))
      }
      let bucket = PostingList.bucket(of: place)
      let copied = identifiers.mapped(postings)
      if !copied.isEmpty, (0..<IndexKey.bucketCount).contains(bucket) {
        try appender.append(copied, to: bucket)
      }
    }
    try ListSizes.updateIfOutgrown(by: last, in: writer.db)
  }
}
