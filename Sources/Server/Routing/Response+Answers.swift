internal import Exchange
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Response {
  /// An object.
  init(_ object: JSONObject, _ status: HTTPResponse.Status = .ok) {
    var bytes: [UInt8] = []
    object.append(to: &bytes)
    self.init(status: status, headers: .json, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A list of objects.
  init(_ objects: [JSONObject]) {
    var bytes: [UInt8] = [0x5B]
    for (index, object) in objects.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      object.append(to: &bytes)
    }
    bytes.append(0x5D)
    self.init(status: .ok, headers: .json, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// An answer without its body; the length is told where it is known (RFC 9110, section 8.6).
  init(headOf response: Response) {
    self = response.createHeadResponse()
    headers[.contentLength] = response.headers[.contentLength]
  }

  /// Why there is no answer.
  init(_ failure: RequestFailure) {
    self.init(failure.object, failure.status)
    for field in failure.headers { headers[field.name] = field.value }
  }
}

extension HTTPFields {
  /// What is data, and never shown as a page.
  static let json = data("application/json")

  /// What is data of some type, and never shown as a page.
  static func data(_ type: String) -> HTTPFields {
    [
      .contentType: type, .cacheControl: "no-store",
      .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
    ]
  }
}
