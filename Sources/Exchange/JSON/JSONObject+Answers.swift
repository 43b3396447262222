public import Text
public import TranslationMemory

extension JSONObject {
  /// A query and its matches.
  ///
  /// With `differences`, each match says what differs between its source and the query, run by run: `same` and `removed` runs
  /// are the stored source, `same` and `inserted` ones the query.
  public init(
    query: String, matches: [Match], from: LanguageTag, to: LanguageTag, microseconds: Int64,
    differences: [WordDifference]? = nil
  ) {
    self.init()
    set("query", query)
    set(
      "matches",
      matches.enumerated().map { index, match in
        JSONObject(match, MatchMarkup(of: match, from: from, to: to), differences?[index])
      })
    set("microseconds", microseconds)
  }

  private init(_ match: Match, _ markup: MatchMarkup, _ difference: WordDifference?) {
    self.init()
    set("score", match.score)
    set("kind", match.kind.rawValue)
    set("source", match.source)
    set("target", match.target)
    set("adapted", match.adapted)
    set("caution", match.caution?.rawValue)
    set("unit", String(match.unit))
    set("origin", match.origin)
    set("changed", match.changed.description)
    if let memory = match.memory { set("memory", memory) }
    if let source = markup.source { set("sourceMarkup", source) }
    if let target = markup.target { set("targetMarkup", target) }
    if let difference { set("differences", difference.pieces.map(JSONObject.init)) }
  }

  private init(_ piece: WordDifference.Piece) {
    self.init()
    set("kind", piece.kind.rawValue)
    set("text", piece.text)
    set("followsBlank", piece.followsBlank)
  }

  /// A unit that holds a phrase; marks are places in Unicode scalars, end exclusive.
  public init(_ line: ConcordanceLine) {
    self.init()
    set("source", line.source)
    set("target", line.target)
    set("unit", String(line.unit))
    set("origin", line.origin)
    set("changed", line.changed.description)
    set("sourceMarks", MarkedText(line.source, line.sourceRanges).scalarRanges)
    if let memory = line.memory { set("memory", memory) }
    set("targetMarks", MarkedText(line.target, line.targetRanges).scalarRanges)
  }

  /// Counts and dates of a memory; `name` is what it is called.
  public init(_ statistics: Statistics, ofMemory name: String) {
    self.init()
    set("memory", name)
    set("units", statistics.units)
    set("languages", JSONObject(counts: statistics.languages))
    set("origins", statistics.origins)
    set("bytes", statistics.bytes)
    set("created", statistics.created.description)
    set("changed", statistics.changed?.description)
  }
}
