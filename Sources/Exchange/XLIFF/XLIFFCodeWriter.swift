internal import Text

/// Writes texts with their codes as the content of `seg`.
struct XLIFFCodeWriter {
  /// The type of the `prop` of a `tuv` that has the tags of its codes as they were in XLIFF, one after another.
  static let property = "x-xliff-codes"

  /// The numbers by which both languages know a code.
  private var numbers: [String: Int] = [:]

  /// Appends a `tuv` of a text with the codes in it, which ascend by their places.
  mutating func append(
    _ text: XLIFFText, _ part: XLIFFText.Part, in language: LanguageTag, to output: inout [UInt8]
  ) {
    output.append(text: "<tuv xml:lang=\"\(language)\">")
    var content: [UInt8] = []
    let tags = append(text, part, to: &content)
    if !tags.isEmpty {
      output.append(text: "<prop type=\"\(Self.property)\">")
      _ = output.append(xml: tags[...])
      output.append(text: "</prop>\n")
    }
    output.append(text: "<seg>")
    output += content
    output.append(text: "</seg></tuv>\n")
  }

  /// Appends the content of a `seg`; returns the tags of its codes.
  private mutating func append(
    _ text: XLIFFText, _ part: XLIFFText.Part, to output: inout [UInt8]
  ) -> [UInt8] {
    var tags: [UInt8] = []
    let codes = text.codes[part.codes]
    let partners = Self.partners(among: codes)
    // Numbers of pairs, by the one that begins.
    var pairs: [Int: Int] = [:]
    var start = part.range.lowerBound
    for (index, code) in zip(codes.indices, codes) {
      _ = output.append(xml: text.bytes[start..<code.offset])
      start = code.offset
      let partner = partners[index]
      let length = output.count
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
      if output.count > length { tags += code.tag }
    }
    _ = output.append(xml: text.bytes[start..<part.range.upperBound])
    return tags
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
