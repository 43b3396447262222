internal import CXML

/// libxml2's push parser, whose calls become a queue of events.
///
/// Nothing but the bytes pushed is ever read: no DTD, no entity, no network. No entity is kept when it is declared,
/// so none can be expanded, and a reference to one (other than the five of XML) is a failure. Attributes that a
/// document type gives by default are left out. Namespaces are looked at and not insisted on, since tools write
/// prefixes that they do not declare.
final class SAXParser {
  /// Something in the document.
  struct Event {
    enum Kind { case start, end, text }
    var kind: Kind
    /// The index of the element's name among those asked for; -1 for any other, and for names of foreign namespaces.
    var name: Int32
    /// Where it begins.
    var line: Int32
    var column: Int32
    /// Where in `bytes` the text lies.
    var text: Range<Int>
    /// Where in `attributes` those of the element lie.
    var attributes: Range<Int>
  }

  /// An attribute that was asked for.
  struct Attribute {
    var name: Int32
    var value: Range<Int>
  }

  /// What is wrong with the document.
  struct Failure {
    var line: Int
    var column: Int?
    var reason: String
  }

  /// What the last push gave.
  private(set) var events: [Event] = []
  private(set) var attributes: [Attribute] = []
  private(set) var bytes: [UInt8] = []
  /// What is wrong with the document; events before it are whole.
  private(set) var failure: Failure?

  /// libxml2's context; its fields are read only between the calls of this class, on one thread.
  private var context: xmlParserCtxtPtr?
  /// The names asked for, as libxml2's dictionary holds them: two equal names are one pointer.
  private var names: [UnsafePointer<xmlChar>?] = []
  private var namesInXML: [UnsafePointer<xmlChar>?] = []
  private var rootNamespace: UnsafePointer<xmlChar>?
  private var depth = 0
  private var hasRoot = false
  /// Where the event before ended, which is where the next one begins.
  private var line: Int32 = 1
  private var column: Int32 = 1

  /// A parser that tells `names` apart; `xml:lang` is written so.
  init(names: [String]) {
    SAXParser.initializeLibrary
    var handler = SAXParser.handler
    context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    guard let context else {
      failure = Failure(line: 1, column: nil, reason: "there is no memory to read XML")
      return
    }
    // The text is UTF-8 by now, whatever the document declares.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_COMPACT.rawValue
    xmlCtxtUseOptions(context, Int32(options | XML_PARSE_IGNORE_ENC.rawValue))
    context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    xmlDictSetLimit(context.pointee.dict, XMLLimits.names)
    for name in names {
      let isXML = name.hasPrefix("xml:")
      let local = isXML ? String(name.dropFirst(4)) : name
      let interned = xmlDictLookup(context.pointee.dict, local, -1)
      self.names.append(isXML ? nil : interned)
      namesInXML.append(isXML ? interned : nil)
    }
  }

  deinit {
    if let context { xmlFreeParserCtxt(context) }
  }

  /// Parses the next bytes, which are UTF-8; `isLast` ends the document. The events before are gone.
  func push(_ input: [UInt8], isLast: Bool) {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    guard let context, failure == nil else { return }
    input.withUnsafeBytes { input in
      // A NUL is no character of XML, and libxml2 takes it for the end of its buffer.
      let end = input.firstIndex(of: 0) ?? input.count
      _ = xmlParseChunk(
        context, input.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(end), isLast ? 1 : 0)
      if end < input.count { fail("U+0000 is not allowed in XML") }
    }
    if failure == nil && context.pointee.wellFormed == 0 { fail("this is not well-formed XML") }
    checkPending()
  }

  /// Refuses what libxml2 holds back for longer than a limit, as it waits for its end.
  private func checkPending() {
    guard failure == nil, let input = context?.pointee.input, let current = input.pointee.cur else { return }
    let pending = input.pointee.end - current
    guard pending > XMLLimits.tag else { return }
    let isMarkup = current[0] == 0x3C && (current[1] == 0x21 || current[1] == 0x3F)
    if isMarkup && pending <= XMLLimits.markup { return }
    let limit = isMarkup ? XMLLimits.markup : XMLLimits.tag
    let what = isMarkup ? "comment, instruction or declaration" : "tag or reference"
    fail("the \(what) here is longer than \(limit >> 10) KiB", atEvent: true)
  }

  /// Notes the first failure and stops the parser.
  fileprivate func fail(_ reason: String, line: Int? = nil, column: Int? = nil, atEvent: Bool = false) {
    guard failure == nil, let context else { return }
    let input = context.pointee.input?.pointee
    if atEvent {
      failure = Failure(line: Int(self.line), column: Int(self.column), reason: reason)
    } else {
      let place = line ?? input.map { Int($0.line) } ?? 1
      failure = Failure(line: max(1, place), column: column ?? input.map { Int($0.col) }, reason: reason)
    }
    xmlStopParser(context)
  }

  // MARK: What libxml2 calls

  fileprivate func startDocument() {
    if let version = context?.pointee.version, version[0] != 0x31 || version[2] != 0x30 || version[3] != 0 {
      fail("this is XML \(String(cString: version)), only XML 1.0 is read")
    }
    advance()
  }

