internal import HTTPTypes

/// What `body` gives; throws `RequestFailure` where a caller takes longer to send it.
func withSendingTimeLimit<Answer: Sendable>(
  _ limit: Duration = .seconds(30), _ body: @escaping @Sendable () async throws -> Answer
) async throws -> Answer {
  try await withThrowingTaskGroup(of: Answer?.self) { group in
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: limit)
      return nil
    }
    defer { group.cancelAll() }
    guard let answer = try await group.next() ?? nil else {
      throw RequestFailure(
        .requestTimeout, "too-slow", "the body of the request did not come in \(limit)", closes: true)
    }
    return answer
  }
}
