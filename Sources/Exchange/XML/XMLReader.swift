/// Reads an XML document piece by piece: elements and texts, one after another, in memory that does not grow.
///
/// `Name` holds the names of elements and attributes that the caller knows; others are nil, as are elements of a
/// namespace other than the root's. What is refused, and at which size, `XMLLimits` and `SAXParser` say.
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
  /// The line on which the current event begins, from 1.
  private(set) var line = 1

  private let source: TextSource
  private let parser: SAXParser
  private let names: [Name]
  private var next = 0
  private var current: SAXParser.Event?
  private var hasEnded = false

  /// A reader of `source`.
  init(_ source: TextSource) {
    self.source = source
    path = source.path
    names = Array(Name.allCases)
    parser = SAXParser(names: names.map(\.rawValue))
  }

  /// Reads on.
  func read() throws(ExchangeError) -> Event {
    while next == parser.events.count {
      if let failure = parser.failure {
        throw ExchangeError(
          .malformed, path: path, line: failure.line, column: failure.column, reason: failure.reason)
      }
      if hasEnded { return .finished }
      let text = try source.next()
      hasEnded = text.isEmpty
      parser.push(text, isLast: hasEnded)
      next = 0
    }
    let event = parser.events[next]
    next += 1
    current = event
    line = Int(event.line)
    return switch event.kind {
    case .start: .start(event.name < 0 ? nil : names[Int(event.name)])
    case .end: .end
    case .text: .text
    }
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

  /// Whether the element that begins has an attribute that is known.
  var hasAttributes: Bool { current?.attributes.isEmpty == false }

  /// The value of an attribute of the element that begins, nil where it has none.
  func attribute(_ name: Name) -> String? {
    attributeBytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an attribute as UTF-8.
  func attributeBytes(_ name: Name) -> ArraySlice<UInt8>? {
    guard let current else { return nil }
    for attribute in parser.attributes[current.attributes] where names[Int(attribute.name)] == name {
      return parser.bytes[attribute.value]
    }
    return nil
  }

  /// Appends the current text. Throws where the result is longer than a text may be.
  func appendText(to buffer: inout [UInt8]) throws(ExchangeError) {
    guard let current else { return }
    buffer.append(contentsOf: parser.bytes[current.text])
    if buffer.count > XMLLimits.text {
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

  /// An error where the current event begins.
  func failure(_ reason: String) -> ExchangeError {
    ExchangeError(
      .malformed, path: path, line: line, column: current.map { max(1, Int($0.column)) }, reason: reason)
  }
}
