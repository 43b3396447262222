internal import Dispatch

/// A result that another thread finds while the caller goes on.
///
/// `@unchecked Sendable`: the result is written once, before `isDone` is left, and read only after that.
final class Background<Result>: @unchecked Sendable {
  private var found: Result?
  private let isDone = DispatchGroup()

  /// Begins to find the result.
  init(_ work: @escaping @Sendable () -> Result) {
    DispatchQueue.global().async(group: isDone) { self.found = work() }
  }

  /// The result, waited for where it is not there yet.
  var result: Result {
    isDone.wait()
    guard let found else { preconditionFailure("work that has ended has a result") }
    return found
  }
}
