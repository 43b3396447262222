internal import CPQ

/// PostgreSQL's client library, loaded when the first database is named.
enum ClientLibrary {
  /// Why it cannot be had.
  struct Missing: Error {
    let reason: String
  }

  // Loaded once, by whoever comes first; its functions may be called from any thread.
  private static let result: Result<CPQLibrary, Missing> = {
    var reason: UnsafePointer<CChar>?
    if let library = CPQLoad(&reason) { return .success(library.pointee) }
    return .failure(Missing(reason: reason.map { String(cString: $0) } ?? "no reason given"))
  }()

  /// The functions of the library; throws `Missing`.
  static func loaded() throws(Missing) -> CPQLibrary { try result.get() }
}
