/// What an element of HTML is to the text around it (WHATWG, HTML Living Standard, section 15.3, and habit).
enum HTMLElement {
  /// What becomes of an element by its name.
  enum Role {
    /// Its text stands in the line: `a`, `b`, `span`.
    case inline
    /// Its text is a paragraph, or several.
    case block
    /// A paragraph that is a heading.
    case heading
    /// It holds nothing that a reader of the page sees as text.
    case invisible
    /// It is part of the page and not of the article; the reason as a short phrase.
    case aside(String)
  }

  static func role(of name: String) -> Role {
    switch name {
    case "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "applet", "embed",
      "canvas",
      "video", "audio", "map", "select", "datalist", "textarea", "noframes", "frameset":
      .invisible
    case "nav", "menu": .aside("navigation")
    case "aside": .aside("beside the article")
    case "form", "button", "fieldset", "dialog": .aside("form")
    case "h1", "h2", "h3", "h4", "h5", "h6": .heading
    case "p", "div", "section", "article", "main", "header", "footer", "body", "html", "li", "ul", "ol", "dl",
      "dt",
      "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "figure",
      "figcaption", "address", "center", "hr", "details", "summary", "title", "head", "hgroup":
      .block
    default: .inline
    }
  }

  /// Why an element is none of the article by its attributes; nil where they do not say so.
  ///
  /// Names of classes are free: one counts only if nothing in it may mean more than a part of a page's furniture.
  static func reason(_ attributes: [String: String]) -> String? {
    if attributes["hidden"] != nil || attributes["aria-hidden"]?.lowercased() == "true" { return "hidden" }
    if let style = attributes["style"]?.lowercased().filter({ $0 != " " }),
      style.contains("display:none") || style.contains("visibility:hidden")
    {
      return "hidden"
    }
    switch attributes["role"]?.lowercased() {
    case "navigation", "menu", "menubar": return "navigation"
    case "complementary": return "beside the article"
    case "contentinfo": return "footer"
    case "search", "dialog", "alertdialog": return "form"
    default: break
    }
    let names = ["class", "id"].compactMap { attributes[$0] }.joined(separator: " ").lowercased()
    for name in names.utf8.split(whereSeparator: { $0 <= 0x20 }).prefix(40) {
      let words = name.split(whereSeparator: { $0 == 0x2D || $0 == 0x5F }).map { String(Substring($0)) }
      var reason: String?
      for word in words {
        if let found = furniture[word] {
          reason = reason ?? found
        } else if !fillers.contains(word) {
          reason = nil
          break
        }
      }
      if let reason { return reason }
    }
    return nil
  }

  private static let furniture: [String: String] = [
    "nav": "navigation", "navbar": "navigation", "navigation": "navigation", "menu": "navigation",
    "breadcrumb": "navigation", "breadcrumbs": "navigation", "pagination": "navigation",
    "pager": "navigation",
    "paging": "navigation", "footer": "footer", "copyright": "footer", "sidebar": "beside the article",
    "related": "link to another article", "terkait": "link to another article",
    "recommended": "link to another article", "recommendation": "link to another article",
    "recommendations": "link to another article", "popular": "link to another article",
    "terpopuler": "link to another article", "trending": "link to another article",
    "bacajuga": "link to another article", "readalso": "link to another article",
    "share": "share bar", "sharing": "share bar", "social": "share bar", "sosmed": "share bar",
    "comment": "comments", "comments": "comments", "komentar": "comments", "disqus": "comments",
    "ad": "advertisement", "ads": "advertisement", "advert": "advertisement",
    "advertisement": "advertisement",
    "adsbygoogle": "advertisement", "iklan": "advertisement", "banner": "advertisement",
    "sponsored": "advertisement", "newsletter": "newsletter", "subscribe": "newsletter", "tags": "tags",
    "cookie": "form", "cookies": "form", "popup": "form",
  ]

  /// Words that add nothing to the name of a piece of furniture.
  private static let fillers: Set<String> = [
    "list", "box", "wrapper", "wrap", "container", "block", "section", "widget", "bar", "button", "buttons",
    "link",
    "links", "item", "items", "post", "posts", "article", "articles", "news", "berita", "artikel", "area",
    "site",
    "page", "top", "bottom", "left", "right", "inner", "outer", "icons", "icon", "media", "the", "main",
    "global",
    "primary", "secondary", "baca", "juga", "desktop", "mobile", "slot", "cloud", "form", "thread", "stories",
    "story",
    "notice", "consent", "1", "2", "3",
  ]
}
