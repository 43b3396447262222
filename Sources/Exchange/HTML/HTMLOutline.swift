internal import TranslationMemory

/// The paragraphs of a web page and the elements they stand in, as a parser goes over it.
final class HTMLOutline {
  /// Elements inside one another; pages have some thirty.
  static let deepest = 1024

  private(set) var blocks: [HTMLBlock] = []
  /// The elements that may hold an article; the first is the page.
  private(set) var containers = [HTMLContainer(kind: .other, parent: -1)]
  /// The text of `title`.
  private(set) var title = ""
  /// The `content` of `meta` elements by `property`, `name` or `itemprop`, in lower case; the first of each.
  private(set) var metadata: [String: String] = [:]
  /// The `datetime` of the first `time` element.
  private(set) var firstTime: String?
  /// Whether elements lie deeper inside one another than is read.
  private(set) var isTooDeep = false
  /// The line of an element with more attributes than are read.
  var overloadedLine: Int?

  private struct Frame {
    let name: String
    let isBlock: Bool
    /// Containers, links, and what stands before this element is left, to go back to.
    let container: Int
    let reason: String?
    let isInvisible: Bool
    let isLink: Bool
    let headingLevel: Int
  }
  /// The elements that are open; the first is the page, since text may stand outside of any element.
  private var frames = [
    Frame(
      name: "", isBlock: true, container: 0, reason: nil, isInvisible: false, isLink: false, headingLevel: 0)
  ]
  private var text: [UInt8] = []
  private var hasPendingBlank = false
  private var pendingBreaks = 0
  private var linkLength = 0
  private var blockLine = 0

  /// An element begins.
  func begin(_ name: String, _ attributes: [String: String], line: Int) {
    guard frames.count < Self.deepest else {
      isTooDeep = true
      return
    }
    if name == "meta" { note(attributes) }
    if name == "br" { return lineBreak() }
    if name == "time", firstTime == nil { firstTime = attributes["datetime"] }
    let parent = frames.last
    var isInvisible = parent?.isInvisible ?? false
    var reason = parent?.reason
    var isBlock = true
    var level = parent?.headingLevel ?? 0
    switch HTMLElement.role(of: name) {
    case .inline: isBlock = false
    case .block: break
    case .heading: level = Int(name.dropFirst()) ?? 0
    case .invisible: (isInvisible, isBlock) = (true, false)
    case .aside(let why): reason = reason ?? why
    }
    let kind = Self.kind(of: name, attributes)
    if name == "footer" || (name == "header" && !isInArticle) {
      reason = reason ?? (name == "footer" ? "footer" : "page header")
    }
    if reason == nil, kind == .other, !["html", "body", "head"].contains(name) {
      reason = HTMLElement.reason(attributes)
    }
    // Inside a paragraph there is no leaving out a part but this.
    if !isBlock, reason == "hidden", parent?.reason == nil { isInvisible = true }
    if isBlock { endBlock() }
    var container = parent?.container ?? -1
    if isBlock || kind != .other {
      containers.append(HTMLContainer(kind: reason == nil ? kind : .other, parent: container))
      container = containers.count - 1
    }
    frames.append(
      Frame(
        name: name, isBlock: isBlock, container: container, reason: reason, isInvisible: isInvisible,
        isLink: name == "a" || (parent?.isLink ?? false), headingLevel: level))
  }

  /// An element ends; libxml2 sees to it that each that began does.
  func end(_ name: String) {
    guard let frame = frames.last, frame.name == name, frames.count > 1 else { return }
    if frame.isBlock { endBlock() }
    frames.removeLast()
  }

  /// Text, as UTF-8.
  func add(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    guard let frame = frames.last, !frame.isInvisible else { return }
    if frame.name == "title" {
      if title.utf8.count < 4096 { title += String(decoding: bytes, as: UTF8.self) }
      return
    }
    for byte in bytes {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        hasPendingBlank = true
        continue
      }
      if text.isEmpty {
        blockLine = line
      } else if pendingBreaks > 0 {
        text.append(0x0A)
      } else if hasPendingBlank {
        text.append(0x20)
        if frame.isLink { linkLength += 1 }
      }
      (pendingBreaks, hasPendingBlank) = (0, false)
      text.append(byte)
      if frame.isLink { linkLength += 1 }
    }
  }

  /// The page ends.
  func finish() {
    endBlock()
    frames.removeAll()
  }

  /// Two in a row end a paragraph, as in pages that know no `p`.
  private func lineBreak() {
    guard let frame = frames.last, !frame.isInvisible else { return }
    pendingBreaks += 1
    if pendingBreaks > 1 { endBlock() }
  }

  private func endBlock() {
    defer {
      text.removeAll(keepingCapacity: true)
      (pendingBreaks, hasPendingBlank, linkLength) = (0, false, 0)
    }
    guard !text.isEmpty, let frame = frames.last else { return }
    let shown = Self.cleaned(String(decoding: text, as: UTF8.self))
    guard !shown.isEmpty else { return }
    blocks.append(
      HTMLBlock(
        text: shown, line: blockLine, container: frame.container, linkLength: linkLength,
        headingLevel: frame.headingLevel, reason: frame.reason))
    // What is part of an article mostly is prose of some length, and not in links.
    guard frame.reason == nil, !blocks[blocks.count - 1].isLink else { return }
    var container = frame.container
    while container >= 0 {
      containers[container].length += shown.utf8.count
      containers[container].paragraphs += 1
      container = containers[container].parent
    }
  }

  private func note(_ attributes: [String: String]) {
    guard let content = attributes["content"], content.utf8.count < 4096 else { return }
    for key in ["property", "name", "itemprop"] {
      guard let name = attributes[key]?.lowercased(), metadata.count < 1000 else { continue }
      if metadata[name] == nil { metadata[name] = content }
    }
  }

  private var isInArticle: Bool {
    var container = frames.last?.container ?? -1
    while container >= 0 {
      if containers[container].kind != .other { return true }
      container = containers[container].parent
    }
    return false
  }

  private static func kind(of name: String, _ attributes: [String: String]) -> HTMLContainer.Kind {
    let role = attributes["role"]?.lowercased()
    if name == "article" || role == "article" { return .article }
    if attributes["itemprop"]?.lowercased() == "articlebody" { return .articleBody }
    return name == "main" || role == "main" ? .main : .other
  }

  /// The text without what nobody sees: no-break spaces are blanks, soft hyphens and zero width spaces go, and the
  /// C1 controls that references such as `&#150;` make are what windows-1252 has there, as in browsers (WHATWG, HTML,
  /// section 13.2.5.80).
  static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xAD, 0x200B, 0xFEFF: continue
      case 0x80...0x9F:
        guard let meant = windows1252[Int(scalar.value) - 0x80] else { continue }
        result.append(meant)
      case 0xA0, 0x2002...0x200A, 0x202F, 0x3000:
        if result.last.map({ $0 != " " && $0 != "\n" }) ?? false { result.append(" ") }
      case 0x20 where result.last.map { $0 == " " || $0 == "\n" } ?? true: continue
      case 0x0A:
        if result.last == " " { result.removeLast() }
        result.append(scalar)
      case 0..<0x20, 0x7F: continue
      default: result.append(scalar)
      }
    }
    while let last = result.last, last == " " || last == "\n" { result.removeLast() }
    return String(result)
  }

  /// 0x80–0x9F of windows-1252; nil where it has nothing.
  private static let windows1252: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil, nil, "‘", "’", "“", "”",
    "•", "–",
    "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}
