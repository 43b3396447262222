import TestSupport
import Testing

@testable import PostgreSQLStore

/// Which part of a table a row lies in, held against the server's own answer.
@Suite(.enabled(if: PostgreSQLCluster.shared != nil, "\(PostgreSQLCluster.absence)"))
struct HashPartitionTests {
  @Test func partsAreThoseOfTheServer() throws {
    let connection = try SharedFixture(.partitioned).shared.connection
    var dice = SeededGenerator(seed: 1)
    let numbers: [Int64] =
      Array(0..<300) + [.min, .max, -1] + (0..<300).map { _ in Int64.random(in: .min ... .max, using: &dice) }
    for remainder in 0..<3 as Range<Int64> {
      let rows = try connection.query(
        """
        SELECT satisfies_hash_partition('posting'::regclass, 3, \(remainder), number)
        FROM unnest($1::bigint[]) WITH ORDINALITY AS n(number, place) ORDER BY place
        """, [.integers(numbers)])
      let part = try #require(HashPartition(modulus: 3, remainder: remainder))
      #expect(rows.rows.map { $0.isTrue(0) } == numbers.map(part.holds))
    }
    #expect(HashPartition(modulus: 0, remainder: 0) == nil)
  }

  @Test func listsOfOtherServersAreNotAskedFor() throws {
    let shards = try SharedFixture(.spread).shared.shards
    var buckets: [Int64] = []
    _ = try shards.query { shard in
      let own = shard.own(Array(0..<300))
      #expect((50..<150).contains(own.count))
      buckets += own
      return ("SELECT 1::bigint", [])
    }
    #expect(buckets.sorted() == Array(0..<300))
  }
}
