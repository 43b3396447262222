/// The elements of a document as a tree, by their places in its bytes.
///
/// What lies in elements that are leaves is left out, so that the tree is small beside the document.
struct XMLOutline {
  /// An element.
  struct Element {
    /// Its name without a prefix.
    var name: String
    /// Its namespace; empty for none.
    var namespace: String
    /// Its start tag.
    var tag: XMLMarkup.Piece
    /// What lies between its tags; empty, and at the end of the tag, where it is an empty element.
    var content: Range<Int>
    /// The end of its end tag.
    var end: Int
    /// The elements in it; of a leaf, none.
    var children: [Int] = []
  }

  /// The document.
  let bytes: [UInt8]
  /// The elements in the order in which they begin; the root is the first.
  private(set) var elements: [Element] = []
  /// The prefix of the root's name with its colon; empty for none.
  private(set) var prefix = ""
  /// The elements that have no end tag: those around a part that is not the document's last.
  private(set) var unfinished: [Int] = []

  /// Reads a document that a parser has found well-formed, or a part of one that begins with the tags of the elements around it.
  init(_ bytes: [UInt8], leaves: Set<String>) {
    self.bytes = bytes
    var markup = XMLMarkup(bytes)
    var open: [Int] = []
    var leafDepth = 0
    var bindings: [(depth: Int, prefix: String, namespace: String)] = []
    while let piece = markup.next() {
      switch piece.kind {
      case .start(let isEmpty):
        if leafDepth > 0 {
          if !isEmpty { leafDepth += 1 }
          continue
        }
        let element = element(piece, depth: open.count, &bindings)
        if let parent = open.last { elements[parent].children.append(elements.count) }
        if !isEmpty {
          open.append(elements.count)
          if leaves.contains(element.name) { leafDepth = 1 }
        } else {
          bindings.removeAll { $0.depth >= open.count }
        }
        elements.append(element)
      case .end:
        if leafDepth > 1 {
          leafDepth -= 1
          continue
        }
        leafDepth = 0
        guard let last = open.popLast() else { continue }
        elements[last].content = elements[last].tag.range.upperBound..<piece.range.lowerBound
        elements[last].end = piece.range.upperBound
        while let binding = bindings.last, binding.depth >= open.count { bindings.removeLast() }
      case .text, .literal, .other: break
      }
    }
    unfinished = open
  }

  /// The value of an attribute, by its name as written; nil where there is none.
  func attribute(_ name: String, of tag: XMLMarkup.Piece) -> String? {
    attributeRange(name, of: tag).map {
      String(decoding: XMLMarkup.text(of: $0, in: bytes), as: UTF8.self)
    }
  }

  /// Where the value of an attribute stands between its quotes.
  func attributeRange(_ name: String, of tag: XMLMarkup.Piece) -> Range<Int>? {
    XMLMarkup.attributes(of: tag, in: bytes).first { bytes[$0.name].elementsEqual(name.utf8) }?.value
  }

  /// The children of an element that have a name, in the root's namespace.
  func children(of element: Int, named name: String) -> [Int] {
    elements[element].children.filter { isOwn($0) && elements[$0].name == name }
  }

  /// Whether an element is of the root's namespace.
  func isOwn(_ element: Int) -> Bool { elements[element].namespace == elements[0].namespace }

  /// Reads a start tag, and the namespaces that it binds.
  private mutating func element(
    _ tag: XMLMarkup.Piece, depth: Int, _ bindings: inout [(depth: Int, prefix: String, namespace: String)]
  ) -> Element {
    for (name, value) in XMLMarkup.attributes(of: tag, in: bytes) where bytes[name].starts(with: "xmlns".utf8)
    {
      let key = bytes[name].dropFirst(5)
      guard key.isEmpty || key.first == 0x3A else { continue }
      let namespace = String(decoding: XMLMarkup.text(of: value, in: bytes), as: UTF8.self)
      bindings.append((depth, String(decoding: key.dropFirst(), as: UTF8.self), namespace))
    }
    let parts = bytes[tag.name].split(separator: 0x3A, maxSplits: 1)
    let own = parts.count > 1 ? String(decoding: parts[0], as: UTF8.self) : ""
    if elements.isEmpty { prefix = own.isEmpty ? "" : own + ":" }
    // A prefix that is not bound is a namespace of its own, of no document's.
    let bound = bindings.last { $0.prefix == own }?.namespace
    return Element(
      name: String(decoding: parts.last ?? [], as: UTF8.self),
      namespace: bound ?? (own.isEmpty ? "" : ":" + own), tag: tag,
      content: tag.range.upperBound..<tag.range.upperBound, end: tag.range.upperBound)
  }
}
