public import Alignment
internal import CResources
public import Text

/// An alignment as one HTML page to read and check: nothing outside of it is loaded, and there is no script.
///
/// Both texts stand side by side, on a narrow screen one below the other. What is unsure is marked by a word, a line and a
/// colour, and linked from the top. HTML Living Standard; the texts are escaped, so nothing in them is mark-up.
public struct BeadPage {
  /// What the page is called.
  public var title: String
  /// The language of the source.
  public var from: LanguageTag
  /// The language of the target.
  public var to: LanguageTag

  /// A page for a pair of languages.
  public init(title: String, from: LanguageTag, to: LanguageTag) {
    self.title = title
    self.from = from
    self.to = to
  }

  /// Links to beads of low confidence that are shown at the top.
  private static let mostLinks = 100

  /// Writes the page piece by piece, each a few lines of HTML, in time linear in the length of the texts.
  public func write(
    _ beads: [Bead], _ sources: [Segment], _ targets: [Segment], to output: (String) throws -> Void
  ) rethrows {
    try output(head + heading(beads) + "<main>\n<ol>")
    var paragraph: Int?
    for (index, bead) in beads.enumerated() {
      let own = bead.source.first.map { sources[$0].paragraph }
      let isNew = own != nil && paragraph != nil && own != paragraph
      paragraph = own ?? paragraph
      try output(item(index, bead, sources, targets, beginsParagraph: isNew))
    }
    try output("</ol>\n</main>\n</body>\n</html>")
  }

  private var head: String {
    // Static storage of the C library: it lives as long as the program and never changes.
    let style = UnsafeBufferPointer(start: padan_bead_page_css_bytes(), count: padan_bead_page_css_size)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(Self.escaped(title))</title>
      <style>
      \(String(decoding: style, as: UTF8.self))</style>
      </head>
      <body>

      """
  }

  private func heading(_ beads: [Bead]) -> String {
    let summary = BeadSummary(beads)
    let mean = summary.meanConfidence.map { ", mean confidence \(Self.hundredths($0))" } ?? ""
    var lines = [
      "<header>", "<h1 dir=\"auto\">\(Self.escaped(title))</h1>",
      "<p>\(Self.counted(summary.pairs, "pair")) (\(from) – \(to))\(mean); \(Self.counted(summary.untranslated, "sentence")) without a translation, "
        + "\(summary.added) without a source.</p>",
    ]
    if summary.low > 0 {
      lines.append(
        "<p>\(summary.low) below \(Self.hundredths(BeadSummary.lowConfidence)), to be looked at:</p>")
      let low = beads.indices.lazy.filter { beads[$0].isLow }.prefix(Self.mostLinks)
      let links = low.map { "<a href=\"#b\($0 + 1)\">\($0 + 1)</a>" }
      lines.append(
        "<nav>" + links.joined(separator: "\n") + (summary.low > Self.mostLinks ? " …" : "") + "</nav>")
    }
    return lines.joined(separator: "\n") + "\n</header>\n"
  }

  private func item(
    _ index: Int, _ bead: Bead, _ sources: [Segment], _ targets: [Segment], beginsParagraph: Bool
  ) -> String {
    let classes = (beginsParagraph ? ["paragraph"] : []) + (bead.isLow ? ["low"] : [])
    let attribute = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let confidence = "<strong>\(Self.hundredths(bead.confidence))\(bead.isLow ? " ?" : "")</strong>"
    return """
      <li id="b\(index + 1)"\(attribute)>
      <div class="mark">\(index + 1) · \(confidence)</div>
      \(side(sources[bead.source], from, "no source"))
      \(side(targets[bead.target], to, "no translation"))
      </li>
      """
  }

  private func side(_ segments: ArraySlice<Segment>, _ language: LanguageTag, _ absence: String) -> String {
    if segments.isEmpty { return "<div class=\"side\"><div class=\"empty\">\(absence)</div></div>" }
    let paragraphs = segments.map { "<p dir=\"auto\">\(Self.escaped($0.text))</p>" }
    return "<div class=\"side\" lang=\"\(language)\">\(paragraphs.joined())</div>"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `0.97`; what is less than 1 stays so.
  private static func hundredths(_ value: Double) -> String {
    let hundredths = value < 1 ? min(99, Int((value * 100).rounded())) : 100
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// The text with what means something in HTML written out, and controls that HTML forbids as U+FFFD.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\r": break
      default:
        let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
  }
}
