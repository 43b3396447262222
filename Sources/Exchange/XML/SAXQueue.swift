internal import CXML

/// What a piece of a document holds: elements that begin and end, and texts.
struct SAXQueue {
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
    ///
    /// The bytes of a push are few, and fit.
    var textStart: Int32
    var textEnd: Int32
    /// Where in `attributes` those of the element lie.
    var attributesStart: Int32
    var attributesEnd: Int32
    /// The local name of an element that begins, in libxml2's dictionary, which lives as long as the parser.
    var localName: UnsafePointer<xmlChar>?
    /// The index of its prefix and namespace in `qualifiers`; -1 for the root's.
    var qualifier: Int32 = -1
  }

  /// An attribute.
  struct Attribute {
    /// The index of the name among those asked for; -1 for any other.
    var name: Int
    var value: Range<Int>
    /// What a name that was not asked for is, and the index of its prefix and namespace in `qualifiers`.
    var localName: UnsafePointer<xmlChar>?
    var qualifier: Int32 = -1
  }

  /// A prefix and the namespace that it stands for, each nil where there is none; in libxml2's dictionary, where equal
  /// ones are one pointer.
  struct Qualifier: Equatable {
    var prefix: UnsafePointer<xmlChar>?
    var namespace: UnsafePointer<xmlChar>?
  }

  /// In the order of the document.
  private(set) var events: [Event] = []
  /// Those of all elements.
  private(set) var attributes: [Attribute] = []
  /// Those of names that are not of the root's namespace.
  private(set) var qualifiers: [Qualifier] = []
  /// All texts and values.
  private(set) var bytes: [UInt8] = []

  /// Forgets all, and keeps the memory.
  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    qualifiers.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Appends an event without text, which has the attributes from a place to the end.
  mutating func append(
    _ kind: Event.Kind, name: Int? = nil, localName: UnsafePointer<xmlChar>? = nil, line: Int32,
    column: Int32,
    attributes start: Int? = nil, qualifier: Qualifier? = nil
  ) {
    events.append(
      Event(
        kind: kind, name: Int32(truncatingIfNeeded: name ?? -1), line: line, column: column,
        textStart: Int32(truncatingIfNeeded: bytes.count), textEnd: Int32(truncatingIfNeeded: bytes.count),
        attributesStart: Int32(truncatingIfNeeded: start ?? attributes.count),
        attributesEnd: Int32(truncatingIfNeeded: attributes.count), localName: localName,
        qualifier: index(of: qualifier)))
  }

  /// Appends text, to the event before where that is text.
  mutating func append(text: UnsafeBufferPointer<UInt8>, line: Int32, column: Int32) {
    if events.last?.kind != .text { append(.text, line: line, column: column) }
    bytes.append(contentsOf: text)
    events[events.count - 1].textEnd = Int32(truncatingIfNeeded: bytes.count)
  }

  /// Appends an attribute.
  ///
  /// libxml2 leaves `&` in its value as `&#38;`, and no other reference, when it does not replace entities.
  mutating func append(
    attribute name: Int, localName: UnsafePointer<xmlChar>? = nil, qualifier: Qualifier? = nil,
    value: UnsafeBufferPointer<UInt8>
  ) {
    let start = bytes.count
    var rest = value[...]
    while let reference = rest.firstIndex(of: 0x26) {
      bytes.append(contentsOf: rest[...reference])
      rest = rest[(reference + 1)...]
      if rest.starts(with: [0x23, 0x33, 0x38, 0x3B]) { rest = rest.dropFirst(4) }
    }
    bytes.append(contentsOf: rest)
    attributes.append(
      Attribute(
        name: name, value: start..<bytes.count, localName: localName, qualifier: index(of: qualifier)))
  }

  /// Appends events of another queue.
  mutating func append(_ range: Range<Int>, of other: SAXQueue) {
    for var event in other.events[range] {
      let firstAttribute = attributes.count
      for var attribute in other.attributes[Int(event.attributesStart)..<Int(event.attributesEnd)] {
        let start = bytes.count
        bytes += other.bytes[attribute.value]
        attribute.value = start..<bytes.count
        attribute.qualifier = index(of: other.qualifier(attribute.qualifier))
        attributes.append(attribute)
      }
      let text = Int(event.textStart)..<Int(event.textEnd)
      event.textStart = Int32(truncatingIfNeeded: bytes.count)
      bytes += other.bytes[text]
      event.textEnd = Int32(truncatingIfNeeded: bytes.count)
      event.attributesStart = Int32(truncatingIfNeeded: firstAttribute)
      event.attributesEnd = Int32(truncatingIfNeeded: attributes.count)
      event.qualifier = index(of: other.qualifier(event.qualifier))
      events.append(event)
    }
  }

  /// The prefix and namespace by their index.
  func qualifier(_ index: Int32) -> Qualifier? { index < 0 ? nil : qualifiers[Int(index)] }

  private mutating func index(of qualifier: Qualifier?) -> Int32 {
    guard let qualifier else { return -1 }
    if qualifiers.last != qualifier { qualifiers.append(qualifier) }
    return Int32(truncatingIfNeeded: qualifiers.count - 1)
  }
}
