/// The tags and texts of an XML document by their places in its bytes.
///
/// For a document in UTF-8 that a parser has found well-formed: this finds where things lie and checks nothing. It
/// never traps on one that is not.
struct XMLMarkup {
  /// What a piece is.
  enum Kind: Equatable {
    /// A tag that begins an element; one that is empty ends it too.
    case start(isEmpty: Bool)
    /// A tag that ends an element.
    case end
    /// Text, its references unresolved.
    case text
    /// A CDATA section.
    case literal
    /// A comment, processing instruction, declaration or document type.
    case other
  }

  /// A part of the document.
  struct Piece {
    var kind: Kind
    /// All of it, brackets included.
    var range: Range<Int>
    /// The name of a tag, its prefix included; empty for what is no tag.
    var name: Range<Int>
  }

  private let bytes: [UInt8]
  private var place: Int
  private let end: Int

  /// The pieces in a range of a document.
  init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    place = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// The next piece; nil at the end.
  mutating func next() -> Piece? {
    guard place < end else { return nil }
    let start = place
    guard bytes[start] == 0x3C else {
      place = bytes[start..<end].firstIndex(ofByte: 0x3C) ?? end
      return Piece(kind: .text, range: start..<place, name: start..<start)
    }
    let kind: Kind
    var name = start..<start
    if has("<![CDATA[") {
      place = placeAfter("]]>", from: start + 9)
      kind = .literal
    } else if has("<!--") {
      place = placeAfter("-->", from: start + 4)
      kind = .other
    } else if has("<?") {
      place = placeAfter("?>", from: start + 2)
      kind = .other
    } else if has("<!") {
      place = endOfDocumentType(from: start + 2)
      kind = .other
    } else {
      let isEnd = has("</")
      let nameStart = min(end, start + (isEnd ? 2 : 1))
      let nameEnd = bytes[nameStart..<end].firstIndex { $0 <= 0x20 || $0 == 0x2F || $0 == 0x3E } ?? end
      name = nameStart..<nameEnd
      place = endOfTag(from: nameEnd)
      kind = isEnd ? .end : .start(isEmpty: place >= start + 2 && bytes[place - 2] == 0x2F)
    }
    return Piece(kind: kind, range: start..<place, name: name)
  }

  /// The attributes of a start tag: names with their prefixes, and values without their quotes, unresolved.
  static func attributes(
    of tag: Piece, in bytes: [UInt8]
  ) -> [(name: Range<Int>, value: Range<Int>)] {
    var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    var rest = bytes[tag.name.upperBound..<tag.range.upperBound]
    while true {
      rest = rest.drop { $0 <= 0x20 }
      let name = rest.prefix { $0 > 0x20 && $0 != 0x3D && $0 != 0x3E && $0 != 0x2F }
      if name.isEmpty { return attributes }
      rest = rest[name.endIndex...].drop { $0 <= 0x20 || $0 == 0x3D }
      guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { return attributes }
      let value = rest.dropFirst().prefix { $0 != quote }
      attributes.append((name.indices, value.indices))
      rest = rest[value.endIndex...].dropFirst()
    }
  }

  /// The text that a piece of text, a CDATA section or the value of an attribute stands for (XML 1.0, sections 2.11, 4.1).
  static func text(of range: Range<Int>, isLiteral: Bool = false, in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = isLiteral ? bytes[range].dropFirst(9).dropLast(3) : bytes[range]
    var mayRefer = !isLiteral
    while let byte = rest.first {
      if byte == 0x26, mayRefer {
        guard let end = rest.firstIndex(ofByte: 0x3B) else {
          mayRefer = false
          continue
        }
        result += character(rest[(rest.startIndex + 1)..<end])
        rest = rest[(end + 1)...]
      } else {
        // A carriage return and what may follow it are one line end.
        if byte == 0x0D {
          if rest.dropFirst().first != 0x0A { result.append(0x0A) }
        } else {
          result.append(byte)
        }
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// What the name between `&` and `;` refers to.
  private static func character(_ name: ArraySlice<UInt8>) -> [UInt8] {
    let name = String(decoding: name, as: UTF8.self)
    if name.hasPrefix("#") {
      let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
      return number.flatMap(Unicode.Scalar.init).map { Array(String(Character($0)).utf8) } ?? []
    }
    return ["lt": [0x3C], "gt": [0x3E], "amp": [0x26], "quot": [0x22], "apos": [0x27]][name] ?? []
  }

  private func has(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[place..<end].starts(with: $0) }
  }

  /// Where a mark that ends a piece ends.
  private func placeAfter(_ mark: StaticString, from start: Int) -> Int {
    guard start < end else { return end }
    return mark.withUTF8Buffer { mark in
      var place = start
      while let found = bytes[place..<end].firstIndex(ofByte: mark[0]) {
        if bytes[found..<end].starts(with: mark) { return found + mark.count }
        place = found + 1
      }
      return end
    }
  }

  /// The place after the `>` of a tag: one in a quoted value is none.
  private func endOfTag(from start: Int) -> Int {
    var quote: UInt8 = 0
    for index in start..<end {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        return index + 1
      }
    }
    return end
  }

  /// The place after a document type declaration: the declarations in it may hold quotes, comments and brackets.
  private func endOfDocumentType(from start: Int) -> Int {
    var inner = self
    inner.place = start
    var depth = 0
    while inner.place < end {
      if inner.has("<!--") {
        inner.place = placeAfter("-->", from: inner.place + 4)
        continue
      }
      if inner.has("<?") {
        inner.place = placeAfter("?>", from: inner.place + 2)
        continue
      }
      let byte = bytes[inner.place]
      inner.place += 1
      switch byte {
      case 0x22, 0x27: inner.place = (bytes[inner.place..<end].firstIndex(ofByte: byte) ?? end - 1) + 1
      case 0x5B: depth += 1
      case 0x5D: depth -= 1
      case 0x3E where depth <= 0: return inner.place
      default: break
      }
    }
    return end
  }
}
