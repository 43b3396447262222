internal import HTTPTypes

/// What `body` gives; throws `RequestFailure` where a caller takes longer to send it.
func withSendingTimeLimit<Answer: Sendable>(
  of limit: Duration = .seconds(30), _ body: @escaping @Sendable () async throws -> Answer
) async throws -> Answer {
  try await withThrowingTaskGroup(of: Outcome<Answer>.self) { group in
    group.addTask { .answer(try await body()) }
    group.addTask {
      try await Task.sleep(for: limit)
      return .late
    }
    defer { group.cancelAll() }
    guard case .answer(let answer) = try await group.next() else {
      throw RequestFailure(
        .requestTimeout, "too-slow", "the body of the request did not come in \(limit)", closes: true)
    }
    return answer
  }
}

private enum Outcome<Answer: Sendable>: Sendable {
  case answer(Answer)
  case late
}
