import Alignment
import Corpus
import Exchange
import Text

/// Two texts side by side on a terminal, bead by bead.
struct BeadView {
  private let terminal: Terminal
  private let columns: (source: Int, target: Int)
  private let output: StandardOutput
  /// The columns of the confidence, of a bar, and of a bar between the texts.
  private static let (gutter, bar) = (5, " │ ")

  /// A view as wide as the terminal; narrower than 40 columns nothing can be read side by side.
  init(on terminal: Terminal, _ output: StandardOutput) {
    self.terminal = terminal
    self.output = output
    let room = max(40, terminal.columns) - Self.gutter - 2 * DisplayWidth.columns(of: Self.bar)
    columns = (room / 2, room - room / 2)
  }

  /// Writes the beads of two texts below the languages.
  func write(
    _ beads: [Bead], _ sources: [Segment], _ targets: [Segment], from: LanguageTag, to: LanguageTag
  ) throws {
    try writeRow("", "\(from)", "\(to)", .heading, .heading)
    var paragraph: Int?
    for bead in beads {
      let own = bead.source.first.map { sources[$0].paragraph }
      if let own, own != paragraph { try writeRow("", "", "", nil, nil) }
      paragraph = own ?? paragraph
      try write(bead, sources[bead.source], targets[bead.target])
    }
  }

  private func write(
    _ bead: Bead, _ sources: ArraySlice<Segment>, _ targets: ArraySlice<Segment>
  ) throws {
    let source = lines(sources, columns.source, "(no source)")
    let target = lines(targets, columns.target, "(no translation)")
    let isOneSided = sources.isEmpty || targets.isEmpty
    for index in 0..<max(source.count, target.count) {
      let mark = index > 0 ? "" : Self.confidence(of: bead)
      try writeRow(
        terminal.styled(mark, bead.isLow ? .marked : .faint),
        index < source.count ? source[index] : "", index < target.count ? target[index] : "",
        sources.isEmpty ? .faint : isOneSided ? .alone : nil,
        targets.isEmpty ? .faint : isOneSided ? .alone : nil)
    }
  }

  /// `0.97`; one that is low has a question mark.
  private static func confidence(of bead: Bead) -> String {
    String((Decimals.four(bead.confidence) + "00").prefix(4)) + (bead.isLow ? "?" : "")
  }

  /// Segments, each on lines of its own.
  private func lines(_ segments: ArraySlice<Segment>, _ width: Int, _ absence: String) -> [String] {
    if segments.isEmpty { return [absence] }
    return segments.flatMap { DisplayWidth.wrapped(Visible.line($0.text), to: width) }
  }

  private func writeRow(
    _ mark: String, _ source: String, _ target: String, _ sourceStyle: Terminal.Style?,
    _ targetStyle: Terminal.Style?
  ) throws {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)))
    }
    func styled(_ text: String, _ style: Terminal.Style?) -> String {
      style.map { terminal.styled(text, $0) } ?? text
    }
    let bar = terminal.styled(Self.bar, .faint)
    let row =
      padded(mark, Self.gutter) + bar + padded(styled(source, sourceStyle), columns.source) + bar
      + styled(target, targetStyle)
    try output.writeLine(row)
  }
}
