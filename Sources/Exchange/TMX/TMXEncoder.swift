internal import Glibc
internal import Text
internal import TranslationMemory

/// Writes TMX 1.4 in the form that every reader tried takes.
///
/// At level 1, no document type, the seven attributes that the header must have and no others, the source first, a `tu` a line
/// of its own, texts on one line and trimmed (OmegaT finds no segment that ends in a blank), no `tuid` and no `prop`
/// to which OmegaT gives a meaning. Our own data stands in `prop` elements of `TMXProperty`.
/// At level 2, what units were read from stands as it was read (`TranslationUnit.record`), each record once, under the
/// header of `TMXHeader`; all else as at level 1, but for blanks at the edges, which stay.
/// A class: a structure that is called by its protocol is copied for each unit, and what it remembers with it.
final class TMXEncoder: UnitEncoder {
  private let languages: LanguagePair
  private let level: TMXLevel
  /// What stands at the head of the file; at level 2 without heads it waits for the first unit.
  private var header: TMXHeader?
  private var hasBegun = false
  /// Whether units come as they stand in a file, and not from a memory, which tells of the headers beforehand.
  private let isStreaming: Bool
  /// The records written, by their hashes.
  private var written: Set<Int> = []
  /// The header that came last, and what units under it say for themselves: those of one file come together.
  private var lastHeader: (text: String, defaults: [(name: String, value: [UInt8])])?
  private var dates = TimestampCoder()

  /// An encoder whose header names the source language, or says what `headers`, those of the files that units were read
  /// from, agree on.
  init(_ languages: LanguagePair, level: TMXLevel = .one, headers: [String?] = []) {
    self.languages = languages
    self.level = level
    isStreaming = headers.isEmpty
    if level == .one || !headers.isEmpty { header = TMXHeader(languages, of: level == .one ? [] : headers) }
  }

