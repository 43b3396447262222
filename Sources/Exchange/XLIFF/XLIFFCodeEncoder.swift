/// Writes the content of a `seg` of TMX as that of a `source` or `target` of XLIFF 1.2.
///
/// A code that came from XLIFF 1.2 becomes the element it was (`XLIFFCodeWriter.property`); one that came from elsewhere, or whose
/// segment has other codes by now, becomes `bpt`, `ept`, `it`, `ph` or `mrk`, numbered by the `x` and `i` of TMX. What is between
/// the codes is copied: a record is well-formed, and escaped as XLIFF wants it.
struct XLIFFCodeEncoder {
  /// A code, and the text before it.
  private struct Code {
    /// The element of TMX.
    var name: TMXName
    /// Whether it ends a `hi`.
    var isEnd = false
    /// Its tag in TMX.
    var tag: TMXTag
    /// Its native content, as XML, in which only `sub` is marked.
    var content: [UInt8] = []
    /// The text between it and the code before.
    var before: [UInt8]

    /// The value of an attribute in TMX.
    func value(_ name: String) -> String? {
      tag.value(of: name).map { value in
        let bytes = Array(value)
        return String(decoding: XMLMarkup.text(of: bytes.indices, in: bytes), as: UTF8.self)
      }
    }
  }

  /// What the beginning of a pair is.
  private struct Pair {
    var identifier: String
    var tag: XLIFFTag
  }

  /// A code without an identifier, by what it is alike with another.
  private struct Likeness: Hashable {
    var name: TMXName
    var type: String?
    var content: [UInt8]
  }

  /// How many codes without an identifier were given one; it goes on from source to target.
  private var count = 0
  /// The identifiers given in the source, in order, until the target takes them for codes that are alike.
  private var given: [Likeness: ArraySlice<String>] = [:]
  private var isSourceWritten = false

  /// Appends a content, that of the source first; `tags` are those that its codes had in XLIFF, as the text of a `prop`.
  mutating func append(_ content: ArraySlice<UInt8>, tags: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let (codes, rest) = Self.codes(in: content)
    let known = XLIFFTag.all(in: tags)
    let isKnown =
      known.count == codes.count && zip(known, codes).allSatisfy { $0.stands(for: $1.name, isEnd: $1.isEnd) }
    let isNested = isKnown && Self.isNested(known)
    var pairs: [String: Pair] = [:]
    for (index, code) in codes.enumerated() {
      var code = code
      output += code.before
      let tag = isKnown ? known[index] : XLIFFTag()
      if tag.hasContent && code.content == tag.contentWhereEmpty { code.content = [] }
      if isNested && tag.isWritten {
        append(tag, code, to: &output)
      } else {
        append(code, tag, &pairs, to: &output)
      }
    }
    output += rest
    isSourceWritten = true
  }

  /// An identifier for a code that has none: in the target that of such a code of the source, by which tools know it again.
  private mutating func newIdentifier(_ code: Code) -> String {
    let likeness = Likeness(name: code.name, type: code.value("type"), content: code.content)
    if isSourceWritten, let identifier = given[likeness]?.popFirst() { return identifier }
    count += 1
    if !isSourceWritten { given[likeness, default: []].append("c\(count)") }
    return "c\(count)"
  }

  /// A code as the element it was.
  private func append(_ tag: XLIFFTag, _ code: Code, to output: inout [UInt8]) {
    if tag.isEnd { return output.append(text: "</\(tag.name)>") }
    output.append(text: "<" + tag.name)
    for (name, value) in tag.attributes { Self.append(name, value, to: &output) }
    if tag.hasText {
      output.append(0x3E)
    } else if tag.hasContent && !code.content.isEmpty {
      output += [0x3E] + code.content
      output.append(text: "</\(tag.name)>")
    } else {
      output.append(text: "/>")
    }
  }

