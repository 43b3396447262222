internal import CXML

/// What libxml2 has said of a document so far.
///
/// `SAXParser` owns it.
struct SAXState {
  /// What is wrong with the document.
  struct Failure {
    var line: Int
    var column: Int?
    var reason: String
  }

  /// What the current push has given so far.
  var queue = SAXQueue()
  /// What is wrong with the document; events before it are whole.
  var failure: Failure?
  /// libxml2's context.
  private(set) var context: xmlParserCtxtPtr?

  /// The names asked for, as libxml2's dictionary holds them: two equal names are one pointer.
  ///
  /// They are kept as numbers, which compare fast; 0 stands for none.
  private var names: [UInt] = []
  /// Those of them that have a prefix, which stand in `names` as 0: by prefix and name, and which of the names they are.
  private var prefixedNames: [(prefix: UInt, local: UInt, index: Int)] = []
  /// For each name, whether the text of such elements is wanted.
  private var holdsText: [Bool] = []
  /// Whether attributes that were not asked for are given too.
  private var keepsAll = false
  private var rootNamespace: UnsafePointer<xmlChar>?
  private var depth = 0
  /// The depth of the outermost element whose text is wanted; 0 outside of such.
  private var textDepth = 0
  private var hasRoot = false
  /// Whether the bytes of the current push are the last.
  var isLast = false
  /// Where the event before ended, which is where the next one begins.
  private var line: Int32 = 1
  private var column: Int32 = 1

  /// Takes over a context, and looks up names in its dictionary.
  ///
  /// Without `textElements` all text is wanted.
  mutating func begin(
    _ context: xmlParserCtxtPtr, names: [String], textElements: [String]?, keepsAll: Bool
  ) {
    self.context = context
    self.keepsAll = keepsAll
    if textElements == nil { textDepth = 1 }
    let dictionary = context.pointee.dict
    for (index, name) in names.enumerated() {
      let parts = name.split(separator: ":").map {
        UInt(bitPattern: xmlDictLookup(dictionary, String($0), -1))
      }
      self.names.append(parts.count == 1 ? parts[0] : 0)
      if parts.count == 2 { prefixedNames.append((parts[0], parts[1], index)) }
      holdsText.append(textElements?.contains(name) ?? false)
    }
  }

