internal import Glibc

/// The servers on which the units and lists of a shared memory lie, for somebody who reads them.
///
/// Mostly that is one. Where `unit` and `posting` are partitioned and partitions are foreign tables, their servers are asked
/// themselves, all at once: through `postgres_fdw` each statement would take five round trips to each of them, most of
/// them one after another, and all rows would pass through the first server. What cannot be reached is read that way.
final class Shards {
  /// A server, and what its part of the tables is called there.
  struct Shard {
    let connection: Connection
    let unit: String
    let posting: String
    /// The lists that lie here; nil where that is not known.
    var lists: HashPartition?

    /// Those of some lists that may lie here.
    func own(_ buckets: [Int64]) -> [Int64] { lists.map { buckets.filter($0.holds) } ?? buckets }
  }

  private let shards: [Shard]

  /// The servers of the memory that a connection leads to.
  init(_ connection: Connection, at address: MemoryAddress, isSpread: Bool) {
    let whole = [Shard(connection: connection, unit: "unit", posting: "posting")]
    shards = isSpread ? (try? Self.parts(connection, address)) ?? whole : whole
  }

  /// How many there are.
  var count: Int { shards.count }

  /// The connections to them.
  var connections: [Connection] { shards.map(\.connection) }

  /// What ends, from any thread, the statements that run.
  var interruption: @Sendable () -> Void {
    let interruptions = connections.map(\.interruption)
    return { for interrupt in interruptions { interrupt() } }
  }

  /// Makes anew the connections that were lost.
  func reconnect() throws {
    for connection in connections where connection.isLost { try connection.reconnect() }
  }

  /// Asks all servers the same at the same time; what each answers.
  func query(_ parameters: [Parameter], _ statement: (Shard) -> String) throws -> [QueryResult] {
    try query { (statement($0), parameters) }
  }

  /// Asks all servers at the same time; what each answers.
  func query(_ question: (Shard) -> (statement: String, parameters: [Parameter])) throws -> [QueryResult] {
    // What was sent is received, whatever fails: nothing is left for the next question.
    let sent = shards.map { shard in
      Result {
        let question = question(shard)
        try shard.connection.send(question.statement, question.parameters)
      }
    }
    let results = zip(shards, sent).map { shard, sent in
      Result {
        try sent.get()
        return try shard.connection.receive()
      }
    }
    return try results.map { try $0.get() }
  }

  /// A part of the memory, as the first server knows it.
  private struct Part {
    var unit: String?
    var posting: String?
    var lists: HashPartition?
  }

  /// The server of each part; nil where they are not laid out so that each can be asked.
  private static func parts(_ connection: Connection, _ address: MemoryAddress) throws -> [Shard]? {
    // It would be taken for every server's, whatever its name.
    guard !address.text.contains("hostaddr"), getenv("PGHOSTADDR") == nil else { return nil }
    let tables = try connection.query(
      """
      SELECT inhparent = 'unit'::regclass, srvname::text, format('%I.%I',
        coalesce((SELECT option_value FROM pg_options_to_table(ftoptions) WHERE option_name = 'schema_name'), nspname),
        coalesce((SELECT option_value FROM pg_options_to_table(ftoptions) WHERE option_name = 'table_name'), relname)),
        bound[1]::bigint, bound[2]::bigint
      FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
      LEFT JOIN pg_foreign_table ON ftrelid = inhrelid LEFT JOIN pg_foreign_server ON pg_foreign_server.oid = ftserver
      LEFT JOIN LATERAL (
        -- Where the table is partitioned by the hash of the bucket alone.
        SELECT regexp_match(pg_get_expr(relpartbound, inhrelid), 'modulus ([0-9]+), remainder ([0-9]+)') AS bound
        FROM pg_partitioned_table JOIN pg_attribute ON attrelid = partrelid AND attnum = partattrs[0]
        WHERE partrelid = inhparent AND partstrat = 'h' AND partnatts = 1 AND attname = 'bucket') AS hashed ON true
      WHERE inhparent IN ('unit'::regclass, 'posting'::regclass)
      """)
    var parts: [String?: Part] = [:]
    for row in tables.rows {
      let table = row.isTrue(0) ? \Part.unit : \Part.posting
      // A server with two parts of a table cannot be asked for both at once.
      guard parts[row.optionalText(1)]?[keyPath: table] == nil else { return nil }
      parts[row.optionalText(1), default: Part()][keyPath: table] = row.text(2)
      if let modulus = row.optionalInteger(3), let remainder = row.optionalInteger(4) {
        parts[row.optionalText(1)]?.lists = HashPartition(modulus: modulus, remainder: remainder)
      }
    }
    var shards: [Shard] = []
    for (server, part) in parts.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
      guard let unit = part.unit, let posting = part.posting else { return nil }
      let own =
        try server.map { try Connection(to: address, options(of: $0, connection), forLookups: true) }
        ?? connection
      let mayRead = try own.query(
        "SELECT has_table_privilege($1::text, 'SELECT') AND has_table_privilege($2::text, 'SELECT')",
        [.text(unit), .text(posting)])
      guard mayRead[0].isTrue(0) else { return nil }
      shards.append(Shard(connection: own, unit: unit, posting: posting, lists: part.lists))
    }
    return shards
  }

  /// Where a foreign server is; who asks, and with which password, is as in the address of the memory.
  private static func options(of server: String, _ connection: Connection) throws -> [(String, String)] {
    let options = try connection.query(
      """
      SELECT option_name, option_value FROM pg_foreign_server, pg_options_to_table(srvoptions)
      WHERE srvname = $1::text AND option_name IN ('host', 'port', 'dbname', 'target_session_attrs', 'sslmode', 'sslrootcert')
      """, [.text(server)])
    // One that does not answer at once is left to the first server.
    return [("port", "5432"), ("target_session_attrs", "any"), ("connect_timeout", "2")]
      + options.rows.map { ($0.text(0), $0.text(1)) }
  }
}
