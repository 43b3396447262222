internal import Text
internal import TranslationMemory

/// Writes XLIFF 1.2: texts, languages, origin and note of each unit, as approved translations; at level 2 with the inline codes of
/// what they were read from (`TranslationUnit.record`).
///
/// A `file` element holds what comes from one origin in one pair of languages; it ends where a unit comes from
/// elsewhere. Dates, author, usage, neighbours, place and confidence have no place in it, and are counted.
struct XLIFFEncoder: UnitEncoder {
  private let languages: LanguagePair
  private let level: TMXLevel
  private var open: (source: LanguageTag, target: LanguageTag, origin: String?)?
  private var count = 0

  /// An encoder for units of `languages`, or of forms of them.
  init(_ languages: LanguagePair, level: TMXLevel = .one) {
    (self.languages, self.level) = (languages, level)
  }

  /// The declaration and the root.
  mutating func begin(into output: inout [UInt8]) {
    output.append(
      text: """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">

        """)
  }

  /// A `trans-unit`.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    var body: [UInt8] = []
    var dropped = 0
    let record = level == .two ? unit.record.map(TMXRecord.init) : nil
    let sides = [("source", unit.source, unit.sourceLanguage), ("target", unit.target, unit.targetLanguage)]
    var codes = XLIFFCodeEncoder()
    for (name, text, language) in sides {
      body.append(text: name == "target" ? "<target state=\"translated\">" : "<source>")
      let start = body.count
      if let code = record?.code(of: text, in: language) {
        codes.append(code.content, tags: code.tags, to: &body)
        body.append(text: "</\(name)>\n")
        continue
      }
      dropped += body.append(xml: text)
      if String(decoding: body[start...], as: UTF8.self).isBlank {
        losses.add(.blankSides)
        return
      }
      body.append(text: "</\(name)>\n")
    }
    if let note = unit.note {
      body.append(text: "<note>")
      dropped += body.append(xml: note)
      body.append(text: "</note>\n")
    }
    if open.map({ $0 == (unit.sourceLanguage, unit.targetLanguage, unit.origin) }) != true {
      dropped += beginFile(
        source: unit.sourceLanguage, target: unit.targetLanguage, origin: unit.origin, into: &output)
    }
    count += 1
    output.append(text: "<trans-unit id=\"\(count)\" approved=\"yes\">\n")
    output += body
    output.append(text: "</trans-unit>\n")
    losses.add(.forbiddenCharacters, dropped)
    var rest = unit
    (rest.origin, rest.note) = (nil, nil)
    if rest.hasDetails { losses.add(.fields) }
  }

  /// The ends of all that is open.
  ///
  /// A file without units has one empty `file`, as the schema wants one.
  mutating func end(into output: inout [UInt8]) {
    if open == nil { beginFile(source: languages.from, target: languages.to, origin: nil, into: &output) }
    output.append(text: "</body>\n</file>\n</xliff>\n")
  }

  /// Begins a `file` element; returns how many characters of its name were dropped.
  @discardableResult
  private mutating func beginFile(
    source: LanguageTag, target: LanguageTag, origin: String?, into output: inout [UInt8]
  ) -> Int {
    if open != nil { output.append(text: "</body>\n</file>\n") }
    open = (source, target, origin)
    output.append(text: "<file original=\"")
    let dropped = output.append(xml: origin ?? "")
    output.append(
      text: """
        " source-language="\(source)" target-language="\(target)" datatype="plaintext" xml:space="preserve">
        <body>

        """)
    return dropped
  }
}
