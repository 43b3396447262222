internal import CServerResources
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// A file of the page that people look things up on, kept in the binary.
struct PageFile: Sendable {
  let path: String
  let type: String
  private let body: ByteBuffer

  private init(_ path: String, _ type: String, _ start: UnsafePointer<UInt8>, _ count: Int) {
    self.path = path
    self.type = type
    // Static storage of the C library: it lives as long as the program and never changes.
    body = ByteBuffer(bytes: UnsafeBufferPointer(start: start, count: count))
  }

  static let all = [
    PageFile("/", "text/html; charset=utf-8", padan_page_html_bytes(), padan_page_html_size),
    PageFile("/page.css", "text/css; charset=utf-8", padan_page_css_bytes(), padan_page_css_size),
    PageFile("/page.js", "text/javascript; charset=utf-8", padan_page_js_bytes(), padan_page_js_size),
    PageFile("/icon.svg", "image/svg+xml", padan_icon_svg_bytes(), padan_icon_svg_size),
    PageFile("/openapi.json", "application/json", padan_openapi_json_bytes(), padan_openapi_json_size),
  ]

  /// The file, and what a browser may do with it: nothing runs that is not in `page.js`, nothing is loaded from elsewhere, and
  /// no other page may show it inside itself.
  var response: Response {
    var headers: HTTPFields = [
      .contentType: type, .cacheControl: "no-cache",
      .contentSecurityPolicy: """
      default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; \
      form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'
      """,
    ]
    for (name, value) in Self.further {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
  }

  private static let further = [
    ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
  ]
}
