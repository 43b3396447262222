/// The text of a `source` or `target`, the codes in it, and where the segments marked in it lie.
struct XLIFFText {
  /// A part of the text with the codes in it.
  struct Part {
    /// Where the text lies in `bytes`.
    var range: Range<Int>
    /// Where the codes lie in `codes`.
    var codes: Range<Int>
  }

  /// The text in UTF-8, inline codes left out.
  private(set) var bytes: [UInt8] = []
  /// The codes, in their order; none where they are too many to be kept.
  private(set) var codes: [XLIFFCode] = []
  /// The segments (`mrk mtype="seg"`, XLIFF 1.2) by their `mid`, in order.
  private(set) var segments: [(mid: String, part: Part)] = []
  /// Whether there were more codes than a record may hold.
  private(set) var hasLostCodes = false
  private var codeBytes = 0

  /// All of it.
  var whole: Part { Part(range: bytes.indices, codes: codes.indices) }

  /// The whole text.
  var text: String { text(in: whole) }

  /// A part of the text.
  ///
  /// The source lets only valid UTF-8 through, and marks lie between scalars.
  func text(in part: Part) -> String { String(decoding: bytes[part.range], as: UTF8.self) }

  /// What is open: an element that has a code at either end, or a segment.
  private struct Open {
    var depth: Int
    /// The code that ends it; nil for a segment.
    var end: XLIFFCode?
    var mid = ""
    var start = 0
    var firstCode = 0
  }

  /// Reads the element that has begun, up to its end.
  ///
  /// The content of native codes (`bpt`, `ept`, `ph`, `it` and what is in them) is no text; that of `g`, `pc`, `mrk`
  /// and of elements not known is; `cp` is the character that it names. `data` has the native codes that stand elsewhere in
  /// the file (`originalData` of XLIFF 2), as XML.
  init(reading xml: XMLReader<XLIFFName>, data: [String: [UInt8]] = [:]) throws(ExchangeError) {
    var depth = 1
    var open: [Open] = []
    while depth > 0 {
      switch try xml.read() {
      case .start(.cp):
        bytes.append(contentsOf: String(Character(try Self.character(of: xml))).utf8)
        try xml.skipElement()
      case .start(.mrk) where xml.attribute(.mtype).map(Self.deletions.contains) ?? false:
        try xml.skipElement()
      case .start(.mrk) where xml.attribute(.mtype).map(Self.additions.contains) ?? false: depth += 1
      case .start(.mrk):
        depth += 1
        if xml.attribute(.mtype) == "seg" {
          if !open.contains(where: { $0.end == nil }) {
            open.append(
              Open(
                depth: depth, mid: xml.attribute(.mid) ?? "", start: bytes.count, firstCode: codes.count))
          }
        } else {
          let pair = "mark \(codes.count)"
          let type = xml.attribute(.mtype) ?? xml.attribute(.type)
          add(
            XLIFFCode(
              kind: .markBegin, offset: bytes.count, pair: pair, type: type, tag: Self.wholeTag(of: xml)))
          let end = Array("</\(xml.elementName)>".utf8)
          open.append(
            Open(depth: depth, end: XLIFFCode(kind: .markEnd, offset: 0, pair: pair, tag: end)))
        }
      case .start(.g), .start(.pc):
        depth += 1
        var code = XLIFFCode(
          kind: .begin, offset: bytes.count, pair: "element \(codes.count)", identifier: xml.attribute(.id),
          type: Self.type(of: xml), tag: Self.wholeTag(of: xml))
        code.content = Self.native(.dataRefStart, data, xml) ?? Self.tag(of: xml)
        var end = code
        end.kind = .end
        end.tag = Array("</\(xml.elementName)>".utf8)
        end.content = Self.native(.dataRefEnd, data, xml) ?? Self.escaped("</\(xml.elementName)>")
        add(code)
        open.append(Open(depth: depth, end: end))
      case .start(let name?) where Self.kinds[name] != nil: try readCode(name, data, xml)
      case .start(.sm), .start(.em): try xml.skipElement()
      case .start: depth += 1
      case .end:
        if let last = open.last, last.depth == depth {
          open.removeLast()
          if var end = last.end {
            end.offset = bytes.count
            add(end)
          } else {
            segments.append(
              (
                last.mid,
                Part(
                  range: last.start..<bytes.count, codes: min(last.firstCode, codes.count)..<codes.count)
              ))
          }
        }
        depth -= 1
      case .text: try xml.appendText(to: &bytes)
      case .finished: return
      }
    }
  }

  /// The marks of Trados Studio at what was deleted and added while changes were tracked: they are taken for accepted.
  private static let deletions = ["x-sdl-deleted", "x-sdl-feedback-deleted"]
  private static let additions = ["x-sdl-added", "x-sdl-feedback-added"]

