internal import CResources
internal import CXML
public import Text

extension SegmentationRules {
  /// Padanan's own rules for Indonesian and English, and for languages without rules of their own.
  ///
  /// They refine ICU's sentence breaks. The list "Sentence ends" in their file is for other tools, which have nothing to
  /// refine, and is left out here.
  public static let builtIn: SegmentationRules = {
    let bytes = UnsafeBufferPointer(start: padan_segmentation_srx_bytes(), count: padan_segmentation_srx_size)
    do {
      var rules = try SRXReader.rules(in: bytes, path: "segmentation.srx")
      rules.basis = .sentenceBreaks
      rules.maps.removeAll { $0.name == "Sentence ends" }
      return rules
    } catch {
      // The file is part of the program; that it can be read is tested.
      preconditionFailure("the built-in segmentation rules cannot be read: \(error)")
    }
  }()

  /// The file of the built-in rules, as it is: SRX 2.0 in UTF-8, for other tools to load.
  ///
  /// Tools that have no sentence breaks of their own to refine use its list "Sentence ends" in their stead.
  public static var builtInFile: [UInt8] {
    Array(UnsafeBufferPointer(start: padan_segmentation_srx_bytes(), count: padan_segmentation_srx_size))
  }

  /// Reads an SRX 2.0 file.
  ///
  /// SRX 1.0 is read as well; elements of other namespaces are passed over, missing attributes have their defaults.
  /// Throws `ExchangeError`, with line and column where the XML is not well-formed, else with the line.
  public init(srx path: String) throws {
    let bytes = try SRXReader.bytes(of: path)
    self = try bytes.withUnsafeBufferPointer { try SRXReader.rules(in: $0, path: path) }
  }
}

/// Reads SRX by libxml2's pull reader, which fetches and expands nothing.
private struct SRXReader {
  /// Rule files of real tools are below a megabyte.
  private static let largestFile = 1 << 26

  private let reader: xmlTextReaderPtr
  private let path: String
  /// The file, which outlives the reader.
  private let bytes: UnsafeBufferPointer<UInt8>

  static func bytes(of path: String) throws(ExchangeError) -> [UInt8] {
    let file = try InputFile(path)
    let result = try file.piece { $0.count > largestFile }
    if result.count > largestFile {
      throw ExchangeError(.malformed, path: path, reason: "is too large for segmentation rules")
    }
    return result
  }

  static func rules(in bytes: UnsafeBufferPointer<UInt8>, path: String) throws(ExchangeError)
    -> SegmentationRules
  {
    let options = Int32(
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        | XML_PARSE_BIG_LINES.rawValue)
    let opened = bytes.withMemoryRebound(to: CChar.self) {
      xmlReaderForMemory($0.baseAddress, Int32(clamping: $0.count), nil, nil, options)
    }
    guard !bytes.isEmpty, let reader = opened else {
      throw ExchangeError(.malformed, path: path, line: 1, column: 1, reason: "is empty, not an SRX file")
    }
    defer { xmlFreeTextReader(reader) }
    return try SRXReader(reader: reader, path: path, bytes: bytes).rules()
  }

