/// An inline code in a `source` or `target`, in the terms of TMX, in which a memory keeps it.
///
/// `g`, `pc`, `bpt`, `bx` and `sc` with what ends them are pairs (`bpt` and `ept` of TMX, or `it` where the other half is not in the
/// same segment); `x` and `ph` stand alone; `mrk` marks text (`hi`). The content is the native code where the
/// file has it, else the tag of XLIFF.
struct XLIFFCode {
  /// What a code does to the text around it.
  enum Kind {
    /// It begins what another one ends.
    case begin
    /// It ends what another one began.
    case end
    /// It stands for something of its own.
    case alone
    /// It begins a stretch of text that is marked.
    case markBegin
    /// It ends such a stretch.
    case markEnd
  }

  var kind: Kind
  /// Where in the text it stands, in UTF-8.
  var offset: Int
  /// What it has in common with its other half in the same text, and with nothing else there.
  var pair = ""
  /// What it has in common with the same code in the other language; nil where the file does not say.
  var identifier: String?
  /// Its kind as the file says it.
  var type: String?
  /// The content of the element of TMX, as XML.
  var content: [UInt8] = []
}

/// Writes texts with their codes as the content of `seg`.
struct XLIFFCodeWriter {
  /// The numbers by which both languages know a code.
  private var numbers: [String: Int] = [:]

  /// Appends a text with the codes in it, which ascend by their places.
  mutating func append(
    _ text: XLIFFText, _ part: XLIFFText.Part, to output: inout [UInt8]
  ) {
    let codes = text.codes[part.codes]
    let partners = Self.partners(among: codes)
    // Numbers of pairs, by the one that begins.
    var pairs: [Int: Int] = [:]
    var start = part.range.lowerBound
    for (index, code) in zip(codes.indices, codes) {
      _ = output.append(xml: text.bytes[start..<code.offset])
      start = code.offset
      let partner = partners[index]
      switch code.kind {
      case .begin where partner != nil:
        pairs[index] = pairs.count + 1
        append("bpt", " i=\"\(pairs.count)\"" + number(of: code), code, to: &output)
      case .end where partner != nil:
        append(
          "ept", partner.flatMap { pairs[$0] }.map { " i=\"\($0)\"" } ?? "", code, to: &output, hasType: false
        )
      case .begin: append("it", " pos=\"begin\"" + number(of: code), code, to: &output)
      case .end: append("it", " pos=\"end\"" + number(of: code), code, to: &output)
      case .alone: append("ph", number(of: code), code, to: &output)
      case .markBegin where partner != nil: append(tag: "hi", "", code, to: &output)
      case .markEnd where partner != nil: output.append(text: "</hi>")
      // What is marked begins or ends in another segment.
      case .markBegin, .markEnd: break
      }
    }
    _ = output.append(xml: text.bytes[start..<part.range.upperBound])
  }

  /// The other half of each code that has one.
  private static func partners(among codes: ArraySlice<XLIFFCode>) -> [Int: Int] {
    var open: [String: Int] = [:]
    var partners: [Int: Int] = [:]
    for (index, code) in zip(codes.indices, codes) {
      switch code.kind {
      case .begin, .markBegin: open[code.pair] = index
      case .end, .markEnd:
        guard let begin = open.removeValue(forKey: code.pair) else { continue }
        (partners[begin], partners[index]) = (index, begin)
      case .alone: break
      }
    }
    return partners
  }

  private mutating func number(of code: XLIFFCode) -> String {
    guard let identifier = code.identifier else { return "" }
    let number = numbers[identifier] ?? numbers.count + 1
    numbers[identifier] = number
    return " x=\"\(number)\""
  }

  private func append(
    _ name: String, _ attributes: String, _ code: XLIFFCode, to output: inout [UInt8], hasType: Bool = true
  ) {
    append(tag: name, attributes, code, to: &output, hasType: hasType)
    output += code.content
    output.append(text: "</" + name + ">")
  }

  private func append(
    tag name: String, _ attributes: String, _ code: XLIFFCode, to output: inout [UInt8], hasType: Bool = true
  ) {
    output.append(text: "<" + name + attributes)
    if hasType, let type = code.type {
      output.append(text: " type=\"")
      _ = output.append(xml: type)
      output.append(0x22)
    }
    output.append(0x3E)
  }
}
