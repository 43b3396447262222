internal import CXML

/// Runs libxml2's HTML parser over a page: whatever the page is, something comes of it, as in a browser.
///
/// Its calls go to an outline, so that no tree of the page is ever built. Nothing but the text given is read: no
/// script is run, no address fetched, and HTML knows no entities but its own.
enum HTMLParser {
  /// Bytes handed over at a time.
  ///
  /// A tag within two of them is not looked at, and cannot have attributes enough to do harm.
  private static let pieceSize = 1 << 12

  /// The outline of a page whose text is UTF-8 by now, whatever it declares; nil where there is no memory.
  static func outline(of text: [UInt8]) -> HTMLOutline? {
    xmlInitParser()
    let run = Run()
    var handler = htmlSAXHandler()
    handler.startElement = { run, name, attributes in
      Run.of(run).begin(name, attributes)
    }
    handler.endElement = { run, name in
      guard let name else { return }
      Run.of(run).outline.end(String(cString: name))
    }
    handler.characters = { run, text, count in Run.of(run).add(text, count) }
    handler.ignorableWhitespace = handler.characters
    // What stands in `script` and `style` comes this way, and stays out.
    handler.cdataBlock = { _, _, _ in }
    // The context lives no longer than this call, and `run` as long as that.
    let data = Unmanaged.passUnretained(run).toOpaque()
    guard let context = htmlCreatePushParserCtxt(&handler, data, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
      return nil
    }
    defer { htmlFreeParserCtxt(context) }
    run.context = context
    htmlCtxtUseOptions(
      context,
      Int32(
        HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
          | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_COMPACT.rawValue))
    text.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count, !run.outline.isTooDeep, run.outline.overloadedLine == nil {
        let piece = bytes[start..<min(start + pieceSize, bytes.count)]
        let base = UnsafeRawBufferPointer(rebasing: piece).baseAddress
        _ = htmlParseChunk(context, base?.assumingMemoryBound(to: CChar.self), Int32(piece.count), 0)
        run.checkPendingTag(piece)
        start = piece.endIndex
      }
    }
    _ = htmlParseChunk(context, nil, 0, 1)
    run.outline.finish()
    return run.outline
  }

  /// One parse: what libxml2's calls come to.
  private final class Run {
    let outline = HTMLOutline()
    var context: htmlParserCtxtPtr?

    private var scan = HTMLTagScan()
    /// Bytes that libxml2 held back after the last piece.
    private var pending = 0

    private var line: Int { context.map { Int(xmlSAX2GetLineNumber($0)) } ?? 0 }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> Run {
      guard let pointer else { preconditionFailure("libxml2 calls with the pointer it was given") }
      return Unmanaged<Run>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Stops at a tag that goes on and on, after a piece was handed over.
    func checkPendingTag(_ piece: Slice<UnsafeRawBufferPointer>) {
      guard let context, let input = context.pointee.input, let current = input.pointee.cur else { return }
      let before = pending
      pending = input.pointee.end - current
      if pending != before + piece.count { scan = HTMLTagScan() }
      scan.scan(piece.suffix(pending))
      // What is held back may be a comment or a script as well.
      let isTag = pending > 1 && current[0] == 0x3C && (0x61...0x7A).contains(current[1] | 0x20)
      guard isTag, scan.attributes > HTMLTagScan.mostAttributes else { return }
      outline.overloadedLine = max(1, line)
      xmlStopParser(context)
    }

    func begin(_ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
      guard let name else { return }
      var attributes: [String: String] = [:]
      // Name and value by turns, closed by a null; an attribute without a value has null there.
      var next = list
      while let pair = next, let key = pair[0] {
        let name = String(cString: key)
        if attributes[name] == nil { attributes[name] = pair[1].map { String(cString: $0) } ?? "" }
        next = pair + 2
      }
      outline.begin(String(cString: name), attributes, line: line)
      if outline.isTooDeep, let context { xmlStopParser(context) }
    }

    func add(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
      guard let text, count > 0 else { return }
      outline.add(UnsafeBufferPointer(start: text, count: Int(count)), line: line)
    }
  }
}
