/// The plain text of a `source` or `target`, and where the segments marked in it lie.
struct XLIFFText {
  /// The text in UTF-8, inline codes left out.
  private(set) var bytes: [UInt8] = []
  /// The ranges of `mrk mtype="seg"` (XLIFF 1.2) by their `mid`, in order.
  private(set) var segments: [(mid: String, range: Range<Int>)] = []

  /// The whole text.
  var text: String { text(in: bytes.indices) }

  /// A part of the text.
  ///
  /// The source lets only valid UTF-8 through, and marks lie between scalars.
  func text(in range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Reads the element that has begun, up to its end.
  ///
  /// The content of native codes (`bpt`, `ept`, `ph`, `it` and what is in them) is left out; that of `g`, `pc`, `mrk`
  /// and of elements not known is kept; `cp` is the character that it names.
  init(reading xml: XMLReader<XLIFFName>) throws(ExchangeError) {
    var depth = 1
    var open: (depth: Int, mid: String, start: Int)?
    while depth > 0 {
      switch try xml.read() {
      case .start(.bpt), .start(.ept), .start(.ph), .start(.it): try xml.skipElement()
      case .start(.cp):
        let scalar = xml.attribute(.hex).flatMap { UInt32($0, radix: 16) }.flatMap { Unicode.Scalar($0) }
        guard let scalar, scalar != "\0" else { throw xml.failure("the hex of <cp> names no character") }
        bytes.append(contentsOf: String(Character(scalar)).utf8)
        try xml.skipElement()
      case .start(.mrk):
        depth += 1
        if open == nil, xml.attribute(.mtype) == "seg" {
          open = (depth, xml.attribute(.mid) ?? "", bytes.count)
        }
      case .start: depth += 1
      case .end:
        if let segment = open, segment.depth == depth {
          segments.append((segment.mid, segment.start..<bytes.count))
          open = nil
        }
        depth -= 1
      case .text: try xml.appendText(to: &bytes)
      case .finished: return
      }
    }
  }
}
