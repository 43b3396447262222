/// The tag of an inline code as it was in XLIFF: of a file somebody else may have written, so nothing of it is taken on trust.
struct XLIFFTag {
  /// The name of the element; empty for none that is known.
  private(set) var name = ""
  /// Whether it ends an element.
  private(set) var isEnd = false
  private var values: [(name: String, value: String)] = []

  /// No tag.
  init() {}

  /// The tags in the text of a `prop`, one after another; none where it is something else.
  static func all(in text: ArraySlice<UInt8>) -> [XLIFFTag] {
    if text.isEmpty { return [] }
    let written = Array(text)
    let bytes = XMLMarkup.text(of: written.indices, in: written)
    var markup = XMLMarkup(bytes)
    var tags: [XLIFFTag] = []
    while let piece = markup.next() {
      guard [.end, .start(isEmpty: true), .start(isEmpty: false)].contains(piece.kind) else { return [] }
      var tag = XLIFFTag()
      tag.name = String(decoding: bytes[piece.name], as: UTF8.self)
      tag.isEnd = piece.kind == .end
      tag.values = XMLMarkup.attributes(of: piece, in: bytes).map {
        (
          String(decoding: bytes[$0.name], as: UTF8.self),
          String(decoding: XMLMarkup.text(of: $0.value, in: bytes), as: UTF8.self)
        )
      }
      tags.append(tag)
    }
    return tags
  }

  /// The elements of XLIFF 1.2 with the attributes that they have and that mean something in another file too.
  private static let known: [String: [String]] = [
    "g": ["id", "ctype", "equiv-text", "clone"], "x": ["id", "ctype", "equiv-text", "clone"],
    "bx": ["id", "rid", "ctype", "equiv-text", "clone"], "ex": ["id", "rid", "equiv-text"],
    "bpt": ["id", "rid", "ctype", "equiv-text", "crc"], "ept": ["id", "rid", "equiv-text", "crc"],
    "ph": ["id", "ctype", "equiv-text", "assoc", "crc"],
    "it": ["id", "rid", "pos", "ctype", "equiv-text", "crc"],
    "mrk": ["mtype", "mid", "comment"],
  ]

  /// The attributes of XLIFF 1.2, each once.
  var attributes: [(name: String, value: String)] {
    (Self.known[name] ?? []).compactMap { name in value(name).map { (name, $0) } }
  }

  /// The value of an attribute.
  func value(_ name: String) -> String? { values.first { $0.name == name }?.value }

  /// What stands for it where the code cannot be shown.
  var equivalent: String? { value("equiv-text") ?? value("equiv") ?? value("equivStart") }

  /// Whether it holds text, and has an end tag of its own.
  var hasText: Bool { name == "g" || name == "mrk" }
  /// Whether it holds a native code.
  var hasContent: Bool { ["bpt", "ept", "ph", "it"].contains(name) }

  /// What `XLIFFText` takes for the content of such an element that is empty: its tag by name and identifier, as text.
  var contentWhereEmpty: [UInt8] {
    var bytes: [UInt8] = []
    _ = bytes.append(xml: "<" + name + (value("id").map { " id=\"\($0)\"" } ?? "") + "/>")
    return bytes
  }

  /// Whether it is a whole tag of XLIFF 1.2, which has what its element must have.
  var isWritten: Bool {
    if isEnd { return hasText }
    if name == "mrk" { return value("mtype") != nil && value("mtype") != "seg" }
    // Version 2 has `ph` as well, and tells by these.
    if value("dataRef") != nil || value("equiv") != nil || value("type") != nil { return false }
    return Self.known[name] != nil && value("id") != nil && (name != "it" || value("pos") != nil)
  }

  /// Whether such a code becomes an element of that name in TMX.
  func stands(for element: TMXName, isEnd: Bool) -> Bool {
    switch element {
    case .hi: name == "mrk" && self.isEnd == isEnd
    case .bpt: !self.isEnd && ["g", "pc", "bpt", "bx", "sc"].contains(name)
    case .ept: self.isEnd ? ["g", "pc"].contains(name) : ["ept", "ex", "ec"].contains(name)
    case .it: ["g", "pc", "bpt", "bx", "sc", "ept", "ex", "ec", "it"].contains(name)
    case .ph: !self.isEnd && ["x", "ph"].contains(name)
    default: false
    }
  }
}
