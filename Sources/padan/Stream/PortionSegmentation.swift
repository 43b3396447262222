import Text

/// Splits the portions of a text on all processors, and writes their sentences in order.
///
/// So many portions are held at a time as keep the processors busy: memory does not grow with the text.
struct PortionSegmentation {
  private var workers: Workers<Segmenter>
  private let firstPage: SegmentPage
  private let mostWaiting = 2 * Workers<Segmenter>.processors
  private var waiting: [TextPortion] = []
  private var place = TextPlace()
  private var paragraph = 0

  /// Segments with what `make` makes, and writes pages like `page`.
  init(_ page: SegmentPage, _ make: @escaping () throws -> Segmenter) throws {
    workers = Workers(try make(), fewest: 2, make: make)
    firstPage = page
  }

  /// Adds a portion; writes what is ready when enough have come.
  ///
  /// Throws `SegmentationError` where an expression of the rules takes too long, and what writing throws.
  mutating func add(_ portion: TextPortion, to output: StandardOutput) throws {
    waiting.append(portion)
    if waiting.count >= mostWaiting { try finish(to: output) }
  }

  /// Writes the sentences of the portions that are left; throws as `add` does.
  mutating func finish(to output: StandardOutput) throws {
    let found = try workers.map(waiting) { try $0.segments(in: $1) }
    waiting.removeAll(keepingCapacity: true)
    // Where a portion begins is known once those before it are split; then all are written down at once.
    var parts: [(found: PortionSegments, start: TextPlace, page: SegmentPage)] = []
    var fault: (any Error)?
    for result in found {
      do {
        let part = try result.get()
        parts.append((part, place, firstPage.next(after: paragraph)))
        if let last = part.segments.last { paragraph = place.paragraph + last.paragraph }
        place = place + part.length
      } catch {
        fault = error
        break
      }
    }
    let pages = try workers.map(parts) { _, part in
      var page = part.page
      part.found.forEachSegment(from: part.start) { page.add($0) }
      return page.bytes
    }
    for page in pages { try output.write(page.get()) }
    if let fault { throw fault }
  }
}
