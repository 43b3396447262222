/// Several memories asked as one.
///
/// What is found is what one memory with the units of all would give, exactly, in a total order: by score, after the points
/// its memory stands back; then newer; then the memory named earlier; then later added. A pair that two memories hold,
/// the same texts as written, is shown once, where it comes first. A collection of one memory that stands back no points gives
/// what that memory gives.
///
///     let memories = MemoryCollection([.init(own), .init(bought, penalty: 5)])
///     let matches = try memories.matches(for: Query("Apa kabar, Budi?"))
///
/// Used from one thread, as its memories are.
public final class MemoryCollection {
  /// A memory of a collection.
  public struct Member {
    /// The memory.
    public let memory: any UnitStore
    /// How many points its matches score less, 0–100.
    public let penalty: Int

    /// A memory, and the points its matches score less.
    public init(_ memory: any UnitStore, penalty: Int = 0) {
      self.memory = memory
      self.penalty = min(max(penalty, 0), 100)
    }
  }

  /// The memories; where matches are as good and as new, the earlier one's come first.
  public let members: [Member]

  /// A collection of these memories.
  public init(_ members: [Member]) { self.members = members }

  /// The best matches of a query, over all memories.
  ///
  /// A match's `memory` tells which it is from, and `unit` is its identifier there.
  public func matches(for query: Query) throws -> [Match] {
    if members.count == 1, members[0].penalty == 0 { return try members[0].memory.matches(for: query) }
    return try mergedMatches(for: query)
  }

  private func mergedMatches(for query: Query) throws -> [Match] {
    try merged(limit: query.limit) { place, limit in
      let member = members[place]
      var own = query
      own.limit = limit
      // What scores more than 101 does not exist, so greater numbers are as good as 102.
      own.minimumScore = min(max(1, query.minimumScore), 102) + member.penalty
      return try member.memory.matches(for: own).map { match in
        var match = match
        match.score -= member.penalty
        match.memory = members.count > 1 ? member.memory.name : nil
        return Ranked(
          match,
          rank: Rank(score: match.score, changed: match.changed, place: place, unit: match.unit),
          pair: Pair(match.source, match.target))
      }
    }
  }

  /// The units that hold a phrase, over all memories, newest first.
  public func concordance(of phrase: Phrase) throws -> [ConcordanceLine] {
    try merged(limit: phrase.limit) { place, limit in
      let memory = members[place].memory
      var own = phrase
      own.limit = limit
      return try memory.concordance(of: own).map { line in
        var line = line
        line.memory = members.count > 1 ? memory.name : nil
        return Ranked(
          line, rank: Rank(score: 0, changed: line.changed, place: place, unit: line.unit),
          pair: Pair(line.source, line.target))
      }
    }
  }
}

extension MemoryCollection {
  /// Where a line stands in the order of all; the greater comes first.
  private struct Rank: Comparable {
    var score: Int
    var changed: Timestamp
    var place: Int
    var unit: Int64

    static func < (a: Rank, b: Rank) -> Bool {
      (a.score, a.changed, -a.place, a.unit) < (b.score, b.changed, -b.place, b.unit)
    }
  }

  private struct Pair: Hashable {
    private let source: WrittenText
    private let target: WrittenText

    init(_ source: String, _ target: String) {
      self.source = WrittenText(source)
      self.target = WrittenText(target)
    }
  }

  private struct Ranked<Line> {
    var line: Line
    var rank: Rank
    var pair: Pair

    init(_ line: Line, rank: Rank, pair: Pair) {
      (self.line, self.rank, self.pair) = (line, rank, pair)
    }
  }

  /// The first lines of all memories together, from the first of each.
  ///
  /// Each memory gives as many lines as are wanted, in order. One that gives all those may have more, which come after its
  /// last; so the merged list is whole down to the best of these last lines. That is far enough, unless a pair that
  /// one memory holds twice (in two variants of a language) is another's as well, and goes twice; then more are asked for.
  private func merged<Line>(
    limit: Int, _ first: (_ place: Int, _ limit: Int) throws -> [Ranked<Line>]
  ) throws -> [Line] {
    guard limit > 0 else { return [] }
    var asked = limit
    while true {
      var all: [Ranked<Line>] = []
      var unknownBelow: Rank?
      for place in members.indices {
        let lines = try first(place, asked)
        all += lines
        if lines.count >= asked, let last = lines.last {
          unknownBelow = max(unknownBelow ?? last.rank, last.rank)
        }
      }
      all.sort { $0.rank > $1.rank }
      var places: [Pair: Int] = [:]
      var kept: [Line] = []
      for ranked in all {
        if let unknownBelow, ranked.rank < unknownBelow { break }
        let place = places[ranked.pair] ?? ranked.rank.place
        places[ranked.pair] = place
        guard place == ranked.rank.place else { continue }
        kept.append(ranked.line)
        if kept.count == limit { return kept }
      }
      if unknownBelow == nil { return kept }
      asked = asked.multipliedReportingOverflow(by: 2).overflow ? .max : asked * 2
    }
  }
}
