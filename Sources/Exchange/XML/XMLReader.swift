/// Reads an XML document piece by piece: elements and texts, one after another, in memory that does not grow.
///
/// `Name` holds the names of elements and attributes that the caller knows; others are nil. Elements of a namespace other than
/// the root's are known by names with a prefix only. What is refused, and at which size, `XMLLimits` and `SAXParser` say.
final class XMLReader<Name: RawRepresentable & CaseIterable & Equatable> where Name.RawValue == String {
  /// What comes next.
  enum Event: Equatable {
    /// An element begins.
    case start(Name?)
    /// An element ends: the one that began last and has not ended.
    case end
    /// Text, maybe not the whole of it: the next event may be text again.
    case text
    /// The document is over.
    case finished
  }

  /// The file as the user named it.
  let path: String
  // A document is read by one reader on one thread, and no call here calls out while it changes something: what the
  // compiler would check at each of several accesses a tag holds anyway.

  /// The line on which the current event begins, from 1.
  @exclusivity(unchecked) private(set) var line = 1
  @exclusivity(unchecked) private var queue = SAXQueue()
  /// The index of the event that is read next; the current one lies before it.
  @exclusivity(unchecked) private var next = 0
  /// The index of the first event that is recorded and lies in the queue; nil where nothing is recorded.
  @exclusivity(unchecked) private var recorded: Int?
  /// What is recorded and lay in the pieces before.
  private var carried = SAXQueue()
  private var hasEnded = false
  private let source: TextSource
  private let parser: SAXParser
  private let names: [Name]

  /// A reader of `source`.
  ///
  /// With `textElements`, only the text of such elements, and of what lies in them, is given: that of a pretty-printed
  /// file is mostly white space between elements.
  /// Attributes of unknown names are left out, unless it `keepsAll`.
  init(_ source: TextSource, textElements: [Name]? = nil, keepsAll: Bool = false) {
    self.source = source
    path = source.path
    names = Array(Name.allCases)
    parser = SAXParser(
      names: names.map(\.rawValue), textElements: textElements?.map(\.rawValue), keepsAll: keepsAll)
  }

  /// Reads on.
  func read() throws(ExchangeError) -> Event {
    while next == queue.events.count { try fill() }
    if next < 0 { return .finished }
    let event = queue.events[next]
    next += 1
    line = Int(event.line)
    return switch event.kind {
    case .start: .start(event.name < 0 ? nil : names[Int(event.name)])
    case .end: .end
    case .text: .text
    }
  }

  /// Parses the next piece; at the end of the document `next` becomes negative.
  private func fill() throws(ExchangeError) {
    if let failure = parser.failure {
      throw ExchangeError(
        .malformed, path: path, line: failure.line, column: failure.column, reason: failure.reason)
    }
    carry()
    next = 0
    if hasEnded {
      next = -1
      return
    }
    let text = try source.next()
    hasEnded = text.isEmpty
    parser.push(text, isLast: hasEnded, into: &queue)
  }

  /// Passes over the rest of the element that began with the current event.
  func skipElement() throws(ExchangeError) {
    var depth = 1
    while depth > 0 {
      switch try read() {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      case .finished: return
      }
    }
  }

  /// The local name of the element that begins, as it is written.
  var elementName: String {
    current?.localName.map { String(cString: $0) } ?? ""
  }

  /// Whether the element that begins has an attribute that is known.
  var hasAttributes: Bool { attributeCount > 0 }

  /// How many attributes that are known the element has that begins.
  var attributeCount: Int { current.map { Int($0.attributesEnd - $0.attributesStart) } ?? 0 }

  /// The value of an attribute of the element that begins, nil where it has none.
  func attribute(_ name: Name) -> String? {
    // The source lets only valid UTF-8 through.
    withAttribute(name) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the value of an attribute as UTF-8; nil where the element has none.
  func withAttribute<Result>(_ name: Name, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    guard let current else { return nil }
    for index in Int(current.attributesStart)..<Int(current.attributesEnd) {
      let attribute = queue.attributes[index]
      guard attribute.name >= 0, Self.same(names[attribute.name], name) else { continue }
      return queue.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[attribute.value])) }
    }
    return nil
  }

  /// Appends the current text.
  ///
  /// Throws where the result is longer than a text may be.
  func appendText(to buffer: inout [UInt8], after start: Int = 0) throws(ExchangeError) {
    guard let current else { return }
    queue.bytes.withUnsafeBufferPointer {
      buffer.append(
        contentsOf: UnsafeBufferPointer(rebasing: $0[Int(current.textStart)..<Int(current.textEnd)]))
    }
    if buffer.count - start > XMLLimits.text {
      throw failure("the text is longer than \(XMLLimits.text >> 20) MiB")
    }
  }

  /// The text of the element that has begun, that of the elements inside it included, up to its end.
  func elementText() throws(ExchangeError) -> String {
    var buffer: [UInt8] = []
    var depth = 1
    while depth > 0 {
      switch try read() {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: try appendText(to: &buffer)
      case .finished: depth = 0
      }
    }
    // The source lets only valid UTF-8 through.
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Appends a text to a note as a line of its own, in time that does not grow with the note.
  ///
  /// Throws where the note is longer than a text may be.
  func append(_ text: String, toNote note: inout String?) throws(ExchangeError) {
    guard note != nil else {
      note = text
      return
    }
    note?.append("\n")
    note?.append(text)
    if note?.utf8.count ?? 0 > XMLLimits.text {
      throw failure("the notes here are longer than \(XMLLimits.text >> 20) MiB together")
    }
  }

  /// Begins to record, with the current event.
  ///
  /// What is recorded stays where it was read until the piece ends: recording costs next to nothing.
  func beginRecording() {
    carried.removeAll()
    recorded = max(0, next - 1)
  }

  /// Ends recording, and calls `body` with what was recorded, in parts, up to the current event.
  ///
  /// False where that was more than a record may be.
  func endRecording(_ body: (SAXQueue, Range<Int>) -> Void) -> Bool {
    guard let start = recorded else { return false }
    recorded = nil
    body(carried, carried.events.indices)
    body(queue, start..<max(start, next))
    return true
  }

  /// Keeps what is recorded and lies in the piece that ends.
  private func carry() {
    guard let start = recorded else { return }
    carried.append(start..<queue.events.count, of: queue)
    // An event that is kept takes as much memory as some text.
    let size = carried.bytes.count + carried.events.count * 64
    recorded = size > XMLLimits.record ? nil : 0
    if recorded == nil { carried = SAXQueue() }
  }

  /// An error where the current event begins.
  func failure(_ reason: String) -> ExchangeError {
    ExchangeError(
      .malformed, path: path, line: line, column: current.map { max(1, Int($0.column)) }, reason: reason)
  }

  private var current: SAXQueue.Event? {
    next > 0 && next <= queue.events.count ? queue.events[next - 1] : nil
  }

  /// Equality by `Equatable` alone: that of raw values would compare their spellings.
  private static func same<Value: Equatable>(_ a: Value, _ b: Value) -> Bool { a == b }
}
