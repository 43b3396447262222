internal import CXML
internal import Glibc

/// libxml2's push parser, whose calls become a queue of events.
///
/// Nothing but the bytes pushed is ever read: no DTD, no entity, no network. No entity is kept when it is declared,
/// so none can be expanded, and a reference to one (other than the five of XML) is a failure. Attributes that a
/// document type gives by default are left out. Namespaces are looked at and not insisted on, since tools write
/// prefixes that they do not declare.
///
/// A class, since it owns libxml2's context. The state lies behind a pointer that libxml2 hands to each call: a
/// reference to an object there would be counted up and down for every tag.
final class SAXParser {
  /// The state, which only this parser and the calls of its context touch, on one thread.
  private let state: UnsafeMutablePointer<SAXState>

  /// A parser that tells `names` apart: those of the root's namespace, and others by the prefix that they are given with, such
  /// as `xml:lang`.
  ///
  /// Attributes of other names are left out, unless it `keepsAll`.
  init(names: [String], textElements: [String]?, keepsAll: Bool) {
    SAXParser.initializeLibrary
    state = .allocate(capacity: 1)
    state.initialize(to: SAXState())
    var handler = SAXState.handler
    guard let context = xmlCreatePushParserCtxt(&handler, state, nil, 0, nil) else {
      state.pointee.failure = SAXState.Failure(line: 1, column: nil, reason: "there is no memory to read XML")
      return
    }
    // The text is UTF-8 by now, whatever the document declares.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_COMPACT.rawValue
    xmlCtxtUseOptions(context, Int32(options | XML_PARSE_IGNORE_ENC.rawValue))
    context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    xmlDictSetLimit(context.pointee.dict, XMLLimits.names)
    state.pointee.begin(context, names: names, textElements: textElements, keepsAll: keepsAll)
  }

  deinit {
    if let context = state.pointee.context { xmlFreeParserCtxt(context) }
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// What is wrong with the document; what was pushed before it is whole.
  var failure: SAXState.Failure? { state.pointee.failure }

  /// Parses the next bytes, which are UTF-8, and puts what they hold into `queue`.
  ///
  /// `isLast` ends the document.
  func push(_ input: [UInt8], isLast: Bool, into queue: inout SAXQueue) {
    queue.removeAll()
    swap(&queue, &state.pointee.queue)
    defer { swap(&queue, &state.pointee.queue) }
    guard let context = state.pointee.context, state.pointee.failure == nil else { return }
    state.pointee.isLast = isLast
    input.withUnsafeBytes { input in
      // A NUL is no character of XML, and libxml2 takes it for the end of its buffer.
      let end =
        input.baseAddress.flatMap { base in
          memchr(base, 0, input.count).map { UnsafeRawPointer($0) - base }
        } ?? input.count
      _ = xmlParseChunk(
        context, input.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(end), isLast ? 1 : 0)
      if end < input.count { state.pointee.fail("U+0000 is not allowed in XML") }
    }
    if context.pointee.wellFormed == 0 { state.pointee.fail("this is not well-formed XML") }
    state.pointee.checkPending()
  }

  private static let initializeLibrary: Void = xmlInitParser()
}
