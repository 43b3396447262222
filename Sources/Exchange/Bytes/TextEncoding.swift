/// What character encoding a file is in, told from its first bytes.
struct TextEncoding: Equatable {
  /// The name for a decoder; nil is UTF-8.
  var name: String?
  /// The length of the byte order mark.
  var markLength = 0
  /// What is odd about it, as a sentence.
  var warning: String?

  /// UTF-8 without a byte order mark.
  static let utf8 = TextEncoding()

  private init() {}

  /// What in a file may name its encoding.
  enum Declaration {
    /// Nothing: UTF-8, or what a byte order mark says.
    case none
    /// The XML declaration (XML 1.0, appendix F).
    case xml
    /// `charset=` in the header of a PO file.
    case po
    /// A `meta` element of HTML, or the XML declaration of XHTML.
    case html
  }

  /// Tells the encoding from `head`; `known` is what the caller knows it to be, in place of a declaration.
  ///
  /// Throws a reason where it is one that is never read.
  init(head: [UInt8], declaration: Declaration, known: String? = nil) throws(Unsupported) {
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw Unsupported(name: "UTF-32")
    }
    let mark: (name: String?, length: Int)? =
      if head.starts(with: [0xEF, 0xBB, 0xBF]) {
        (nil, 3)
      } else if head.starts(with: [0xFF, 0xFE]) {
        ("UTF-16LE", 2)
      } else if head.starts(with: [0xFE, 0xFF]) {
        ("UTF-16BE", 2)
      } else if let name = Self.unmarkedUTF16(head, declaration, known) {
        (name, 0)
      } else {
        nil
      }
    let declared: String? =
      switch declaration {
      case _ where known != nil: known
      case .none: nil
      case .xml: Self.encodingOfXML(head.dropFirst(mark?.length ?? 0))
      case .po: Self.charsetOfPO(head)
      case .html: Self.charsetOfHTML(head.dropFirst(mark?.length ?? 0))
      }
    let upper = declared?.uppercased() ?? "UTF-8"
    if let mark {
      name = mark.name
      markLength = mark.length
      if mark.name == nil, let declared, upper != "UTF-8", upper != "UTF8" {
        warning = "the file declares \(declared) and is UTF-8, as its byte order mark says: read as UTF-8"
      }
      return
    }
    switch upper {
    case "UTF-8", "UTF8", "CHARSET":
      break
    case "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-10646-UCS-2", "UCS-2", "UNICODE":
      warning = "the file declares \(upper) and is not: read as UTF-8"
    case _ where upper.hasPrefix("UTF-") || upper.hasPrefix("UCS-") || upper.hasPrefix("ISO-10646-UCS"):
      throw Unsupported(name: upper)
    default:
      name = upper
    }
  }

  /// UTF-16 without a byte order mark, where the bytes show it: half of each character of ASCII is zero, and no text in
  /// another encoding has a zero for its second character and its fourth.
  private static func unmarkedUTF16(_ head: [UInt8], _ declaration: Declaration, _ known: String?) -> String?
  {
    if declaration == .xml, head.count >= 2 {
      // A document begins with a tag, or with white space before it.
      let beginnings: [UInt8] = [0x3C, 0x20, 0x09, 0x0A, 0x0D]
      if head[1] == 0 && beginnings.contains(head[0]) { return "UTF-16LE" }
      if head[0] == 0 && beginnings.contains(head[1]) { return "UTF-16BE" }
    } else if declaration != .html, head.count >= 4 {
      switch (head[0] == 0, head[1] == 0, head[2] == 0, head[3] == 0) {
      case (false, true, false, true): return "UTF-16LE"
      case (true, false, true, false): return "UTF-16BE"
      default: break
      }
    }
    return switch known?.uppercased() {
    case "UTF-16LE", "UTF-16": "UTF-16LE"
    case "UTF-16BE": "UTF-16BE"
    default: nil
    }
  }

  /// An encoding that is never read.
  struct Unsupported: Error {
    var name: String
  }

  /// The value of `encoding` in an XML declaration at the start of `head`.
  private static func encodingOfXML(_ head: ArraySlice<UInt8>) -> String? {
    guard head.starts(with: Array("<?xml".utf8)), let end = head.prefix(1024).firstIndex(of: 0x3E) else {
      return nil
    }
    let declaration = head[..<end]
    guard let key = declaration.firstRange(of: Array("encoding".utf8)) else { return nil }
    let rest = declaration[key.upperBound...].drop { $0 == 0x20 || $0 == 0x3D || (0x09...0x0D).contains($0) }
    guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { return nil }
    let value = rest.dropFirst().prefix { $0 != quote }
    return value.allSatisfy { $0 < 0x80 } ? String(decoding: value, as: UTF8.self) : nil
  }

  /// The value of `charset=` in the header of a PO file, which is ASCII in any encoding that is read.
  private static func charsetOfPO(_ head: [UInt8]) -> String? {
    guard let key = head.firstRange(of: Array("charset=".utf8)) else { return nil }
    let value = head[key.upperBound...].prefix { (0x21...0x7E).contains($0) && $0 != 0x5C && $0 != 0x22 }
    // A value at the very end may be cut off.
    return value.isEmpty || value.endIndex == head.endIndex ? nil : String(decoding: value, as: UTF8.self)
  }

  /// The encoding that a `meta` element names within the first 16 KiB, under the name of the one that browsers take it
  /// for (WHATWG, Encoding, section 4.2): Latin-1 and ASCII mean windows-1252, and UTF-16 cannot be told by a `meta`
  /// and means UTF-8.
  private static func charsetOfHTML(_ head: ArraySlice<UInt8>) -> String? {
    let lower = head.prefix(1 << 14).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    var declared = encodingOfXML(head)
    var rest = lower[...]
    while let meta = rest.firstRange(of: Array("<meta".utf8)) {
      rest = rest[meta.upperBound...]
      let tag = rest.prefix { $0 != 0x3E }
      guard let key = tag.firstRange(of: Array("charset".utf8)) else { continue }
      let value = tag[key.upperBound...].drop { $0 == 0x3D || $0 == 0x22 || $0 == 0x27 || $0 <= 0x20 }
        .prefix { (0x21...0x7E).contains($0) && ![0x22, 0x27, 0x2F, 0x3B].contains($0) }
      guard !value.isEmpty else { continue }
      declared = String(decoding: value, as: UTF8.self)
      break
    }
    switch declared?.lowercased() {
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii", "cp1252",
      "x-cp1252":
      return "windows-1252"
    case "iso-8859-9", "latin5": return "windows-1254"
    case let name?: return name.hasPrefix("utf") ? nil : name
    case nil: return nil
    }
  }
}
