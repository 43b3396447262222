import Exchange
import Foundation
import Text

/// A text, its translation, and which segments of theirs belong together.
struct GoldText {
  /// Segments of the source and those of the target that translate them, by their scalars; one side may be empty.
  struct Row {
    var source: [Range<Int>]
    var target: [Range<Int>]
  }

  /// The set it belongs to: the folder it lies in.
  let set: String
  let source: [Unicode.Scalar]
  let target: [Unicode.Scalar]
  let rows: [Row]

  /// Reads `NAME.gold.tsv` (or `.gz`) with `NAME.id.txt` and `NAME.en.txt` beside it.
  ///
  /// A row is either the sentences of both sides, a tab between the sides and ` ¦ ` between the sentences of one, or
  /// four numbers: where the segments of both sides begin and end in Unicode scalars, two of them empty where a side
  /// is.
  init(_ path: String) throws {
    guard let end = path.range(of: ".gold.tsv", options: .backwards) else {
      throw BenchError("'\(path)' is not named NAME.gold.tsv")
    }
    let name = String(path[..<end.lowerBound])
    source = try Self.scalars(name + ".id.txt")
    target = try Self.scalars(name + ".en.txt")
    set = name.split(separator: "/").dropLast().suffix(2).joined(separator: "/")
    var rows: [Row] = []
    var places = (source: 0, target: 0)
    for line in try TextFile.text(of: path).split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if fields.count >= 4, fields[..<4].allSatisfy({ $0.allSatisfy(\.isWholeNumber) }) {
        rows.append(Row(source: Self.span(fields[0], fields[1]), target: Self.span(fields[2], fields[3])))
      } else if fields.count == 2 {
        rows.append(
          Row(
            source: try Self.sentences(fields[0], in: source, from: &places.source, path),
            target: try Self.sentences(fields[1], in: target, from: &places.target, path)))
      } else if !rows.isEmpty {
        throw BenchError(
          "'\(path)' has a row that is neither sentences nor four numbers: \(line)")
      }
    }
    self.rows = rows
  }

  /// The rows before the middle, or none, as they are, and the text after them beside that of another: no row of
  /// which has a translation.
  init(_ own: GoldText, beside other: GoldText, fromMiddle: Bool) {
    let middle = fromMiddle ? own.rows.count / 2 : 0
    let kept = own.rows[..<middle]
    let foreign = other.rows[(fromMiddle ? other.rows.count / 2 : 0)...]
    set = own.set
    source = own.source
    let end = kept.last(where: { !$0.target.isEmpty })?.target.last?.upperBound ?? 0
    let start = foreign.first(where: { !$0.target.isEmpty })?.target.first?.lowerBound ?? other.target.count
    let gap: [Unicode.Scalar] = ["\n", "\n"]
    target = own.target[..<end] + gap + other.target[start...]
    let shift = end + gap.count - start
    rows =
      kept + own.rows[middle...].map { Row(source: $0.source, target: []) }
      + foreign.map { row in
        Row(source: [], target: row.target.map { $0.lowerBound + shift..<$0.upperBound + shift })
      }
  }

  /// The segments of one side as the gold has them.
  func segments(_ side: KeyPath<Row, [Range<Int>]>, of scalars: [Unicode.Scalar]) -> [Segment] {
    var paragraph = 0
    var end = 0
    return rows.flatMap { $0[keyPath: side] }.map { range in
      if end > 0, scalars[end..<max(end, range.lowerBound)].count(where: { $0 == "\n" }) > 1 {
        paragraph += 1
      }
      end = range.upperBound
      return Segment(text: Self.string(scalars[range]), range: range, paragraph: paragraph)
    }
  }

  /// The text of scalars.
  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func scalars(_ path: String) throws -> [Unicode.Scalar] {
    let isThere = FileManager.default.fileExists(atPath: path)
    return try Array(TextFile.text(of: isThere ? path : path + ".gz").unicodeScalars)
  }

  private static func span(_ start: String, _ end: String) -> [Range<Int>] {
    guard let start = Int(start), let end = Int(end), start < end else { return [] }
    return [start..<end]
  }

  private static func sentences(
    _ field: String, in text: [Unicode.Scalar], from place: inout Int, _ path: String
  ) throws -> [Range<Int>] {
    if field.isEmpty { return [] }
    return try field.components(separatedBy: " ¦ ").map { sentence in
      let wanted = Array(sentence.unicodeScalars)
      while place < text.count, text[place].properties.isWhitespace { place += 1 }
      guard place + wanted.count <= text.count, text[place..<place + wanted.count].elementsEqual(wanted)
      else {
        throw BenchError("'\(path)': the text goes on otherwise than the gold: \(sentence)")
      }
      defer { place += wanted.count }
      return place..<place + wanted.count
    }
  }
}
