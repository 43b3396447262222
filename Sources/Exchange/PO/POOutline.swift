/// The entries of a PO file by their places in its text.
struct POOutline {
  /// An entry and where its parts stand.
  struct Entry {
    /// Its texts.
    var texts: POEntry
    /// Where its first keyword's line begins: comments end here.
    var start: Int
    /// The place after the `#,` of its flags; nil where it has none.
    var flagPlace: Int?
    /// Its flags.
    var flags: [String] = []
    /// Whether a comment says what its text was before.
    var hasPrevious = false
    /// Where the string of each form stands, from the first quote to the last.
    var forms: [Int: Range<Int>] = [:]
  }

  /// The entries in order, the header among them.
  private(set) var entries: [Entry] = []
  /// The line end that the file uses.
  let lineEnd: String

  private var current = Entry(texts: POEntry(), start: 0)
  private var form: Int?

  /// Reads a part of a file, which begins with the line of that number and ends with an entry.
  ///
  /// Throws where it is no PO file, with the line.
  init(_ bytes: [UInt8], path: String, firstLine: Int, lineEnd: String) throws(ExchangeError) {
    self.lineEnd = lineEnd
    var start = 0
    var number = firstLine
    while start < bytes.count {
      let end = bytes[start...].firstIndex(ofByte: 0x0A) ?? bytes.count
      var line = bytes[start..<end]
      if line.last == 0x0D { line = line.dropLast() }
      do throws(ExchangeError) {
        try read(line, number)
      } catch {
        throw ExchangeError(
          error.kind, path: path, line: error.line, column: error.column, reason: error.reason)
      }
      start = end + 1
      number += 1
    }
    finishEntry()
  }

  /// The line end that a file uses which begins so.
  static func lineEnd(of bytes: [UInt8]) -> String {
    guard let end = bytes[...].firstIndex(ofByte: 0x0A), end > 0, bytes[end - 1] == 0x0D else { return "\n" }
    return "\r\n"
  }

  private mutating func read(_ whole: ArraySlice<UInt8>, _ number: Int) throws(ExchangeError) {
    let line = whole.drop { $0 == 0x20 || $0 == 0x09 }
    guard let first = line.first else { return finishEntry() }
    if first == 0x23 {
      if current.texts.hasTranslation { finishEntry() }
      switch line.dropFirst().first {
      case 0x2C:
        current.flagPlace = line.startIndex + 2
        let flags = String(decoding: line.dropFirst(2), as: UTF8.self)
        current.flags += flags.split { $0 == "," || $0 == " " }.map(String.init)
      case 0x7C: current.hasPrevious = true
      // What was said before an obsolete entry belongs to it.
      case 0x7E: current = Entry(texts: POEntry(), start: 0)
      default: break
      }
      return
    }
    try readString(line, whole.startIndex, number)
  }

  private mutating func readString(
    _ line: ArraySlice<UInt8>, _ lineStart: Int, _ number: Int
  ) throws(ExchangeError) {
    func failure(_ reason: String, column: Int? = nil) -> ExchangeError {
      ExchangeError(.malformed, path: "", line: number, column: column, reason: reason)
    }
    let keyword = line.prefix { $0 != 0x22 && $0 != 0x20 && $0 != 0x09 }
    let text = line.dropFirst(keyword.count).drop { $0 == 0x20 || $0 == 0x09 }
    if !keyword.isEmpty {
      guard let part = POEntry.Part(String(decoding: keyword, as: UTF8.self)) else {
        throw failure("neither a comment nor msgid, msgstr, msgctxt or a string in quotes stands here")
      }
      if current.texts.begins(with: part) { finishEntry() }
      if current.texts.isEmpty {
        current.start = lineStart
        current.texts.line = number
      }
      guard current.texts.begin(part) else { throw failure("\(part) is out of place here") }
      form = if case .form(let index) = part { index } else { nil }
      if let form { current.forms[form] = text.startIndex..<text.startIndex }
    } else if current.texts.isEmpty {
      throw failure("a string stands here without a keyword")
    }
    do throws(POString.Fault) {
      current.texts.append(try POString.unescaped(text))
    } catch {
      throw failure(error.rawValue, column: text.startIndex - lineStart + 1)
    }
    if let form, let range = current.forms[form] {
      let end = text.lastIndex(of: 0x22).map { $0 + 1 } ?? text.endIndex
      current.forms[form] = range.lowerBound..<end
    }
  }

  private mutating func finishEntry() {
    if current.texts.source != nil { entries.append(current) }
    if !current.texts.isEmpty { current = Entry(texts: POEntry(), start: 0) }
    form = nil
  }
}
