import Text
import TranslationMemory

/// Matches for people to read.
struct MatchReport {
  private let terminal = Terminal.output
  private let tokenizer: Tokenizer
  private let showsQueries: Bool
  private var isFirst = true

  /// A report on queries in a language; with several, each is shown above its matches.
  init(language: LanguageTag, showsQueries: Bool) {
    tokenizer = Tokenizer(language: language)
    self.showsQueries = showsQueries
  }

  /// Writes a query's matches.
  mutating func write(_ query: String, _ matches: [Match], to output: StandardOutput) throws {
    if showsQueries {
      try separate(output)
      try output.writeLine(terminal.paragraph("> ", terminal.styled(Visible.line(query), .heading)))
      if matches.isEmpty { try output.writeLine("  no match") }
    }
    for match in matches {
      if !showsQueries || match != matches.first { try separate(output) }
      try write(match, for: query, to: output)
    }
  }

  private mutating func separate(_ output: StandardOutput) throws {
    if !isFirst { try output.writeLine("") }
    isFirst = false
  }

  private func write(_ match: Match, for query: String, to output: StandardOutput) throws {
    let score = String(repeating: " ", count: max(0, 3 - "\(match.score)".count)) + "\(match.score)"
    let day = match.changed.description.prefix(10)
    let origin = match.origin.map { Visible.line($0) + ", " } ?? ""
    let kind = match.kind.rawValue
    try output.writeLine(
      terminal.styled("\(score) \(kind)", .heading)
        + terminal.styled("  \(origin)\(day), unit \(match.unit)", .faint))
    let source = WordDifference(from: match.source, to: query, tokenizer: tokenizer)
    try output.writeLine(terminal.paragraph("  < ", source.shown(on: terminal)))
    try output.writeLine(terminal.paragraph("  > ", Visible.line(match.target)))
    if let adapted = match.adapted {
      try output.writeLine(terminal.paragraph("  = ", terminal.styled(Visible.line(adapted), .marked)))
    }
  }
}

extension JSONObject {
  /// A query and its matches.
  init(query: String, matches: [Match], microseconds: Int64) {
    self.init()
    set("query", query)
    set("matches", matches.map { JSONObject($0) })
    set("microseconds", microseconds)
  }

  private init(_ match: Match) {
    self.init()
    set("score", match.score)
    set("kind", match.kind.rawValue)
    set("source", match.source)
    set("target", match.target)
    set("adapted", match.adapted)
    set("unit", String(match.unit))
    set("origin", match.origin)
    set("changed", match.changed.description)
  }
}
