internal import Text
internal import TranslationMemory

/// Writes TMX 1.4, level 1, in the form that every reader tried takes.
///
/// No document type, the seven attributes that the header must have and no others, the source first, a `tu` a line
/// of its own, texts on one line and trimmed (OmegaT finds no segment that ends in a blank), no `tuid` and no `prop`
/// to which OmegaT gives a meaning. Our own data stands in `prop` elements of `TMXProperty`.
struct TMXEncoder: UnitEncoder {
  private let languages: LanguagePair
  private var dates = TimestampCoder()

  /// An encoder whose header names the source language.
  init(_ languages: LanguagePair) { self.languages = languages }

  /// The declaration and the header.
  mutating func begin(into output: inout [UInt8]) {
    // The end tag of the header is written out: XML::TMX does not read an empty one.
    output.append(
      text: """
        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4">
        <header creationtool="padan" creationtoolversion="1.0" segtype="sentence" o-tmf="padan" adminlang="en" \
        srclang="\(languages.from)" datatype="plaintext"></header>
        <body>

        """)
  }

  /// A `tu`.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    var dropped = 0
    let start = output.count
    output.append(text: "<tu")
    appendDate(unit.created, "creationdate", to: &output)
    dropped += append(unit.author, attribute: "creationid", to: &output)
    appendDate(unit.changed, "changedate", to: &output)
    if unit.usage > 0 { output.append(text: " usagecount=\"\(unit.usage)\"") }
    output.append(text: ">\n")
    if let note = unit.note {
      output.append(text: "<note>")
      dropped += output.append(xml: note)
      output.append(text: "</note>\n")
    }
    for property in TMXProperty.allCases {
      guard let text = text(of: property, in: unit) else { continue }
      output.append(text: "<prop type=\"")
      output.append(text: property.rawValue)
      output.append(text: "\">")
      dropped += output.append(xml: text)
      output.append(text: "</prop>\n")
    }
    for (tag, text) in [(unit.sourceLanguage, unit.source), (unit.targetLanguage, unit.target)] {
      output.append(text: "<tuv xml:lang=\"")
      output.append(text: tag.description)
      output.append(text: "\"><seg>")
      let segment = output.count
      dropped += append(segment: text, to: &output, losses: &losses)
      if String(decoding: output[segment...], as: UTF8.self).isBlank {
        // Nothing but what XML forbids.
        output.removeLast(output.count - start)
        losses.add(.blankSides)
        return
      }
      output.append(text: "</seg></tuv>\n")
    }
    output.append(text: "</tu>\n")
    losses.add(.forbiddenCharacters, dropped)
    losses.add(.dates, unit.unwritableDates)
  }

  /// The ends of body and file.
  mutating func end(into output: inout [UInt8]) { output.append(text: "</body>\n</tmx>\n") }

  private func text(of property: TMXProperty, in unit: TranslationUnit) -> String? {
    switch property {
    case .origin: unit.origin
    case .position: unit.position.map { String($0) }
    case .confidence: unit.confidence.flatMap { $0.isFinite ? "\($0)" : nil }
    case .before: unit.before
    case .after: unit.after
    }
  }

  private mutating func appendDate(_ date: Timestamp?, _ name: String, to output: inout [UInt8]) {
    guard let date, let text = dates.compactText(date) else { return }
    output.append(text: " " + name + "=\"" + text + "\"")
  }

  private func append(_ value: String?, attribute name: String, to output: inout [UInt8]) -> Int {
    guard let value else { return 0 }
    output.append(text: " " + name + "=\"")
    defer { output.append(0x22) }
    return output.append(xml: value)
  }

  /// Appends a text without the white space at its edges.
  private func append(segment text: String, to output: inout [UInt8], losses: inout Losses) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      let head = bytes.prefix { $0.isBlank }.count
      let tail = bytes.reversed().prefix { $0.isBlank }.count
      if head + tail > 0 { losses.add(.edges) }
      return output.append(xml: bytes[head..<max(head, bytes.count - tail)])
    }
  }
}

extension UInt8 {
  /// A blank, tab or line end of ASCII.
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