  /// What the elements are that have no text in them.
  private static let kinds: [XLIFFName: XLIFFCode.Kind] = [
    .bpt: .begin, .bx: .begin, .sc: .begin, .ept: .end, .ex: .end, .ec: .end, .x: .alone, .ph: .alone,
    .it: .alone,
  ]

  /// Reads a code that has begun, up to its end.
  private mutating func readCode(
    _ name: XLIFFName, _ data: [String: [UInt8]], _ xml: XMLReader<XLIFFName>
  ) throws(ExchangeError) {
    let identifier = xml.attribute(.startRef) ?? xml.attribute(.id)
    var code = XLIFFCode(
      kind: Self.kinds[name] ?? .alone, offset: bytes.count, identifier: identifier,
      type: Self.type(of: xml), tag: Self.wholeTag(of: xml))
    code.pair = "code " + (xml.attribute(.rid) ?? identifier ?? "")
    if name == .it { code.kind = xml.attribute(.pos) == "close" ? .end : .begin }
    // Its other half is in another unit.
    if name == .it || xml.attribute(.isolated) == "yes" { code.pair = "isolated \(codes.count)" }
    let tag = Self.tag(of: xml)
    let native = Self.native(.dataRef, data, xml)
    code.content = try Self.content(of: xml)
    if code.content.isEmpty { code.content = native ?? tag }
    add(code)
  }

  private mutating func add(_ code: XLIFFCode) {
    guard !hasLostCodes else { return }
    codeBytes += code.content.count + code.tag.count + code.pair.utf8.count + MemoryLayout<XLIFFCode>.size
    codeBytes += (code.identifier?.utf8.count ?? 0) + (code.type?.utf8.count ?? 0)
    if codeBytes > XMLLimits.record {
      hasLostCodes = true
      // The segments that were read refer to codes.
      codes.removeAll()
      for index in segments.indices { segments[index].part.codes = 0..<0 }
    } else {
      codes.append(code)
    }
  }

  /// The character that a `cp` names.
  static func character(of xml: XMLReader<XLIFFName>) throws(ExchangeError) -> Unicode.Scalar {
    let scalar = xml.attribute(.hex).flatMap { UInt32($0, radix: 16) }.flatMap { Unicode.Scalar($0) }
    guard let scalar, scalar != "\0" else { throw xml.failure("the hex of <cp> names no character") }
    return scalar
  }

  private static func type(of xml: XMLReader<XLIFFName>) -> String? {
    xml.attribute(.ctype) ?? xml.attribute(.type)
  }

  private static func native(
    _ reference: XLIFFName, _ data: [String: [UInt8]], _ xml: XMLReader<XLIFFName>
  ) -> [UInt8]? {
    xml.attribute(reference).flatMap { data[$0] }
  }

  /// The tag of the element that begins, with all the attributes that are XLIFF's.
  private static func wholeTag(of xml: XMLReader<XLIFFName>) -> [UInt8] {
    var tag = Array("<\(xml.elementName)".utf8)
    for name in XLIFFName.ofCodes {
      guard let value = xml.attribute(name) else { continue }
      tag.append(text: " \(name.rawValue)=\"")
      _ = tag.append(xml: value)
      tag.append(0x22)
    }
    let isEmpty = ![.g, .pc, .mrk].contains(XLIFFName(rawValue: xml.elementName))
    tag.append(text: isEmpty ? "/>" : ">")
    return tag
  }

  /// The tag of the element that begins, by its name and identifier, as text.
  private static func tag(of xml: XMLReader<XLIFFName>) -> [UInt8] {
    let identifier = xml.attribute(.id).map { " id=\"\($0)\"" } ?? ""
    let isEmpty = ![.g, .pc].contains(XLIFFName(rawValue: xml.elementName))
    return escaped("<" + xml.elementName + identifier + (isEmpty ? "/>" : ">"))
  }

  private static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = bytes.append(xml: text)
    return bytes
  }

  /// The native code in the element that has begun, up to its end, as XML; what is to be translated of it in `sub`.
  static func content(of xml: XMLReader<XLIFFName>) throws(ExchangeError) -> [UInt8] {
    var text: [UInt8] = []
    var content: [UInt8] = []
    var depth = 1
    // The depth of the subflow that is open: what is marked inside is part of it.
    var subflow: Int?
    while depth > 0 {
      switch try xml.read() {
      case .start(.cp):
        _ = content.append(xml: String(Character(try character(of: xml))))
        try xml.skipElement()
      case .start(let name):
        depth += 1
        if name == .sub && subflow == nil {
          subflow = depth
          content.append(text: "<sub>")
        }
      case .end:
        if subflow == depth {
          subflow = nil
          content.append(text: "</sub>")
        }
        depth -= 1
      case .text:
        text.removeAll(keepingCapacity: true)
        try xml.appendText(to: &text)
        _ = content.append(xml: text[...])
        if content.count > XMLLimits.text {
          throw xml.failure("the code is longer than \(XMLLimits.text >> 20) MiB")
        }
      case .finished: return content
      }
    }
    return content
  }
}
