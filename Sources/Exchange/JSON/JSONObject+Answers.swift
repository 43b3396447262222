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

  /// A unit, what is known of it, and where it stands, with its neighbours there.
  public init(_ stored: StoredUnit) {
    self.init()
    let unit = stored.unit
    set("unit", String(stored.id))
    set("source", unit.source)
    set("target", unit.target)
    set("from", unit.sourceLanguage.description)
    set("to", unit.targetLanguage.description)
    set("author", unit.author)
    set("note", unit.note)
    set("created", unit.created?.description)
    set("changed", unit.changed?.description)
    set("usage", unit.usage)
    if let confidence = unit.confidence { set("confidence", confidence) }
    set("places", stored.places.map(JSONObject.init))
  }

  private init(_ place: StoredUnit.Place) {
    self.init()
    set("origin", place.origin)
    if let position = place.position { set("position", position) }
    set("before", place.before)
    set("after", place.after)
    set("neighbours", place.neighbours.map(JSONObject.init))
  }

  private init(_ neighbour: StoredUnit.Neighbour) {
    self.init()
    set("position", neighbour.position)
    set("unit", String(neighbour.unit))
    set("source", neighbour.source)
    set("target", neighbour.target)
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
