import Exchange
import Text
import TranslationMemory

/// Matches for people to read.
struct MatchReport {
  private let terminal = Terminal.output
  private let tokenizer: Tokenizer
  private let labels: SideLabels
  private let from: LanguageTag
  private let to: LanguageTag
  private let showsQueries: Bool
  private var isFirst = true

  /// A report on queries; with several, each is shown above its matches.
  init(from: LanguageTag, to: LanguageTag, showsQueries: Bool) {
    tokenizer = Tokenizer(language: from)
    labels = SideLabels(from: from, to: to)
    (self.from, self.to) = (from, to)
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
        + (match.caution.map { "  " + terminal.styled("caution: \($0.rawValue)", .marked) } ?? "")
        + terminal.styled("  \(origin)\(day), \(UnitName.shown(match.unit, of: match.memory))", .faint))
    let source = WordDifference(from: match.source, to: query, tokenizer: tokenizer)
    try output.writeLine(terminal.paragraph(labels.source, source.shown(on: terminal)))
    try output.writeLine(terminal.paragraph(labels.target, Visible.line(match.target)))
    // What stands between the words, for whoever has to set it again; what differs is shown above.
    let markup = MatchMarkup(of: match, from: from, to: to)
    for text in [markup.source, markup.target] {
      guard let text else { continue }
      try output.writeLine(terminal.paragraph(labels.markup, terminal.styled(Visible.line(text), .faint)))
    }
    if let adapted = match.adapted {
      try output.writeLine(
        terminal.paragraph(labels.adapted, terminal.styled(Visible.line(adapted), .marked)))
    }
  }
}

/// How a unit is named to people.
enum UnitName {
  /// Its identifier, and its memory where that is not the only one.
  static func shown(_ unit: Int64, of memory: String?) -> String {
    "unit \(unit)" + (memory.map { " of " + Visible.line($0) } ?? "")
  }
}

/// What stands before the sides of a unit: their languages.
struct SideLabels {
  let source: String
  let target: String
  /// Stands before a target that was adapted.
  let adapted: String
  /// Stands before a side with its inline codes.
  let markup: String

  init(from: LanguageTag, to: LanguageTag) {
    let width = max(from.description.utf8.count, to.description.utf8.count)
    func label(_ name: String) -> String {
      "  " + name + String(repeating: " ", count: max(0, width - name.utf8.count) + 2)
    }
    source = label(from.description)
    target = label(to.description)
    adapted = label("=>")
    markup = label("<>")
  }
}