  /// The declaration and the header.
  func begin(into output: inout [UInt8]) {
    output.append(text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n")
    if let header { append(header, to: &output) }
  }

  private func append(_ header: TMXHeader, to output: inout [UInt8]) {
    output += header.bytes
    output.append(text: "\n<body>\n")
    hasBegun = true
  }

  /// Writes what a unit was read from, unless that was done; false where the unit has nothing but itself.
  private func appendRecord(of unit: TranslationUnit, to output: inout [UInt8]) -> Bool {
    guard var record = unit.record else { return false }
    return record.withUTF8 { record in
      guard let end = record.firstIndex(of: 0x3E) else { return false }
      guard isFirst(record, of: unit.origin) else { return true }
      let tag = UnsafeBufferPointer(rebasing: record[..<end])
      output.append(contentsOf: tag)
      appendDefaults(of: unit, lackingIn: TMXTag(Array(tag)[...]), to: &output)
      output.append(text: ">\n")
      if let origin = unit.origin {
        output.append(text: "<prop type=\"")
        output.append(text: TMXProperty.origin.rawValue)
        output.append(text: "\">")
        _ = output.append(xml: origin)
        output.append(text: "</prop>\n")
      }
      let content = record[(end + 1)...].drop { $0 == 0x0A }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: content))
      output.append(0x0A)
      return true
    }
  }

  /// Whether a record of an origin has not been written yet; it counts as written then.
  private func isFirst(_ record: UnsafeBufferPointer<UInt8>, of origin: String?) -> Bool {
    var hasher = Hasher()
    // By their bytes: `==` on String would merge NFC and NFD.
    hasher.combine(bytes: UnsafeRawBufferPointer(record))
    hasher.combine(origin == nil)
    if var origin { origin.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) } }
    let hash = hasher.finalize()
    // The units of a record that comes straight from a file stand together: none but the last need be known.
    if isStreaming && !written.contains(hash) { written.removeAll() }
    return written.insert(hash).inserted
  }

  /// Appends to the tag of a `tu` what its file's header says otherwise than the one written, unless the tag says it.
  private func appendDefaults(
    of unit: TranslationUnit, lackingIn tag: @autoclosure () -> TMXTag?, to output: inout [UInt8]
  ) {
    guard let header, let text = unit.recordHeader else { return }
    if lastHeader.map({ !Self.isSame($0.text, text) }) ?? true {
      lastHeader = (text, header.defaults(of: text))
    }
    guard let defaults = lastHeader?.defaults, !defaults.isEmpty else { return }
    let tag = tag()
    for (name, value) in defaults where tag?.value(of: name) == nil {
      output.append(text: " " + name + "=\"")
      output += value
      output.append(0x22)
    }
  }

  /// Whether two texts are the same bytes: `==` on String would merge NFC and NFD.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    var (a, b) = (a, b)
    return a.withUTF8 { a in
      b.withUTF8 { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return a.count == b.count }
        return a.count == b.count && memcmp(first, second, a.count) == 0
      }
    }
  }

  /// A `tu`.
  func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    if !hasBegun {
      let header = TMXHeader(languages, of: [unit.recordHeader])
      self.header = header
      append(header, to: &output)
    }
    if level == .two && appendRecord(of: unit, to: &output) { return }
    var dropped = 0
    let start = output.count
    output.append(text: "<tu")
    append(unit.created, attribute: " creationdate=\"", to: &output)
    dropped += append(unit.author, attribute: " creationid=\"", to: &output)
    append(unit.changed, attribute: " changedate=\"", to: &output)
    if unit.usage > 0 { output.append(text: " usagecount=\"\(unit.usage)\"") }
    if level == .two { appendDefaults(of: unit, lackingIn: nil, to: &output) }
    output.append(text: ">\n")
    if let note = unit.note {
      output.append(text: "<note>")
      dropped += output.append(xml: note)
      output.append(text: "</note>\n")
    }
    for property in TMXProperty.allCases {
      guard let text = property.text(in: unit) else { continue }
      output.append(text: "<prop type=\"")
      output.append(text: property.rawValue)
      output.append(text: "\">")
      dropped += output.append(xml: text)
      output.append(text: "</prop>\n")
    }
    for isSource in [true, false] {
      output.append(text: "<tuv xml:lang=\"")
      output.append(text: (isSource ? unit.sourceLanguage : unit.targetLanguage).description)
      output.append(text: "\"><seg>")
      let segment = output.count
      let lost = append(segment: isSource ? unit.source : unit.target, to: &output, losses: &losses)
      if lost > 0 && String(decoding: output[segment...], as: UTF8.self).isBlank {
        // Nothing but what XML forbids.
        output.removeLast(output.count - start)
        losses.add(.blankSides)
        return
      }
      dropped += lost
      output.append(text: "</seg></tuv>\n")
    }
    output.append(text: "</tu>\n")
    losses.add(.forbiddenCharacters, dropped)
    losses.add(.dates, unit.unwritableDates)
  }

  /// The ends of body and file.
  func end(into output: inout [UInt8]) {
    if !hasBegun { append(TMXHeader(languages, of: []), to: &output) }
    output.append(text: "</body>\n</tmx>\n")
  }

  /// Appends a date as an attribute of which all before the value is given, if it can be written.
  private func append(_ date: Timestamp?, attribute name: String, to output: inout [UInt8]) {
    guard let date else { return }
    let start = output.count
    output.append(text: name)
    guard dates.append(compact: date, to: &output) else {
      output.removeLast(output.count - start)
      return
    }
    output.append(0x22)
  }

  /// Appends a text in the same way.
  private func append(_ value: String?, attribute name: String, to output: inout [UInt8]) -> Int {
    guard let value else { return 0 }
    output.append(text: name)
    defer { output.append(0x22) }
    return output.append(xml: value)
  }

  /// Appends a text; at level 1 without the white space at its edges.
  private func append(segment text: String, to output: inout [UInt8], losses: inout Losses) -> Int {
    if level == .two { return output.append(xml: text) }
    let start = output.count
    var (dropped, isTrimmed) = Self.append(trimmed: text, to: &output)
    if dropped > 0 {
      // What is dropped may have stood around blanks.
      output.removeLast(output.count - start)
      let kept = text.unicodeScalars.filter { String($0).firstScalar(forbiddenIn: .tmx) == nil }
      isTrimmed = Self.append(trimmed: String(kept), to: &output).isTrimmed
    }
    if isTrimmed { losses.add(.edges) }
    return dropped
  }

  private static func append(
    trimmed text: String, to output: inout [UInt8]
  ) -> (dropped: Int, isTrimmed: Bool) {
    var text = text
    return text.withUTF8 { bytes in
      let head = bytes.prefix { $0.isBlank }.count
      let tail = bytes.reversed().prefix { $0.isBlank }.count
      return (output.append(xml: bytes[head..<max(head, bytes.count - tail)]), head + tail > 0)
    }
  }
}

extension UInt8 {
  /// A blank, tab or line end of ASCII.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
