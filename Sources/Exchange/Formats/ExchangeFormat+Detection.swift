extension ExchangeFormat {
  /// Tells the format of a file by its name, and by its first bytes where the name says nothing.
  ///
  /// Content decides between XML formats, whatever the name; otherwise the name decides where it is a known one.
  init(of source: ByteSource) throws(ExchangeError) {
    let start = Self.readableStart(source.head)
    let root = Self.rootElement(start)
    let named = Self.named(source.path)
    if root == "xliff" && (named == nil || named == .tmx) {
      self = .xliff
    } else if root == "tmx" && (named == nil || named == .xliff) {
      self = .tmx
    } else if let named {
      self = named
      if named == .tmx || named == .xliff, root == nil, !start.hasPrefix("<") {
        throw ExchangeError(
          .malformed, path: source.path, line: 1,
          reason: "this is not XML, as \(named.rawValue.uppercased()) must be; "
            + Self.look(of: start, source.head))
      }
    } else if let guessed = Self.guessed(start) {
      self = guessed
    } else {
      throw ExchangeError(
        .malformed, path: source.path,
        reason: "the format cannot be told from name or content: \(Self.look(of: start, source.head)); "
          + "name it with --format")
    }
  }

  /// The format that the file's extension stands for, that of the packing left aside.
  private static func named(_ path: String) -> ExchangeFormat? {
    var parts = path.split(separator: "/").last?.lowercased().split(separator: ".").dropFirst() ?? []
    if parts.last == "gz" || parts.last == "zip" { parts = parts.dropLast() }
    return switch parts.last {
    case "tmx": .tmx
    case "tsv", "tab": .tsv
    case "csv": .csv
    case "jsonl", "ndjson", "json": .jsonl
    case "xlf", "xliff", "sdlxliff", "mqxliff", "mxliff": .xliff
    case "po", "pot": .po
    default: nil
    }
  }

  private static func guessed(_ start: String) -> ExchangeFormat? {
    let lines = start.split(whereSeparator: \.isNewline)
    if start.hasPrefix("{") { return .jsonl }
    if lines.contains(where: { $0.hasPrefix("msgid ") || $0.hasPrefix("msgid\t") }) { return .po }
    // Glossaries of OmegaT begin with a remark.
    return lines.first { !$0.hasPrefix("#") }?.contains("\t") == true ? .tsv : nil
  }

  /// What the beginning of a file looks like, for a message.
  private static func look(of start: String, _ head: [UInt8]) -> String {
    if isBinary(head) { return "it looks like binary data" }
    if start.isEmpty { return "it holds white space only" }
    return switch guessed(start) {
    case .jsonl: "it looks like JSON"
    case .po: "it looks like a PO file"
    case .tsv: "it looks like tab-separated values"
    default: start.hasPrefix("<") ? "it looks like XML or HTML" : "it looks like plain text"
    }
  }

  /// Whether bytes are no text in any encoding that is read.
  static func isBinary(_ head: [UInt8]) -> Bool {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return false }
    let controls = head.prefix(1024).count { $0 < 0x09 || (0x0E..<0x1B).contains($0) }
    return controls * 20 > min(1024, head.count)
  }

  /// The first characters, white space before them left out; only for telling formats apart.
  private static func readableStart(_ head: [UInt8]) -> String {
    var bytes = head.prefix(4096)
    // Halves of UTF-16 that are ASCII read well enough without their zeros.
    if bytes.prefix(4).contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      bytes = bytes.drop { $0 >= 0xFE }
      bytes = bytes.filter { $0 != 0 }[...]
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    return String(decoding: bytes.drop { $0 <= 0x20 }, as: UTF8.self)
  }

  /// The name of the root element, nil where no element begins.
  private static func rootElement(_ start: String) -> String? {
    var rest = Substring(start)
    guard rest.hasPrefix("<") else { return nil }
    while let bracket = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: bracket)...]
      let closing = rest.hasPrefix("!--") ? "-->" : ">"
      if rest.hasPrefix("!") || rest.hasPrefix("?") {
        guard let end = rest.firstRange(of: closing) else { return nil }
        rest = rest[end.upperBound...]
      } else {
        let name = rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        return name.split(separator: ":").last.map(String.init)
      }
    }
    return nil
  }
}
