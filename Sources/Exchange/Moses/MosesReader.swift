internal import Text
internal import TranslationMemory

/// Reads a Moses pair: two files, line n of one translating line n of the other.
///
/// References are undone where the dialect says that there are any.
struct MosesReader: RecordReader {
  private let source: LineReader
  private let target: LineReader
  private let sourcePath: String
  private let targetPath: String
  private let sink: RecordSink

  /// A reader of two files, in either order where their extensions are the languages wanted.
  init(_ first: ByteSource, second: String?, sink: RecordSink) throws {
    guard let second else {
      throw ExchangeError(
        .malformed, path: first.path,
        reason: "Moses needs two files, as in: PREFIX.\(sink.languages.from) PREFIX.\(sink.languages.to)")
    }
    self.sink = sink
    let files = [first, try ByteSource(second)]
    let tags = files.map { Self.language(of: $0.path) }
    var order = [0, 1]
    if let a = tags[0], let b = tags[1], !sink.languages.fits(source: a, target: b),
      sink.languages.fits(source: b, target: a)
    {
      order = [1, 0]
    }
    sourcePath = files[order[0]].path
    targetPath = files[order[1]].path
    source = LineReader(try TextSource(files[order[0]], encoding: sink.dialect.encoding))
    target = LineReader(try TextSource(files[order[1]], encoding: sink.dialect.encoding))
  }

  /// Reads both files to their ends.
  ///
  /// Throws where one has more lines.
  func read() throws {
    while true {
      let pair = (try source.next(), try target.next())
      guard let a = pair.0, let b = pair.1 else {
        while try source.next() != nil {}
        while try target.next() != nil {}
        if source.number == target.number { return }
        // The line that lacks its counterpart.
        let isSourceLonger = source.number > target.number
        let (here, there) = isSourceLonger ? (source, target) : (target, source)
        throw ExchangeError(
          .malformed, path: isSourceLonger ? sourcePath : targetPath, line: there.number + 1,
          reason: "\(here.number) lines here and \(there.number) in \(there.path): the files are no pair")
      }
      let text = { String(decoding: a, as: UTF8.self) + "\t" + String(decoding: b, as: UTF8.self) }
      if a.contains(0) || b.contains(0) {
        try sink.skip("NUL character", line: source.number, text: text())
        continue
      }
      // The source lets only valid UTF-8 through.
      let unit = TranslationUnit(
        source: String(decoding: unescaped(a), as: UTF8.self),
        target: String(decoding: unescaped(b), as: UTF8.self),
        sourceLanguage: sink.languages.from, targetLanguage: sink.languages.to)
      try sink.add(unit, line: source.number)
    }
  }

  private func unescaped(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    sink.dialect.hasMosesEscapes ? MosesEscaping.unescaped(line) : line
  }

  /// The language that the file's extension names.
  private static func language(of path: String) -> LanguageTag? {
    var parts = path.split(separator: ".")
    if parts.last == "gz" || parts.last == "zip" { parts.removeLast() }
    return parts.last.flatMap { LanguageTag($0) }
  }
}
