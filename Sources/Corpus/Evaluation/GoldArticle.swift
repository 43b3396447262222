internal import Alignment
public import Exchange
internal import Glibc
public import Text

/// An article and its translation with gold: which sentences they have, and which translate which.
///
/// `NAME.gold.tsv` lies beside the texts, `NAME.id.txt` and `NAME.en.txt` for Indonesian and English. Lines that begin
/// with `#` are comments; every other line is one bead, in text order, in one of two forms. Either source sentences, a
/// tab, and target sentences, with ` ¦ ` between the sentences of one side: all sentences of a side in order, white
/// space aside, are its text. Or four numbers between tabs: where source and target begin and end, in Unicode scalars
/// of the texts, two of them empty where a side is; then a span counts as a sentence.
public struct GoldArticle: Sendable {
  /// The sentences of one bead, on each side.
  public struct Row: Hashable, Sendable {
    /// The source sentences; none for text that was added in the translation.
    public var source: [String]
    /// The target sentences; none for text that was left out.
    public var target: [String]
  }

  /// The two texts on disk, called by the path without `.gold.tsv`.
  public let pair: ArticlePair
  /// The source text.
  public let sourceText: String
  /// The target text.
  public let targetText: String
  /// The beads in order.
  public let rows: [Row]
  /// The source sentences at their places.
  public let source: [Segment]
  /// The target sentences at their places.
  public let target: [Segment]

  /// Whether a path is called as gold is: `NAME.gold.tsv`, or `NAME.gold.tsv.gz`.
  static func isGold(_ path: String) -> Bool { endings.contains { path.hasSuffix($0) } }

  private static let endings = [".gold.tsv", ".gold.tsv.gz"]

  /// Reads the gold at a path that ends in `.gold.tsv` or `.gold.tsv.gz`, and the texts beside it, which may be
  /// called `.txt.gz` as well.
  ///
  /// The languages are those in the names of the texts.
  /// Throws where a file cannot be read, a line is in neither form, or the sentences are not the text.
  public init(_ path: String, from: LanguageTag, to: LanguageTag) throws(ExchangeError) {
    guard let ending = Self.endings.first(where: { path.hasSuffix($0) }) else {
      throw ExchangeError(
        .malformed, path: path, reason: "gold of an article and its translation is called NAME.gold.tsv")
    }
    let name = String(path.dropLast(ending.count))
    pair = ArticlePair(
      name: name, source: Self.textFile("\(name).\(from).txt"), target: Self.textFile("\(name).\(to).txt"))
    sourceText = try TextFile.text(of: pair.source)
    targetText = try TextFile.text(of: pair.target)
    let lines = GoldLine.lines(of: try TextFile.text(of: path))
    var sides = (source: GoldSide(sourceText), target: GoldSide(targetText))
    var rows: [Row] = []
    for (index, line) in lines.enumerated() {
      do throws(GoldSide.Fault) {
        let row =
          if let places = try line.places() {
            Row(source: try sides.source.slice(places.source), target: try sides.target.slice(places.target))
          } else if index == 0, line.fields.count == 4 {
            // A heading over the numbers.
            Row(source: [], target: [])
          } else {
            Row(source: try sides.source.find(line, 0), target: try sides.target.find(line, 1))
          }
        if !row.source.isEmpty || !row.target.isEmpty { rows.append(row) }
      } catch {
        throw ExchangeError(.malformed, path: path, line: line.number, reason: error.reason)
      }
    }
    if !lines.contains(where: \.isPlaces) {
      for (side, file) in [(sides.source, pair.source), (sides.target, pair.target)] where !side.isAtEnd {
        throw ExchangeError(
          .malformed, path: path, line: lines.last?.number,
          reason: "the gold ends before the text \(file) does")
      }
    }
    if rows.isEmpty { throw ExchangeError(.malformed, path: path, reason: "there is no bead in this gold") }
    self.rows = rows
    source = sides.source.segments
    target = sides.target.segments
  }

  /// The file of a text: as it is called, or compressed where only that is there.
  private static func textFile(_ path: String) -> String {
    access(path, F_OK) != 0 && access(path + ".gz", F_OK) == 0 ? path + ".gz" : path
  }

