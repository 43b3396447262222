internal import Text
internal import TranslationMemory

/// Fills tab-separated values: the empty cells of the target's column.
///
/// The dialect is that of `TSVReader`. The column `confidence`, which without a header is the third, gets the score as a number from 0
/// to 1, as `TableReader` takes it, so that what is not sure can be told from what is: where it is empty, where it has such a
/// number, and where the row ends before it. Anything else that stands there stays.
struct TSVFiller: SegmentFiller {
  private(set) var segments: [TranslatableSegment] = []
  private var places: [Place] = []

  /// Where the cells of a segment stand.
  private struct Place {
    /// The target; nil where the row ends before it.
    var target: Range<Int>?
    /// The confidence; nil where the row ends before it, and where it cannot be said.
    var confidence: Range<Int>?
    /// Whether the confidence can be said.
    var hasConfidence: Bool
    /// How many cells the row has, and where it ends.
    var cells: Int
    var end: Int
  }

  /// Which columns there are.
  private(set) var columns: [UnitField?]
  /// The header that named them.
  private(set) var header: TableHeader?

  /// Reads the rows of a table.
  ///
  /// `before` read those before them; without it, the first one is a header if it `mayHaveHeader` and names columns.
  init(
    _ bytes: [UInt8], _ languages: LanguagePair, overwrites: Bool, mayHaveHeader: Bool = true,
    after before: TSVFiller? = nil
  ) {
    columns = before?.columns ?? [.source, .target]
    header = before?.header
    var isFirst = before == nil
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(ofByte: 0x0A) ?? bytes.count
      var line = bytes[start..<end]
      start = end + 1
      if line.last == 0x0D { line = line.dropLast() }
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
      if isFirst {
        isFirst = false
        if mayHaveHeader, let header = TableHeader(cells.map { .init(bytes: $0) }, languages),
          !header.isRefuted(by: Self.firstRow(of: bytes[min(start, bytes.count)...]))
        {
          (columns, self.header) = (header.columns, header)
          continue
        }
      }
      guard let source = columns.firstIndex(of: .source), let target = columns.firstIndex(of: .target),
        source < cells.count
      else { continue }
      let text = String(decoding: cells[source], as: UTF8.self)
      // A stray carriage return is no cell's.
      if text.isBlank || line.contains(0x0D) { continue }
      let isOpen =
        overwrites || target >= cells.count || String(decoding: cells[target], as: UTF8.self).isBlank
      segments.append(TranslatableSegment(text, languages, isOpen ? .open : .translated))
      var place = Place(hasConfidence: confidenceColumn != nil, cells: cells.count, end: line.endIndex)
      if target < cells.count { place.target = cells[target].indices }
      if let column = confidenceColumn, column < cells.count {
        let old = String(decoding: cells[column], as: UTF8.self)
        place.hasConfidence = old.isBlank || UnitValues.probability(old) != nil
        if place.hasConfidence { place.confidence = cells[column].indices }
      }
      places.append(place)
    }
    segments.becomeNeighbours(in: 0..<segments.count)
  }

  /// The cells of the first row of what follows; nil where nothing does.
  private static func firstRow(of bytes: ArraySlice<UInt8>) -> [TableReader.Cell]? {
    if bytes.isEmpty { return nil }
    var line = bytes.prefix { $0 != 0x0A }
    if line.last == 0x0D { line = line.dropLast() }
    return line.split(separator: 0x09, omittingEmptySubsequences: false).map { .init(bytes: $0) }
  }

  var isContinued: Bool { true }
  var goesOn: Bool { true }

  func fill(_ answers: [[Match]], into splices: inout Splices) -> Int {
    var filled = 0
    for (place, matches) in zip(places, answers) {
      guard let best = matches.first else { continue }
      filled += 1
      let text = best.offer.inOneCell
      let confidence = place.hasConfidence ? Self.confidence(matches) : ""
      if let target = place.target { splices.replace(target, with: Array(text.utf8)) }
      if let cell = place.confidence { splices.replace(cell, with: Array(confidence.utf8)) }
      // What the row lacks is put at its end.
      let target = columns.firstIndex(of: .target) ?? 0
      let last = max(target, place.hasConfidence ? confidenceColumn ?? 0 : 0)
      for column in place.cells..<max(place.cells, last + 1) {
        let cell = column == confidenceColumn ? confidence : column == target ? text : ""
        splices.insert("\t" + cell, at: place.end)
      }
    }
    return filled
  }

  func unmarked(_ answers: [[Match]]) -> Int {
    zip(places, answers).count { place, matches in
      !place.hasConfidence && !matches.isEmpty && !matches.isSettled
    }
  }

  /// The column of the confidence; nil where a header names none.
  private var confidenceColumn: Int? { header != nil ? columns.firstIndex(of: .confidence) : 2 }

  /// The score as a share of one; less than one where a translation wants a second look.
  private static func confidence(_ matches: [Match]) -> String {
    let score = matches.isSettled ? 100 : min(99, matches.first?.score ?? 0)
    return score >= 100 ? "1" : score < 10 ? "0.0\(score)" : "0.\(score)"
  }
}

extension String {
  /// The text without what a cell cannot hold: tabs and line ends become blanks.
  var inOneCell: String {
    String(String.UnicodeScalarView(unicodeScalars.map { ["\t", "\n", "\r"].contains($0) ? " " : $0 }))
  }
}