  private func rules() throws(ExchangeError) -> SegmentationRules {
    var result = SegmentationRules(cascades: false, rules: [:], maps: [])
    var list: String?
    var rule = SegmentationRules.Rule(isBreak: true, before: "", after: "")
    var text: String?
    var namespace: String?
    var depth = 0
    while try read() {
      switch xmlTextReaderNodeType(reader) {
      case Int32(XML_READER_TYPE_ELEMENT.rawValue):
        let name = string(xmlTextReaderConstLocalName(reader)) ?? ""
        let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
        if depth == 0 {
          guard name == "srx" else {
            throw error("the root element is <\(name)>, not <srx>: not an SRX file")
          }
          namespace = string(xmlTextReaderConstNamespaceUri(reader))
        }
        if !isEmpty { depth += 1 }
        // Other tools put elements of their own among those of the standard.
        guard string(xmlTextReaderConstNamespaceUri(reader)) == namespace else { continue }
        switch name {
        case "header": result.cascades = attribute("cascade") == "yes"
        case "languagerule":
          let name = try required("languagerulename", of: name)
          list = name
          if result.rules[name] == nil { result.rules[name] = [] }
        case "rule":
          rule = SegmentationRules.Rule(
            isBreak: attribute("break") != "no", before: "", after: "", line: line)
          if isEmpty, let list { result.rules[list, default: []].append(rule) }
        case "beforebreak", "afterbreak": text = ""
        case "languagemap":
          result.maps.append(
            .init(
              pattern: try required("languagepattern", of: name),
              name: try required("languagerulename", of: name),
              line: line))
        default: break
        }
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
        depth -= 1
        guard string(xmlTextReaderConstNamespaceUri(reader)) == namespace else { continue }
        switch string(xmlTextReaderConstLocalName(reader)) {
        case "beforebreak": rule.before = text ?? ""
        case "afterbreak": rule.after = text ?? ""
        case "rule": if let list { result.rules[list, default: []].append(rule) }
        case "languagerule": list = nil
        default: continue
        }
        text = nil
      case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
        Int32(XML_READER_TYPE_WHITESPACE.rawValue), Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
        text? += string(xmlTextReaderConstValue(reader)) ?? ""
      case Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
        throw error(
          "the entity &\(string(xmlTextReaderConstName(reader)) ?? "");"
            + " is none of XML's five; write the character itself")
      case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue):
        // libxml2 would expand entities in attributes whatever the options are.
        if xmlTextReaderCurrentNode(reader)?.pointee.children != nil {
          let place = placeOfDocumentType
          throw ExchangeError(
            .malformed, path: path, line: place?.line, column: place?.column,
            reason: "declarations inside the DOCTYPE are not accepted; remove them")
        }
      default: break
      }
    }
    if result.rules.isEmpty {
      throw ExchangeError(.malformed, path: path, line: 1, reason: "has no segmentation rules")
    }
    for map in result.maps where result.rules[map.name] == nil {
      throw ExchangeError(
        .malformed, path: path, line: map.line,
        reason: "the map for \(map.pattern) names the rules \"\(map.name)\", which are not in the file")
    }
    return result
  }

  /// The line of the current node; the parser itself may be far ahead.
  private var line: Int { max(xmlGetLineNo(xmlTextReaderCurrentNode(reader)), 1) }

  /// Where the DOCTYPE begins, of which libxml2 keeps no line; nil where the file is in UTF-16.
  private var placeOfDocumentType: (line: Int, column: Int)? {
    let bytes = Array(bytes)
    var markup = XMLMarkup(bytes)
    while let piece = markup.next() {
      guard piece.kind == .other, bytes[piece.range].starts(with: "<!DOCTYPE".utf8) else { continue }
      let before = bytes[..<piece.range.lowerBound]
      let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      return (before.count { $0 == 0x0A } + 1, before[start...].count { $0 & 0xC0 != 0x80 } + 1)
    }
    return nil
  }

  private func read() throws(ExchangeError) -> Bool {
    let status = xmlTextReaderRead(reader)
    guard status < 0 else { return status == 1 }
    guard let fault = xmlGetLastError()?.pointee else { throw error("not well-formed XML") }
    var reason = fault.message.map { String(cString: $0) } ?? "not well-formed XML"
    while reason.last?.isWhitespace == true { reason.removeLast() }
    throw ExchangeError(
      .malformed, path: path, line: max(Int(fault.line), 1), column: max(Int(fault.int2), 1), reason: reason)
  }

  private func error(_ reason: String) -> ExchangeError {
    ExchangeError(
      .malformed, path: path, line: line, column: Int(xmlTextReaderGetParserColumnNumber(reader)),
      reason: reason)
  }

  private func attribute(_ name: String) -> String? {
    guard xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
    defer { xmlTextReaderMoveToElement(reader) }
    return string(xmlTextReaderConstValue(reader))
  }

  private func required(_ name: String, of element: String) throws(ExchangeError) -> String {
    guard let value = attribute(name) else { throw error("<\(element)> lacks the attribute \(name)") }
    return value
  }

  private func string(_ text: UnsafePointer<xmlChar>?) -> String? { text.map { String(cString: $0) } }
}
