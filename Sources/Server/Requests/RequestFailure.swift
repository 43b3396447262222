internal import Exchange
internal import HTTPTypes
internal import NIOHTTP1
internal import TranslationMemory

/// Why a request cannot be answered: a status, a word for programs, and a sentence for people.
///
/// Nothing of the machine is in it: no path, no SQL.
struct RequestFailure: Error {
  var status: HTTPResponse.Status
  var code: String
  var message: String
  /// What else the answer's head says.
  var headers = HTTPFields()
  /// Whether it is the server's own fault, and belongs in its log.
  var isFault = false

  init(_ status: HTTPResponse.Status, _ code: String, _ message: String, closes: Bool = false) {
    self.status = status
    self.code = code
    self.message = message
    // What is left of a request that is too long is not worth reading.
    if closes { headers[.connection] = "close" }
    if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer realm=\"padan\"" }
    if status == .serviceUnavailable { headers[.retryAfter] = "1" }
  }

  /// The address and the headers of a request have at most so many bytes.
  static let mostHeadBytes = 80 << 10

  static let busy = RequestFailure(.serviceUnavailable, "busy", "the memory is busy; try again in a moment")
  static let tooLong = RequestFailure(
    .serviceUnavailable, "time-limit", "the answer takes too long; ask for less, or later")
  static let displaced = RequestFailure(
    .serviceUnavailable, "displaced",
    "the memory was removed, or another file put in its place; the server has to be started again")
  static let noSuchPath = RequestFailure(.notFound, "no-such-path", "there is nothing at this path")

  static func noSuchMethod(
    _ method: HTTPRequest.Method, allowed: [HTTPRequest.Method]
  ) -> RequestFailure {
    var failure = RequestFailure(
      .methodNotAllowed, "no-such-method", "this path does not take \(method.rawValue)")
    let methods = allowed.map(\.rawValue) + (allowed.contains(.get) ? ["HEAD"] : [])
    failure.headers[.allow] = methods.sorted().joined(separator: ", ")
    return failure
  }

  static func tooLong(_ what: String, most: Int) -> RequestFailure {
    RequestFailure(.contentTooLarge, "too-long", "\(what) has at most \(most) bytes", closes: true)
  }

  /// A text, and what is said of it, has at most so many characters (Unicode scalars).
  private static let mostCharacters = 100_000

  /// Throws for a text that is too long, and one that holds U+0000, as no text in a memory does.
  static func check(_ texts: [String?]) throws {
    for text in texts.compactMap(\.self) {
      guard text.unicodeScalars.count <= mostCharacters else {
        throw RequestFailure(.contentTooLarge, "too-long", "a text has at most \(mostCharacters) characters")
      }
      if text.utf8.contains(0) { throw nullCharacter }
    }
  }

  private static let nullCharacter = invalid("a text holds the character U+0000; remove it")

  static func invalid(_ message: String) -> RequestFailure { RequestFailure(.badRequest, "invalid", message) }

  /// What an error means to whoever asked.
  init(_ error: any Error) {
    switch error {
    case let failure as RequestFailure: self = failure
    case MemoryError.busy: self = .busy
    case MemoryError.interrupted: self = .tooLong
    case HTTPParserError.headerOverflow:
      self.init(
        .init(code: 431, reasonPhrase: "Request Header Fields Too Large"), "too-long",
        "the address and the headers of a request have at most \(Self.mostHeadBytes) bytes", closes: true)
    case is HTTPParserError:
      self.init(.badRequest, "no-request", "what was sent is not HTTP/1.1 as it should be", closes: true)
    case MemoryError.displaced:
      self = .displaced
      isFault = true
    case MemoryError.unstorable: self = .nullCharacter
    // A database that is started again, a disk that is given room: what is refused now may do later.
    case MemoryError.unreadable, MemoryError.unwritable, MemoryError.inputOutput:
      self.init(
        .serviceUnavailable, "unavailable", "the memory cannot be used now; the server's log says why")
      isFault = true
    case is MemoryError:
      self.init(.internalServerError, "memory", "the memory cannot be used; the server's log says why")
      isFault = true
    default:
      self.init(.internalServerError, "fault", "a fault of the server's; its log says more")
      isFault = true
    }
  }

  /// `{"error":{"code","message"}}`.
  var object: JSONObject {
    var error = JSONObject()
    error.set("code", code)
    error.set("message", message)
    var object = JSONObject()
    object.set("error", error)
    return object
  }
}
