internal import Text
internal import TranslationMemory

/// Fills tab-separated values: the empty cells of the target's column.
///
/// The dialect is that of `TSVReader`. Where the table has no header and no third column, a third one gets the score as a
/// confidence from 0 to 1, as `TableReader` takes it, so that what is not sure can be told from what is.
struct TSVFiller: SegmentFiller {
  private(set) var segments: [TranslatableSegment] = []
  /// For each segment, the cell to be filled, how many tabs have to go before it, and whether a confidence follows.
  private var places: [(cell: Range<Int>, tabs: Int, hasConfidence: Bool)] = []

  /// Which columns there are.
  private(set) var columns: [UnitField?]
  /// Whether a header named them.
  private(set) var hasHeader: Bool

  /// Reads the rows of a table.
  ///
  /// `before` read those before them; without it, the first one is a header if it `mayHaveHeader` and names columns.
  init(
    _ bytes: [UInt8], _ languages: LanguagePair, overwrites: Bool, mayHaveHeader: Bool = true,
    after before: TSVFiller? = nil
  ) {
    columns = before?.columns ?? [.source, .target]
    hasHeader = before?.hasHeader ?? false
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
        if mayHaveHeader, let header = TableReader.header(cells.map { .init(bytes: $0) }, languages) {
          (columns, hasHeader) = (header, true)
          continue
        }
      }
      guard let source = columns.firstIndex(of: .source), let target = columns.firstIndex(of: .target),
        source < cells.count
      else { continue }
      let text = String(decoding: cells[source], as: UTF8.self)
      // A stray carriage return is no cell's.
      if text.isBlank || line.contains(0x0D) { continue }
      let cell = target < cells.count ? cells[target].indices : line.endIndex..<line.endIndex
      let isOpen =
        overwrites || target >= cells.count || String(decoding: cells[target], as: UTF8.self).isBlank
      segments.append(TranslatableSegment(text, languages, isOpen ? .open : .translated))
      places.append((cell, max(0, target + 1 - cells.count), !hasHeader && cells.count <= 2))
    }
    segments.becomeNeighbours(in: 0..<segments.count)
  }

  var isContinued: Bool { true }
  var goesOn: Bool { true }

  func fill(_ answers: [[Match]], into splices: inout Splices) -> Int {
    var filled = 0
    for (place, matches) in zip(places, answers) {
      guard let best = matches.first else { continue }
      filled += 1
      var text = String(repeating: "\t", count: place.tabs) + best.offer.inOneCell
      if place.hasConfidence { text += "\t" + Self.confidence(matches) }
      splices.replace(place.cell, with: Array(text.utf8))
    }
    return filled
  }

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
