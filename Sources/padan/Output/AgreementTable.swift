import Corpus
import Exchange
import Text

/// Figures of agreement with gold, a row for each file and one for all.
struct AgreementTable {
  fileprivate struct Row {
    var file: String?
    var language: LanguageTag?
    var agreement: Agreement
    /// Of beads without a translation, where beads are measured.
    var null: Agreement?
  }

  private let asJSON: Bool
  private var rows: [Row] = []

  init(asJSON: Bool) { self.asJSON = asJSON }

  /// Adds the sentences of a text.
  mutating func add(_ file: String, _ language: LanguageTag, _ agreement: Agreement) {
    rows.append(Row(file: file, language: language, agreement: agreement))
  }

  /// Adds the beads of an article.
  mutating func add(_ file: String, _ agreement: AlignmentAgreement) {
    rows.append(Row(file: file, agreement: agreement.fine, null: agreement.null))
  }

  /// Writes the rows, and the sums: of each language, and of all.
  func write(to output: StandardOutput) throws {
    var all = rows
    let languages = Set(rows.compactMap(\.language)).sorted { $0.description < $1.description }
    if languages.count > 1 {
      for language in languages { all.append(sum(of: rows.filter { $0.language == language }, language)) }
    }
    all.append(sum(of: rows, nil))
    if asJSON {
      for row in all { try output.writeLine(JSONObject(row)) }
      return
    }
    let hasNull = rows.contains { $0.null != nil }
    let width = min(60, all.map { DisplayWidth.columns(of: label($0)) }.max() ?? 0)
    let heading = String(repeating: " ", count: width) + "  precision  recall      F1"
    try output.writeLine(heading + (hasNull ? "   null: precision  recall      F1" : ""))
    for row in all {
      let label = label(row)
      let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: label)))
      var line = label + blanks + "     " + figures(row.agreement)
      if let null = row.null { line += "            " + figures(null) }
      try output.writeLine(line)
    }
  }

  private func label(_ row: Row) -> String {
    let name = Visible.line(row.file ?? "all")
    return row.language.map { "\(name) (\($0))" } ?? name
  }

  private func figures(_ agreement: Agreement) -> String {
    // Each has a digit, a point, and four more.
    [agreement.precision, agreement.recall, agreement.f1].map { (value: Double) in
      let figure = Decimals.four(value)
      return figure + String(repeating: "0", count: max(0, 6 - figure.utf8.count))
    }.joined(separator: "  ")
  }

  private func sum(of rows: [Row], _ language: LanguageTag?) -> Row {
    var total = Row(file: nil, language: language, agreement: Agreement())
    for row in rows {
      total.agreement += row.agreement
      if let null = row.null {
        var sum = total.null ?? Agreement()
        sum += null
        total.null = sum
      }
    }
    return total
  }
}

extension JSONObject {
  /// A row: `{"file":"…","precision":0.99,"recall":0.98,"f1":0.985,"right":…,"given":…,"gold":…}`.
  fileprivate init(_ row: AgreementTable.Row) {
    self.init()
    set("file", row.file)
    if let language = row.language { set("language", language.description) }
    set(row.agreement)
    if let null = row.null {
      var object = JSONObject()
      object.set(null)
      set("null", object)
    }
  }

  private mutating func set(_ agreement: Agreement) {
    set("precision", agreement.precision)
    set("recall", agreement.recall)
    set("f1", agreement.f1)
    set("given", agreement.given)
    set("right", agreement.right)
    set("gold", agreement.gold)
    set("found", agreement.found)
  }
}
