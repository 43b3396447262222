public import TranslationMemory

/// The article in a web page: headline, byline and body as plain text, and what of the page was left out.
///
/// What is not surely furniture of the page stays, for text that is lost is worse than a line too many.
public struct HTMLPage: Sendable {
  /// A piece of the page that is none of the article.
  public struct Omission: Hashable, Sendable {
    /// Its text.
    public var text: String
    /// Why it is none of the article, as a short phrase such as `navigation`.
    public var reason: String
    /// The line of the file on which it begins, from 1.
    public var line: Int
  }

  /// The article: paragraphs with blank lines between them, headline first; a `br` is a line end.
  ///
  /// Places in it are not places in the file.
  public let text: String
  /// For each paragraph of `text`, the line of the file on which it begins, from 1.
  public let lines: [Int]
  /// What was left out, in the order of the page.
  public let omissions: [Omission]
  /// The author that the page's metadata name.
  public let author: String?
  /// When the article was published, as the metadata say, or else its first `time` element.
  public let date: Timestamp?

  /// Bytes of a page's text; pages are rarely beyond a megabyte.
  private static let largest = 16 << 20

  /// Reads a page.
  ///
  /// In UTF-8, or in the encoding that a byte order mark or a `meta` element names. Throws for a file that cannot
  /// be read, is not valid in its encoding, is larger than 16 MiB, or whose elements lie absurdly
  /// deep or have absurdly many attributes.
  public init(_ path: String) throws(ExchangeError) {
    let source = try TextSource(ByteSource(path), declaration: .html, refusesNUL: true)
    var bytes: [UInt8] = []
    while case let piece = try source.next(), !piece.isEmpty {
      bytes += piece
      if bytes.count > Self.largest {
        throw ExchangeError(.malformed, path: path, reason: "is too large for a web page (16 MiB at most)")
      }
    }
    guard let outline = HTMLParser.outline(of: bytes) else {
      throw ExchangeError(.inputOutput, path: path, reason: "there is no memory to read HTML")
    }
    if let line = outline.overloadedLine {
      throw ExchangeError(
        .malformed, path: path, line: line,
        reason:
          "an element here has more than \(HTMLTagScan.mostAttributes) attributes; save the page as text")
    }
    if outline.isTooDeep {
      throw ExchangeError(
        .malformed, path: path,
        reason: "elements lie more than \(HTMLOutline.deepest) deep inside one another; save the page as text"
      )
    }
    self.init(outline)
  }

  /// The article in an outline.
  init(_ outline: HTMLOutline) {
    let root = Self.root(of: outline)
    let headline = Self.headline(of: outline, root)
    var paragraphs: [(text: String, line: Int)] = []
    if let text = headline.text { paragraphs.append((text, headline.line)) }
    var omissions: [Omission] = []
    for (index, block) in outline.blocks.enumerated() where index != headline.block {
      let reason =
        block.reason
        ?? (Self.holds(root, block.container, outline) ? nil : "outside the article")
        ?? (block.isLink && block.headingLevel == 0 ? "link to another article" : nil)
      if let reason {
        omissions.append(Omission(text: block.text, reason: reason, line: block.line))
      } else {
        paragraphs.append((block.text, block.line))
      }
    }
    text = paragraphs.map(\.text).joined(separator: "\n\n") + (paragraphs.isEmpty ? "" : "\n")
    lines = paragraphs.map(\.line)
    self.omissions = omissions
    author = Self.author(outline.metadata)
    date = Self.date(outline)
  }

  /// The container that holds the article.
  ///
  /// An `article`, article body or `main` that has a good part of all prose; else the innermost element that holds
  /// four fifths of it in several paragraphs; the page where there is no such element.
  private static func root(of outline: HTMLOutline) -> Int {
    let containers = outline.containers
    let total = containers[0].length
    guard total > 0 else { return 0 }
    for kind in [HTMLContainer.Kind.article, .articleBody, .main] {
      // Of equals the first, which is the outermost.
      var best = -1
      for (index, container) in containers.enumerated() where container.kind == kind {
        if best < 0 || container.length > containers[best].length { best = index }
      }
      if best >= 0, containers[best].length * 4 >= total { return best }
    }
    // Containers come in the order of the page, so the last that holds so much is the innermost.
    return containers.lastIndex { $0.length * 5 >= total * 4 && $0.paragraphs > 1 } ?? 0
  }

  private static func holds(_ root: Int, _ container: Int, _ outline: HTMLOutline) -> Bool {
    var container = container
    while container > root { container = outline.containers[container].parent }
    return container == root
  }

  /// The headline: the first `h1` of the article, or else of the page; without one, what the page is called.
  ///
  /// A page's name often ends with that of its site, which no `h1` has: `og:title` mostly has not.
  private static func headline(of outline: HTMLOutline, _ root: Int) -> (
    text: String?, line: Int, block: Int?
  ) {
    let headings = outline.blocks.indices.filter { outline.blocks[$0].headingLevel == 1 }
    let inArticle = headings.first {
      outline.blocks[$0].reason == nil && holds(root, outline.blocks[$0].container, outline)
    }
    let name = outline.metadata["og:title"] ?? outline.title
    let named = headings.first { !outline.blocks[$0].text.isEmpty && name.contains(outline.blocks[$0].text) }
    if let block = inArticle ?? named {
      return (outline.blocks[block].text, outline.blocks[block].line, block)
    }
    let cleaned = HTMLOutline.cleaned(name.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    // The article may have it in another element, as its first paragraph.
    let first = outline.blocks.first { $0.reason == nil && holds(root, $0.container, outline) }
    if cleaned.isEmpty || first.map({ cleaned.hasPrefix($0.text) }) ?? false { return (nil, 0, nil) }
    return (cleaned, 1, nil)
  }

  private static func author(_ metadata: [String: String]) -> String? {
    for key in ["author", "article:author", "dc.creator", "parsely-author", "content_author"] {
      guard let value = metadata[key] else { continue }
      let name = HTMLOutline.cleaned(value.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      // Some put the address of a page about the author there.
      if !name.isEmpty, !name.contains("/"), name.utf8.count <= 100 { return name }
    }
    return nil
  }

  private static func date(_ outline: HTMLOutline) -> Timestamp? {
    let keys = ["article:published_time", "datepublished", "date", "dc.date", "pubdate", "publishdate"]
    let values = keys.compactMap { outline.metadata[$0] } + [outline.firstTime].compactMap(\.self)
    return values.lazy.compactMap { Timestamp($0) }.first
  }
}