  /// The rows as spans over the two texts.
  public var spans: [AlignmentAgreement.Spans] {
    var next = (source: 0, target: 0)
    return rows.map { row in
      defer { next = (next.source + row.source.count, next.target + row.target.count) }
      return AlignmentAgreement.Spans(
        source: Self.span(source[next.source..<next.source + row.source.count]),
        target: Self.span(target[next.target..<next.target + row.target.count]))
    }
  }

  /// The place of sentences that follow each other; nil of none.
  public static func span(_ segments: ArraySlice<Segment>) -> Range<Int>? {
    guard let first = segments.first, let last = segments.last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }
}

/// A line of gold that is no comment.
struct GoldLine {
  let number: Int
  let fields: [String]

  static func lines(of text: String) -> [GoldLine] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      let line = $1.last == "\r" ? $1.dropLast() : $1
      guard !line.isEmpty, line.first != "#" else { return nil }
      return GoldLine(
        number: $0 + 1,
        fields: line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) })
    }
  }

  /// Whether the line is four numbers, or two and two empty fields.
  var isPlaces: Bool {
    fields.count == 4 && !fields.joined().isEmpty
      && fields.joined().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Where the two sides stand, if the line is numbers; throws where two of them are no place.
  fileprivate func places() throws(GoldSide.Fault) -> (source: Range<Int>?, target: Range<Int>?)? {
    guard isPlaces else { return nil }
    return (try Self.range(fields[0], fields[1]), try Self.range(fields[2], fields[3]))
  }

  private static func range(_ start: String, _ end: String) throws(GoldSide.Fault) -> Range<Int>? {
    if start.isEmpty && end.isEmpty { return nil }
    guard let first = Int(start), let last = Int(end), first < last else {
      throw GoldSide.Fault(
        reason:
          "a side begins and ends at two numbers, the first the smaller; here are '\(start)' and '\(end)'")
    }
    return first..<last
  }
}

/// One side of a gold, as its sentences are found in its text.
private struct GoldSide {
  struct Fault: Error { let reason: String }

  private(set) var segments: [Segment] = []
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var paragraph = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// Whether nothing but white space is left.
  var isAtEnd: Bool { scalars[position...].allSatisfy(\.properties.isWhitespace) }

  /// The sentences of one field of a line, which come next in the text.
  mutating func find(_ line: GoldLine, _ field: Int) throws(Fault) -> [String] {
    guard line.fields.count == 2 else {
      throw Fault(
        reason:
          "a bead is source sentences, a tab, and target sentences; here are \(line.fields.count) fields")
    }
    var sentences: [String] = []
    guard !line.fields[field].isEmpty else { return [] }
    for piece in line.fields[field].split(separator: " ¦ ", omittingEmptySubsequences: false) {
      let wanted = Array(piece.unicodeScalars)
      skipWhiteSpace()
      let end = position + wanted.count
      guard !wanted.isEmpty, end <= scalars.count, wanted == Array(scalars[position..<end]) else {
        throw Fault(reason: "the text goes on otherwise than the gold, which has: \(piece)")
      }
      append(position..<end)
      sentences.append(String(piece))
    }
    return sentences
  }

  /// The text at a place behind all before it.
  mutating func slice(_ place: Range<Int>?) throws(Fault) -> [String] {
    guard let place else { return [] }
    guard place.lowerBound >= position, place.upperBound <= scalars.count else {
      throw Fault(
        reason: "\(place.lowerBound)–\(place.upperBound) is outside the text, or before the line above")
    }
    skipWhiteSpace(to: place.lowerBound)
    return [append(place)]
  }

  @discardableResult
  private mutating func append(_ place: Range<Int>) -> String {
    let text = String(String.UnicodeScalarView(scalars[place]))
    segments.append(Segment(text: text, range: place, paragraph: paragraph))
    position = place.upperBound
    return text
  }

  /// Moves over white space, or to a place; a blank line begins a paragraph.
  private mutating func skipWhiteSpace(to place: Int? = nil) {
    let start = position
    if let place {
      position = place
    } else {
      while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
    }
    if start > 0, scalars[start..<position].count(where: { $0 == "\n" }) > 1 { paragraph += 1 }
  }
}
