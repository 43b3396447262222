import ArgumentParser
import Corpus
import Exchange
import Text
import TranslationMemory

/// Findings, written as they come, and counted.
final class FindingReport {
  /// What the places of units are.
  enum Places: String { case lines = "line", units = "unit" }

  private(set) var tally = FindingTally()
  private let output = StandardOutput()
  private let terminal = Terminal.output
  private let labels: SideLabels
  private let isJSON: Bool
  private let places: Places
  private var isFirst = true

  init(from: LanguageTag, to: LanguageTag, isJSON: Bool, places: Places) {
    labels = SideLabels(from: from, to: to)
    self.isJSON = isJSON
    self.places = places
  }

  /// Counts a record that could not be checked.
  func skip(_ reason: String) { tally.skipped[reason, default: 0] += 1 }

  /// Counts a unit, and writes what is wrong with it.
  func write(_ checked: UnitChecking.Checked) throws {
    tally.count(checked.findings)
    guard !checked.findings.isEmpty else { return }
    if isJSON {
      for finding in checked.findings { try output.writeLine(object(finding, checked)) }
      return
    }
    if !isFirst { try output.writeLine("") }
    isFirst = false
    let place = "\(places.rawValue) \(checked.place)"
    for (index, finding) in checked.findings.enumerated() {
      let label = index == 0 ? place : String(repeating: " ", count: place.utf8.count)
      let reason = terminal.styled(finding.reason.rawValue, .marked)
      try output.writeLine(
        terminal.paragraph(
          terminal.styled(label, .heading) + "  ", reason + ": " + Visible.line(finding.detail)))
    }
    try output.writeLine(terminal.paragraph(labels.source, Visible.line(checked.unit.source)))
    try output.writeLine(terminal.paragraph(labels.target, Visible.line(checked.unit.target)))
  }

  private func object(_ finding: PairFinding, _ checked: UnitChecking.Checked) -> JSONObject {
    var object = JSONObject()
    object.set("unit", places == .units ? String(checked.place) : nil)
    if places == .lines { object.set("line", checked.place) } else { object.set("line", nil) }
    object.set("reason", finding.reason.rawValue)
    object.set("detail", finding.detail)
    object.set("source", checked.unit.source)
    object.set("target", checked.unit.target)
    object.set("origin", checked.unit.origin)
    return object
  }

  /// Ends the output, and says on standard error how much was found.
  func finish(seconds: Double) throws {
    try output.flush()
    StandardError.writeLine(tally.sentence(seconds: seconds))
  }
}

/// How many units were checked, and what was found.
struct FindingTally {
  /// Units checked.
  var units = 0
  /// Units with a finding.
  var faulty = 0
  /// Findings by reason.
  var findings: [PairFinding.Reason: Int] = [:]
  /// Records that could not be checked, by reason.
  var skipped: [String: Int] = [:]

  /// Whether nothing was found.
  var isClean: Bool { faulty == 0 }

  /// Counts a unit with what is wrong with it.
  mutating func count(_ found: [PairFinding]) {
    units += 1
    if !found.isEmpty { faulty += 1 }
    for finding in found { findings[finding.reason, default: 0] += 1 }
  }

  /// The reasons with their counts, in the order of the help.
  var reasons: String {
    PairFinding.Reason.allCases.compactMap { reason in
      findings[reason].map { "\(reason.rawValue) \(Count.shown($0))" }
    }.joined(separator: ", ")
  }

  /// The summary as a sentence.
  ///
  /// `Checked 1,000 units in 0.4 s: 12 with findings (numbers differ 9, doubled 3).`
  func sentence(seconds: Double) -> String {
    var sentence = "Checked \(Count.shown(units, "unit")) in \((seconds * 10).rounded() / 10) s: "
    sentence += isClean ? "nothing found" : "\(Count.shown(faulty)) with findings (\(reasons))"
    if !skipped.isEmpty {
      let parts = skipped.sorted { $0.key < $1.key }.map { "\($0.key) \(Count.shown($0.value))" }
      let count = skipped.values.reduce(0, +)
      sentence += "; \(Count.shown(count, "record")) not looked at (\(parts.joined(separator: ", ")))"
    }
    return sentence + "."
  }
}
