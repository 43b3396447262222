internal import Exchange
internal import HTTPTypes
internal import TranslationMemory

/// Why a request cannot be answered: a status, a word for programs, and a sentence for people.
///
/// Nothing of the machine is in it: no path, no SQL.
struct RequestFailure: Error {
  var status: HTTPResponse.Status
  var code: String
  var message: String

  init(_ status: HTTPResponse.Status, _ code: String, _ message: String) {
    self.status = status
    self.code = code
    self.message = message
  }

  static let busy = RequestFailure(.serviceUnavailable, "busy", "the memory is busy; try again in a moment")
  static let noSuchPath = RequestFailure(.notFound, "no-such-path", "there is nothing at this path")

  static func invalid(_ message: String) -> RequestFailure { RequestFailure(.badRequest, "invalid", message) }

  /// What an error means to whoever asked.
  init(_ error: any Error) {
    switch error {
    case let failure as RequestFailure: self = failure
    case MemoryError.busy: self = .busy
    case MemoryError.unstorable:
      self.init(.badRequest, "invalid", "a text holds the character U+0000; remove it")
    case is MemoryError:
      self.init(.internalServerError, "memory", "the memory cannot be used; the server's log says why")
    default: self.init(.internalServerError, "fault", "a fault of the server's; its log says more")
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
