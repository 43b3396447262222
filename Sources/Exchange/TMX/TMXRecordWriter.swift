internal import CXML
internal import Glibc

/// Writes an element of TMX anew from what was read: a `tu` or the `header`, whole.
///
/// One form for all: UTF-8; values in double quotes, in their order; `&`, `<`, `>`, `"`, tabs and line ends as references;
/// an element without content closed at once; a child of the outermost element on a line of its own. Elements of the root's
/// namespace stand without prefix; any other declares its own where it begins, unless one around it did (as in Exclusive
/// XML Canonicalization, W3C 2002). A prefix that the file does not declare stays as it is. Comments, instructions, and
/// text that is in no `seg`, `note` or `prop` are left out; so is the `prop` that names the origin, which units have; a
/// `tuv` that has only the `lang` of TMX 1.1 gets it as `xml:lang`.
struct TMXRecordWriter {
  /// The element so far.
  private(set) var bytes: [UInt8] = []
  /// The elements that are open: where their names lie in `bytes`, and how many declarations are in force around them.
  private var open: [(name: Range<Int>, scopes: Int)] = []
  /// The declarations in force.
  private var scopes: [SAXQueue.Qualifier] = []
  /// Whether the tag of the innermost element still lacks its end.
  private var isInTag = false
  /// The elements that are open within one that is left out, itself included.
  private var leftOut = 0

  /// Appends what was read.
  mutating func append(_ range: Range<Int>, of queue: SAXQueue) {
    queue.bytes.withUnsafeBufferPointer { texts in
      for event in queue.events[range] {
        switch event.kind {
        case .start where leftOut > 0 || isOrigin(event, queue, texts): leftOut += 1
        case .end where leftOut > 0: leftOut -= 1
        case .text where leftOut > 0: break
        case .start: appendStart(event, queue, texts)
        case .end: appendEnd()
        case .text:
          endTag()
          _ = bytes.append(xml: texts[Int(event.textStart)..<Int(event.textEnd)])
        }
      }
    }
  }

  private func isOrigin(
    _ event: SAXQueue.Event, _ queue: SAXQueue, _ texts: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard open.count == 1, TMXName(event.name) == .prop else { return false }
    return queue.attributes[Int(event.attributesStart)..<Int(event.attributesEnd)].contains {
      TMXName(Int32($0.name)) == .type && texts[$0.value].elementsEqual(TMXProperty.origin.rawValue.utf8)
    }
  }

  private mutating func appendStart(
    _ event: SAXQueue.Event, _ queue: SAXQueue, _ texts: UnsafeBufferPointer<UInt8>
  ) {
    endTag()
    if open.count == 1, bytes.last == 0x3E { bytes.append(0x0A) }
    bytes.append(0x3C)
    let qualifier = queue.qualifier(event.qualifier)
    let start = bytes.count
    append(name: event.localName, qualifier)
    open.append((start..<bytes.count, scopes.count))
    declare(qualifier ?? SAXQueue.Qualifier())
    let attributes = queue.attributes[Int(event.attributesStart)..<Int(event.attributesEnd)]
    let isOld = TMXName(event.name) == .tuv && !attributes.contains { TMXName(Int32($0.name)) == .xmlLang }
    for attribute in attributes {
      let qualifier = queue.qualifier(attribute.qualifier)
      if let qualifier { declare(qualifier) }
      bytes.append(0x20)
      if let name = TMXName(Int32(attribute.name)) {
        bytes += Array((isOld && name == .lang ? TMXName.xmlLang : name).rawValue.utf8)
      } else {
        append(name: attribute.localName, qualifier)
      }
      bytes += [0x3D, 0x22]
      _ = bytes.append(xml: texts[attribute.value])
      bytes.append(0x22)
    }
    isInTag = true
  }

  private mutating func appendEnd() {
    guard let element = open.popLast() else { return }
    if isInTag && element.name.count > 0 && !open.isEmpty {
      bytes += [0x2F, 0x3E]
      isInTag = false
    } else {
      endTag()
      if open.isEmpty, bytes.last == 0x3E { bytes.append(0x0A) }
      bytes += [0x3C, 0x2F] + bytes[element.name] + [0x3E]
    }
    scopes.removeLast(scopes.count - element.scopes)
  }

  private mutating func endTag() {
    if isInTag { bytes.append(0x3E) }
    isInTag = false
  }

  /// Declares a namespace in the tag that is written, unless it is in force or its prefix needs none.
  private mutating func declare(_ qualifier: SAXQueue.Qualifier) {
    if let prefix = qualifier.prefix, qualifier.namespace == nil || strcmp(prefix, "xml") == 0 { return }
    let inForce = scopes.last { $0.prefix == qualifier.prefix }?.namespace
    guard inForce != qualifier.namespace else { return }
    scopes.append(qualifier)
    bytes += Array(" xmlns".utf8)
    if let prefix = qualifier.prefix {
      bytes.append(0x3A)
      append(prefix)
    }
    bytes += [0x3D, 0x22]
    if let namespace = qualifier.namespace {
      _ = bytes.append(xml: UnsafeBufferPointer(start: namespace, count: strlen(namespace))[...])
    }
    bytes.append(0x22)
  }

  private mutating func append(name: UnsafePointer<xmlChar>?, _ qualifier: SAXQueue.Qualifier?) {
    if let prefix = qualifier?.prefix {
      append(prefix)
      bytes.append(0x3A)
    }
    if let name { append(name) }
  }

  private mutating func append(_ name: UnsafePointer<xmlChar>) {
    bytes += UnsafeBufferPointer(start: name, count: strlen(name))
  }
}

extension TMXName {
  private static let all = allCases

  /// The name by its index; nil for -1.
  fileprivate init?(_ index: Int32) {
    guard index >= 0 else { return nil }
    self = Self.all[Int(index)]
  }
}

extension UnsafePointer<xmlChar> {
  fileprivate func withChars<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    UnsafeRawPointer(self).withMemoryRebound(to: CChar.self, capacity: 1, body)
  }
}

/// libxml2's characters are unsigned.
private func strlen(_ text: UnsafePointer<xmlChar>) -> Int { text.withChars { Int(Glibc.strlen($0)) } }
private func strcmp(_ a: UnsafePointer<xmlChar>, _ b: String) -> Int32 { a.withChars { Glibc.strcmp($0, b) } }