  /// Refuses what libxml2 holds back for longer than a limit, as it waits for its end.
  mutating func checkPending() {
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
  mutating func fail(_ reason: String, line: Int? = nil, column: Int? = nil, atEvent: Bool = false) {
    guard failure == nil, let context else { return }
    let input = context.pointee.input?.pointee
    if atEvent {
      failure = Failure(line: Int(self.line), column: Int(self.column), reason: reason)
    } else {
      let place = line ?? input.map { Int($0.line) } ?? 1
      let column = Self.column(of: input, line: place) ?? column ?? input.map { Int($0.col) }
      failure = Failure(line: max(1, place), column: column, reason: reason)
    }
    xmlStopParser(context)
  }

  /// The column, in scalars, at which the parser stands on a line, where the line begins in its buffer.
  ///
  /// What libxml2 counts are bytes in places, such as CDATA sections: more than the line has, if the file is in another encoding.
  private static func column(of input: xmlParserInput?, line: Int) -> Int? {
    guard let input, let base = input.base, let current = input.cur, Int(input.line) == line else {
      return nil
    }
    let read = UnsafeBufferPointer(start: base, count: current - base)
    let end = read.lastIndex(of: 0x0A)
    guard end != nil || input.consumed == 0 else { return nil }
    return read[(end.map { $0 + 1 } ?? 0)...].count { $0 & 0xC0 != 0x80 } + 1
  }

  // MARK: What libxml2 calls

  fileprivate mutating func startDocument() {
    if let version = context?.pointee.version, version[0] != 0x31 || version[2] != 0x30 || version[3] != 0 {
      fail("this is XML \(String(cString: version)), only XML 1.0 is read")
    }
    advance()
  }

  fileprivate mutating func startElement(
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
    let firstAttribute = queue.attributes.count
    if let values {
      for index in 0..<count {
        let field = values + index * 5
        guard let value = field[3], let end = field[4] else { continue }
        let local = UInt(bitPattern: field[0])
        let name: Int? =
          if let prefix = field[1] {
            prefixedName(prefix: UInt(bitPattern: prefix), local)
          } else {
            names.firstIndex(of: local)
          }
        let text = UnsafeBufferPointer(start: value, count: end - value)
        if let name {
          queue.append(attribute: name, value: text)
        } else if keepsAll {
          let qualifier = SAXQueue.Qualifier(prefix: field[1], namespace: field[2])
          queue.append(
            attribute: -1, localName: field[0], qualifier: field[1] == nil ? nil : qualifier, value: text)
        }
      }
    }
    let name =
      isForeign
      ? prefix.flatMap { prefixedName(prefix: UInt(bitPattern: $0), UInt(bitPattern: local)) }
      : names.firstIndex(of: UInt(bitPattern: local))
    if textDepth == 0, let name, holdsText[name] { textDepth = depth }
    queue.append(
      .start, name: name, localName: local, line: line, column: column, attributes: firstAttribute,
      qualifier: isForeign ? SAXQueue.Qualifier(prefix: prefix, namespace: namespace) : nil)
    advance()
  }

  /// Which of the names asked for has a prefix and is this one.
  private func prefixedName(prefix: UInt, _ local: UInt) -> Int? {
    prefixedNames.first { $0.local == local && $0.prefix == prefix }?.index
  }

  fileprivate mutating func endElement() {
    if textDepth == depth { textDepth = 0 }
    depth -= 1
    queue.append(.end, line: line, column: column)
    advance()
  }

  fileprivate mutating func characters(_ text: UnsafePointer<xmlChar>, count: Int) {
    if textDepth == 0 { return advance() }
    queue.append(text: UnsafeBufferPointer(start: text, count: count), line: line, column: column)
    advance()
  }

  fileprivate mutating func advance() {
    guard let input = context?.pointee.input else { return }
    line = input.pointee.line
    column = input.pointee.col
  }

  fileprivate mutating func entity(_ name: UnsafePointer<xmlChar>) {
    // libxml2 also asks when it reads a declaration; only a reference is wrong.
    guard context?.pointee.inSubset == 0 else { return }
    fail(
      "the entity &\(String(cString: name)); is not expanded: only &lt; &gt; &amp; &quot; &apos; are read",
      atEvent: false)
  }

  fileprivate mutating func report(_ error: xmlError) {
    guard error.level == XML_ERR_FATAL, error.domain != XML_FROM_NAMESPACE.rawValue else { return }
    fail(sentence(for: error), line: Int(error.line), column: error.int2 > 0 ? Int(error.int2) : nil)
  }

  /// Whether the document ends before the next tag does: no bytes will come, and no tag ends among those that are left.
  private var isAtEnd: Bool {
    guard isLast, let input = context?.pointee.input?.pointee, let current = input.cur else { return false }
    return !UnsafeBufferPointer(start: current, count: max(0, input.end - current)).contains(0x3E)
  }

  /// What is wrong, said to a user.
  ///
  /// libxml2's own words stand where they are clear.
  private func sentence(for error: xmlError) -> String {
    let words = error.message.map { String(cString: $0) } ?? ""
    return switch UInt32(error.code) {
    case _ where depth > 0 && isAtEnd, XML_ERR_DOCUMENT_END.rawValue where depth > 0:
      "the file ends too early: it was cut off"
    case XML_ERR_DOCUMENT_EMPTY.rawValue where !hasRoot, XML_ERR_DOCUMENT_END.rawValue where !hasRoot:
      "there is no XML element"
    case XML_ERR_DOCUMENT_END.rawValue: "the file goes on after its root element has ended"
    case XML_ERR_NAME_REQUIRED.rawValue where depth > 0 && words.contains("element name"):
      "a < stands here that begins no tag: &lt; is meant"
    case XML_ERR_NAME_REQUIRED.rawValue where depth > 0 && words.contains("attribute name"):
      "this is no attribute of a tag; if the < before it is text, &lt; is meant"
    case XML_ERR_NAME_REQUIRED.rawValue where depth > 0,
      XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue where depth > 0:
      "an & stands here that begins no reference: &amp; is meant"
    case XML_ERR_NO_MEMORY.rawValue:
      "all names of elements and attributes to here come to more than \(XMLLimits.names >> 10) KiB"
    case XML_ERR_INVALID_CHAR.rawValue: "a character stands here that XML 1.0 forbids"
    default:
      "this is not well-formed XML: "
        + words.prefix { $0 != "\n" }
        .replacing("xmlParseCharRef: ", with: "").replacing("xmlParseEntityRef: ", with: "")
    }
  }
}

/// The state behind the pointer that libxml2 hands back, which `SAXParser` made and keeps as long as the context.
private func state(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SAXState>? {
  data?.assumingMemoryBound(to: SAXState.self)
}

/// libxml2 takes text for white space to be dropped unless both handlers are one function.
private let characters: charactersSAXFunc = { data, text, count in
  if let text { state(data)?.pointee.characters(text, count: Int(count)) }
}

extension SAXState {
  /// What libxml2 is to call.
  static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startDocument = { state($0)?.pointee.startDocument() }
    handler.startElementNs = { data, local, prefix, uri, _, _, count, defaulted, values in
      guard let local else { return }
      state(data)?.pointee.startElement(
        local, prefix: prefix, namespace: uri, attributes: values, count: Int(count - defaulted))
    }
    handler.endElementNs = { data, _, _, _ in state(data)?.pointee.endElement() }
    handler.characters = Exchange.characters
    handler.ignorableWhitespace = Exchange.characters
    handler.cdataBlock = Exchange.characters
    handler.comment = { data, _ in state(data)?.pointee.advance() }
    handler.processingInstruction = { data, _, _ in state(data)?.pointee.advance() }
    handler.getEntity = { data, name in
      if let name { state(data)?.pointee.entity(name) }
      return nil
    }
    handler.getParameterEntity = { _, _ in nil }
    handler.serror = { data, error in
      if let error { state(data)?.pointee.report(error.pointee) }
    }
    return handler
  }
}
