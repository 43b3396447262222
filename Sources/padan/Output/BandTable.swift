import Corpus
import Exchange

/// Segments and words by band, for people.
enum BandTable {
  /// The lines of a table.
  static func lines(_ analysis: FileAnalysis) -> [String] {
    let bands = MatchBand.allCases.map { ($0.label, analysis[$0]) }
    var lines = [row("", "segments", "words")]
    lines += (bands + [("total", analysis.total)]).map { label, count in
      row(label, String(count.segments), String(count.words))
    }
    if analysis.translated.segments > 0 {
      let count = analysis.translated
      lines.append(row("translated", String(count.segments), String(count.words)) + "  (not in the total)")
    }
    return lines
  }

  private static func row(_ cells: String...) -> String {
    let label = cells[0] + String(repeating: " ", count: max(0, 10 - cells[0].count))
    return "  " + label
      + cells.dropFirst().map { String(repeating: " ", count: max(1, 11 - $0.utf8.count)) + $0 }.joined()
  }
}

extension MatchBand {
  /// What a table calls it.
  var label: String {
    switch self {
    case .context, .none, .repetition: rawValue
    case .exact: "100"
    case .from95: "95–99"
    case .from85: "85–94"
    case .from75: "75–84"
    case .from50: "50–74"
    }
  }
}

extension JSONObject {
  /// An analysis: `{"file":"…","bands":{"context":{"segments":1,"words":12},…},"translated":{…}}`; nil is all files together.
  init(file: String?, _ analysis: FileAnalysis) {
    self.init()
    set("file", file)
    var bands = JSONObject()
    func object(_ count: FileAnalysis.Count) -> JSONObject {
      var object = JSONObject()
      object.set("segments", count.segments)
      object.set("words", count.words)
      return object
    }
    for band in MatchBand.allCases { bands.set(band.key, object(analysis[band])) }
    set("bands", bands)
    set("translated", object(analysis.translated))
  }
}

extension MatchBand {
  /// Its key in JSON, which is its raw value.
  fileprivate var key: StaticString {
    switch self {
    case .context: "context"
    case .exact: "exact"
    case .from95: "95"
    case .from85: "85"
    case .from75: "75"
    case .from50: "50"
    case .none: "none"
    case .repetition: "repetition"
    }
  }
}
