internal import Exchange
internal import Hummingbird
internal import Text
internal import TranslationMemory

extension MemoryService {
  func lookup(_ call: Call) async throws -> Response {
    let request: LookupRequest = try await decoded(call)
    let queries = try request.checkedQueries()
    // One has been counted for the request.
    try limiter?.charge(call.caller.key, queries.count - 1)
    let showsDifferences = request.differences ?? false
    let answers = try await answers(to: queries) {
      try LookupRequest.answer(to: $0, in: $1, showingDifferences: showsDifferences)
    }
    if request.queries == nil, let answer = answers.first { return Response(answer) }
    var object = JSONObject()
    object.set("answers", answers)
    return Response(object)
  }

  /// What `body` gives for each query.
  private func answers(
    to queries: [Query], _ body: @escaping @Sendable (Query, any UnitStore) throws -> JSONObject
  ) async throws -> [JSONObject] {
    if queries.count == 1 { return [try await readers.run { try body(queries[0], $0) }] }
    // Each by itself, so that a long list neither holds up a short one nor leaves a processor idle.
    return try await withThrowingTaskGroup(of: (Int, JSONObject).self) { group in
      var answers = [JSONObject](repeating: JSONObject(), count: queries.count)
      for (index, query) in queries.enumerated() {
        // As many at once as keep the threads busy, and not so many that others are turned away.
        if index >= 8, let (done, answer) = try await group.next() { answers[done] = answer }
        group.addTask { (index, try await readers.run { try body(query, $0) }) }
      }
      for try await (done, answer) in group { answers[done] = answer }
      return answers
    }
  }

  private static let mostPhraseCharacters = 1000

  func search(_ call: Call) async throws -> Response {
    let parameters = try call.parameters("phrase", "in", "limit", "from", "to")
    let languages = try Languages(from: parameters["from"], to: parameters["to"])
    guard let text = parameters["phrase"], !text.isBlank else {
      throw RequestFailure.invalid("phrase says what to search for")
    }
    guard text.unicodeScalars.count <= Self.mostPhraseCharacters else {
      throw RequestFailure(
        .contentTooLarge, "too-long", "a phrase has at most \(Self.mostPhraseCharacters) characters")
    }
    guard let side = Phrase.Side(rawValue: parameters["in"] ?? "both") else {
      throw RequestFailure.invalid("in is source, target or both")
    }
    guard let limit = Int(parameters["limit"] ?? "20"), (1...100).contains(limit) else {
      throw RequestFailure.invalid("limit is from 1 to 100")
    }
    let phrase = Phrase(text, in: side, from: languages.from, to: languages.to, limit: limit)
    let units = try await readers.run { try $0.concordance(of: phrase).map { JSONObject($0) } }
    var object = JSONObject()
    object.set("phrase", text)
    object.set("units", units)
    return Response(object)
  }
}
