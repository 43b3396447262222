internal import Text

/// Running text, cut into sentences, as a file in which they can be filled: a piece at a time.
final class SentenceText {
  private let source: TextSource
  private var stream: SegmentStream
  private let form: TranslatableFile.TextForm
  /// What was made and not handed over.
  private var made: [UInt8] = []
  private var count = 0
  private var hasEnded = false

  /// The sentences of `source`, in the first of the languages.
  ///
  /// Throws `SegmentationError`.
  init(_ source: TextSource, _ languages: LanguagePair, as form: TranslatableFile.TextForm) throws {
    (self.source, self.form) = (source, form)
    stream = SegmentStream(try Segmenter(language: languages.from, rules: .builtIn))
    if form == .xliff { begin(languages) }
  }

  /// The next piece; none at the end.
  func next() throws -> [UInt8] {
    while made.isEmpty && !hasEnded {
      let piece = try source.next()
      if piece.isEmpty {
        hasEnded = true
        try stream.finish { add($0.text) }
        if form == .xliff { made.append(text: "</body>\n</file>\n</xliff>\n") }
      } else {
        try stream.add(piece) { add($0.text) }
      }
    }
    defer { made = [] }
    return made
  }

  private func begin(_ languages: LanguagePair) {
    made.append(
      text: """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
        <file original="
        """)
    _ = made.append(xml: source.path)
    made.append(
      text: """
        " source-language="\(languages.from)" target-language="\(languages.to)" datatype="plaintext">
        <body>

        """)
  }

  private func add(_ sentence: String) {
    count += 1
    switch form {
    case .tsv: made.append(text: sentence.inOneCell + "\t\n")
    case .xliff:
      made.append(text: "<trans-unit id=\"\(count)\">\n<source>")
      _ = made.append(xml: sentence)
      made.append(text: "</source>\n</trans-unit>\n")
    }
  }
}