  /// A code of TMX, with what is known of it otherwise.
  private mutating func append(
    _ code: Code, _ tag: XLIFFTag, _ pairs: inout [String: Pair], to output: inout [UInt8]
  ) {
    if code.name == .hi {
      if code.isEnd { return output.append(text: "</mrk>") }
      output.append(text: "<mrk")
      Self.append("mtype", Self.type(code.value("type") ?? "hi", among: Self.marks), to: &output)
      return output.append(0x3E)
    }
    let pair = code.value("i")
    let isPair = code.name == .bpt || code.name == .ept
    var identifier = tag.value("id") ?? tag.value("startRef") ?? code.value("x")
    if isPair, let pair {
      identifier = code.name == .bpt ? identifier : pairs[pair]?.identifier ?? identifier
    }
    identifier = identifier ?? newIdentifier(code)
    let begin = code.name == .ept ? pair.flatMap { pairs[$0]?.tag } : nil
    if code.name == .bpt, let identifier, let pair { pairs[pair] = Pair(identifier: identifier, tag: tag) }
    let name = code.name == .ut ? TMXName.ph.rawValue : code.name.rawValue
    output.append(text: "<" + name)
    Self.append("id", identifier ?? "", to: &output)
    if isPair, let pair { Self.append("rid", pair, to: &output) }
    if code.name == .it {
      Self.append("pos", code.value("pos") == "end" ? "close" : "open", to: &output)
    }
    if code.name != .ept, let type = tag.value("ctype") ?? code.value("type") {
      let known = code.name == .bpt || code.name == .it ? Self.delimiters : Self.placeholders
      Self.append("ctype", Self.type(type, among: known), to: &output)
    }
    if let text = tag.equivalent ?? begin?.value("equivEnd") { Self.append("equiv-text", text, to: &output) }
    output += [0x3E] + code.content
    output.append(text: "</\(name)>")
  }

  private static let delimiters = ["bold", "italic", "underlined", "link"]
  private static let placeholders = ["image", "pb", "lb"]
  private static let marks = ["abbrev", "date", "datetime", "name", "phrase", "protected", "term"]

  /// A type as XLIFF has it: one of its own, else one that begins with `x-`.
  private static func type(_ type: String, among known: [String]) -> String {
    if known.contains(type) { return type }
    let word = String(
      String.UnicodeScalarView(type.unicodeScalars.map { $0.properties.isWhitespace ? "-" : $0 }))
    return word.hasPrefix("x-") && word.utf8.count > 2 ? word : "x-" + (word.isEmpty ? "code" : word)
  }

  private static func append(_ name: String, _ value: String, to output: inout [UInt8]) {
    output.append(text: " \(name)=\"")
    _ = output.append(xml: value)
    output.append(0x22)
  }

  /// Whether the elements that hold text end in the order in which they began.
  private static func isNested(_ tags: [XLIFFTag]) -> Bool {
    var open: [String] = []
    for tag in tags where tag.isWritten && tag.hasText {
      if !tag.isEnd { open.append(tag.name) } else if open.popLast() != tag.name { return false }
    }
    return open.isEmpty
  }

  /// The codes in the content of a `seg`, and the text after the last one.
  private static func codes(in content: ArraySlice<UInt8>) -> (codes: [Code], rest: [UInt8]) {
    var codes: [Code] = []
    var text: [UInt8] = []
    var depth = 0
    // The depth of the native code that is open, and that of the subflow in it: XLIFF has none directly in another.
    var codeDepth: Int?
    var subflow: Int?
    // Depths of marks.
    var marks: [Int] = []
    var rest = content
    func appendText(_ bytes: ArraySlice<UInt8>) {
      if codeDepth != nil { codes[codes.count - 1].content += bytes } else { text += bytes }
    }
    while let start = rest.firstIndex(ofByte: 0x3C) {
      appendText(rest[..<start])
      // `>` ends every tag.
      let end = rest[start...].firstIndex(ofByte: 0x3E) ?? rest.endIndex - 1
      let tag = TMXTag(rest[(start + 1)..<end])
      rest = rest[(end + 1)...]
      if tag.isEnd {
        if subflow == depth {
          subflow = nil
          appendText(Array("</sub>".utf8)[...])
        } else if codeDepth == depth {
          codeDepth = nil
        } else if marks.last == depth {
          marks.removeLast()
          codes.append(Code(name: .hi, isEnd: true, tag: tag, before: text))
          text = []
        }
        depth -= 1
        continue
      }
      depth += 1
      if codeDepth != nil {
        if tag.isNamed(.sub) && !tag.isEmpty && subflow == nil {
          subflow = depth
          appendText(Array("<sub>".utf8)[...])
        }
      } else if let name = [TMXName.bpt, .ept, .ph, .it, .ut, .hi].first(where: tag.isNamed) {
        codes.append(Code(name: name, tag: tag, before: text))
        text = []
        if name == .hi {
          if tag.isEmpty {
            codes.append(Code(name: .hi, isEnd: true, tag: tag, before: []))
          } else {
            marks.append(depth)
          }
        } else if !tag.isEmpty {
          codeDepth = depth
        }
      }
      if tag.isEmpty { depth -= 1 }
    }
    appendText(rest)
    return (codes, text)
  }
}