  fileprivate func startElement(
    _ local: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?,
    attributes values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    depth += 1
    if depth > XMLLimits.depth {
      fail("elements lie more than \(XMLLimits.depth) deep inside one another")
      return
    }
    if !hasRoot {
      hasRoot = true
      rootNamespace = namespace
    }
    let isForeign = namespace != rootNamespace || (prefix != nil && namespace == nil)
    let firstAttribute = attributes.count
    if let values {
      for index in 0..<count {
        let field = values + index * 5
        let table = field[1] == nil ? names : field[1] == context?.pointee.str_xml ? namesInXML : []
        guard let name = table.firstIndex(of: field[0]), let value = field[3], let end = field[4] else {
          continue
        }
        attributes.append(Attribute(name: Int32(name), value: append(attribute: value, count: end - value)))
      }
    }
    let name = isForeign ? nil : names.firstIndex(of: local)
    events.append(
      Event(
        kind: .start, name: name.map { Int32($0) } ?? -1, line: line, column: column,
        text: bytes.count..<bytes.count, attributes: firstAttribute..<attributes.count))
    advance()
  }

  fileprivate func endElement(_ local: UnsafePointer<xmlChar>) {
    depth -= 1
    events.append(
      Event(
        kind: .end, name: -1, line: line, column: column, text: bytes.count..<bytes.count,
        attributes: attributes.count..<attributes.count))
    advance()
  }

  fileprivate func characters(_ text: UnsafePointer<xmlChar>, count: Int) {
    let start = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
    if let last = events.indices.last, events[last].kind == .text {
      events[last].text = events[last].text.lowerBound..<bytes.count
    } else {
      events.append(
        Event(
          kind: .text, name: -1, line: line, column: column, text: start..<bytes.count,
          attributes: attributes.count..<attributes.count))
    }
    advance()
  }

  fileprivate func advance() {
    guard let input = context?.pointee.input else { return }
    line = input.pointee.line
    column = input.pointee.col
  }

  fileprivate func entity(_ name: UnsafePointer<xmlChar>) {
    // libxml2 also asks when it reads a declaration; only a reference is wrong.
    guard context?.pointee.inSubset == 0 else { return }
    fail(
      "the entity &\(String(cString: name)); is not expanded: only &lt; &gt; &amp; &quot; &apos; are read",
      atEvent: false)
  }

  fileprivate func report(_ error: xmlError) {
    guard error.level == XML_ERR_FATAL, error.domain != XML_FROM_NAMESPACE.rawValue else { return }
    let message = error.message.map { String(cString: $0) } ?? "this is not well-formed XML"
    let sentence = message.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? message
    fail("XML: " + sentence, line: Int(error.line), column: error.int2 > 0 ? Int(error.int2) : nil)
  }

  /// Appends a value. libxml2 leaves `&` in it as `&#38;`, and no other reference, when it does not replace entities.
  private func append(attribute value: UnsafePointer<xmlChar>, count: Int) -> Range<Int> {
    let start = bytes.count
    let value = UnsafeBufferPointer(start: value, count: count)
    guard value.contains(0x26) else {
      bytes.append(contentsOf: value)
      return start..<bytes.count
    }
    var index = 0
    while index < count {
      bytes.append(value[index])
      let isReference = value[index] == 0x26 && value[index...].starts(with: [0x26, 0x23, 0x33, 0x38, 0x3B])
      index += isReference ? 5 : 1
    }
    return start..<bytes.count
  }

  private static let initializeLibrary: Void = xmlInitParser()
}

/// The parser that libxml2 hands back: the very object that made the context, which it outlives.
private func parser(_ data: UnsafeMutableRawPointer?) -> SAXParser? {
  data.map { Unmanaged<SAXParser>.fromOpaque($0).takeUnretainedValue() }
}

/// libxml2 takes text for white space to be dropped unless both handlers are one function.
private let characters: charactersSAXFunc = { data, text, count in
  if let text { parser(data)?.characters(text, count: Int(count)) }
}

extension SAXParser {
  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startDocument = { parser($0)?.startDocument() }
    handler.startElementNs = { data, local, prefix, uri, _, _, count, defaulted, values in
      guard let local else { return }
      parser(data)?.startElement(
        local, prefix: prefix, namespace: uri, attributes: values, count: Int(count - defaulted))
    }
    handler.endElementNs = { data, local, _, _ in
      if let local { parser(data)?.endElement(local) }
    }
    handler.characters = Exchange.characters
    handler.ignorableWhitespace = Exchange.characters
    handler.cdataBlock = Exchange.characters
    handler.comment = { data, _ in parser(data)?.advance() }
    handler.processingInstruction = { data, _, _ in parser(data)?.advance() }
    handler.getEntity = { data, name in
      if let name { parser(data)?.entity(name) }
      return nil
    }
    handler.getParameterEntity = { _, _ in nil }
    handler.serror = { data, error in
      if let error { parser(data)?.report(error.pointee) }
    }
    return handler
  }
}
