/// The content of a `source`, a `target` or a segment in one, by its place in the document.
struct XLIFFContent {
  /// A segment marked in it (`mrk mtype="seg"`, XLIFF 1.2).
  struct Mark {
    var mid: String
    var tag: XMLMarkup.Piece
    var content: Range<Int>
    var end: Int
  }

  /// Where it stands.
  let range: Range<Int>
  /// Its plain text, inline codes left out.
  private(set) var text = ""
  /// Whether there are inline codes or other marks in it.
  private(set) var hasCodes = false
  /// Where a translation can be put in place of the text, white space at its edges left: nil where codes stand inside
  /// the text, so that it would have to be known where they belong in the translation.
  private(set) var place: Range<Int>?
  /// The segments marked in it, in order.
  private(set) var marks: [Mark] = []
  /// Whether there is text that is in none of them.
  private(set) var hasTextOutsideMarks = false

  /// Reads a range of a document.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.range = range
    var markup = XMLMarkup(bytes, in: range)
    var text: [UInt8] = []
    var names: [ArraySlice<UInt8>] = []
    // The depth from which on content is that of a native code, or a mark is open.
    var codeDepth: Int?
    var mark: (depth: Int, mark: Mark)?
    var isBroken = false
    var hasTagSinceText = false
    while let piece = markup.next() {
      switch piece.kind {
      case .text, .literal:
        guard codeDepth == nil else { continue }
        let value = XMLMarkup.text(of: piece.range, isLiteral: piece.kind == .literal, in: bytes)
        text += value
        if value.allSatisfy(Self.isBlank) { continue }
        if mark == nil { hasTextOutsideMarks = true }
        if let place {
          if hasTagSinceText { isBroken = true }
          self.place = place.lowerBound..<Self.trimmed(piece, bytes).upperBound
        } else {
          place = Self.trimmed(piece, bytes)
        }
        hasTagSinceText = false
      case .start(let isEmpty):
        hasTagSinceText = true
        let name = Self.localName(bytes[piece.name])
        let attributes = XMLMarkup.attributes(of: piece, in: bytes)
        func value(_ name: String) -> String? {
          attributes.first { bytes[$0.name].elementsEqual(name.utf8) }.map {
            String(decoding: XMLMarkup.text(of: $0.value, in: bytes), as: UTF8.self)
          }
        }
        let isMark = name.elementsEqual("mrk".utf8)
        if isMark, value("mtype") == "seg", mark == nil {
          let found = Mark(
            mid: value("mid") ?? "", tag: piece, content: piece.range.upperBound..<piece.range.upperBound,
            end: piece.range.upperBound)
          if isEmpty { marks.append(found) } else { mark = (names.count, found) }
        } else {
          hasCodes = true
          // What a mark says of its text, a translation put in its place may not deserve.
          if isMark { isBroken = true }
        }
        if name.elementsEqual("cp".utf8), codeDepth == nil {
          let scalar = value("hex").flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
          if let scalar { text += Array(String(Character(scalar)).utf8) }
          isBroken = true
        }
        if isEmpty { continue }
        if codeDepth == nil, Self.codes.contains(where: { name.elementsEqual($0.utf8) }) {
          codeDepth = names.count
        }
        names.append(name)
      case .end:
        hasTagSinceText = true
        if names.popLast() == nil { continue }
        if codeDepth == names.count { codeDepth = nil }
        if var open = mark, open.depth == names.count {
          open.mark.content = open.mark.tag.range.upperBound..<piece.range.lowerBound
          open.mark.end = piece.range.upperBound
          marks.append(open.mark)
          mark = nil
        }
      case .other: hasTagSinceText = true
      }
    }
    self.text = String(decoding: text, as: UTF8.self)
    if isBroken { place = nil }
  }

  /// The mark of each segment of a source, by its `mid`, nil for one that is not here; nil where this is not cut like the source.
  func marks(like sources: [Mark]) -> [Mark?]? {
    let mids = sources.map(\.mid)
    if marks.map(\.mid) == mids { return marks }
    var rest = Dictionary(marks.map { ($0.mid, $0) }, uniquingKeysWith: { first, _ in first })
    // Text outside of marks may translate a segment that has none.
    guard !marks.isEmpty, !hasTextOutsideMarks, rest.count == marks.count, Set(mids).count == mids.count
    else {
      return nil
    }
    let found = mids.map { rest.removeValue(forKey: $0) }
    return rest.isEmpty ? found : nil
  }

  /// Elements whose content is native code.
  private static let codes = ["bpt", "ept", "ph", "it"]

  static func localName(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    name.firstIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// A piece without the white space at its edges; a CDATA section whole.
  private static func trimmed(_ piece: XMLMarkup.Piece, _ bytes: [UInt8]) -> Range<Int> {
    guard piece.kind == .text else { return piece.range }
    let start = bytes[piece.range].firstIndex { !isBlank($0) } ?? piece.range.lowerBound
    let end = bytes[piece.range].lastIndex { !isBlank($0) } ?? start
    return start..<max(start, end + 1)
  }
}
