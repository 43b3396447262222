internal import TranslationMemory

/// What units of one pair say of it, taken together in their order.
///
/// The same as adding the first and merging the others with it, one by one.
struct PairKnowledge {
  /// What is given; nil where no unit says it.
  private var created: Int64?
  private var changed: Int64?
  private(set) var usage: Int
  /// Nil where a person made one of them, who is surer than any alignment.
  private(set) var confidence: Double?
  private(set) var author: String?
  private(set) var note: String?
  /// When the pair counts as made, if it is new.
  private(set) var firstCreated: Int64
  /// When it counts as changed, if it is new.
  private(set) var firstChanged: Int64

  /// What a unit says, which counts as changed at that time if it is new.
  init(_ unit: TranslationUnit, changed moment: Timestamp) {
    created = unit.created?.seconds
    changed = unit.changed?.seconds
    (usage, confidence, author, note) = (unit.usage, unit.confidence, unit.author, unit.note)
    firstChanged = moment.seconds
    firstCreated = (unit.created ?? moment).seconds
  }

  /// Adds what another unit of the pair says.
  mutating func add(_ unit: TranslationUnit) {
    if let seconds = unit.created?.seconds {
      created = min(created ?? seconds, seconds)
      firstCreated = min(firstCreated, seconds)
    }
    if let seconds = unit.changed?.seconds {
      changed = max(changed ?? seconds, seconds)
      firstChanged = max(firstChanged, seconds)
    }
    usage = max(usage, unit.usage)
    if let own = confidence { confidence = unit.confidence.map { max(own, $0) } }
    author = author ?? unit.author
    note = note ?? unit.note
  }

  /// Whether it says more than a row of the pair: created, changed, usage, confidence, author, note from column 5 on.
  func addsTo(_ row: QueryRow) -> Bool {
    if let created, created < row.integer(5) { return true }
    if let changed, changed > row.integer(6) { return true }
    if usage > row.integer(7) { return true }
    if let known = row.optionalReal(8), confidence.map({ $0 > known }) ?? true { return true }
    return author != nil && row.optionalText(9) == nil || note != nil && row.optionalText(10) == nil
  }

  /// Adds what is new to rows; to their states at that moment, whoever has changed them since they were looked at.
  static func update(
    _ updates: [(id: Int64, knowledge: PairKnowledge)], _ connection: Connection
  ) throws {
    guard !updates.isEmpty else { return }
    let knowledge = updates.map(\.knowledge)
    try connection.query(
      """
      UPDATE unit SET created = least(unit.created, new.created), changed = greatest(unit.changed, new.changed),
        usage = greatest(unit.usage, new.usage),
        confidence = CASE WHEN unit.confidence IS NULL OR new.confidence IS NULL THEN NULL
          ELSE greatest(unit.confidence, new.confidence) END,
        author = coalesce(unit.author, new.author), note = coalesce(unit.note, new.note)
      FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::float8[], $6::text[], $7::text[])
        AS new(id, created, changed, usage, confidence, author, note)
      WHERE unit.id = new.id
      """,
      [
        .integers(updates.map(\.id)), .optionals(knowledge.map(\.created)),
        .optionals(knowledge.map(\.changed)), .integers(knowledge.map { Int64($0.usage) }),
        .reals(knowledge.map(\.confidence)), .texts(knowledge.map(\.author)), .texts(knowledge.map(\.note)),
      ])
  }
}
