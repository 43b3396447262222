internal import Exchange
internal import Hummingbird
internal import Text
internal import TranslationMemory

/// The addresses that clients of amaGama and of the Translate Toolkit's tmserver ask, such as Virtaal, Pootle and Weblate.
extension MemoryService {
  /// `[{"source","target","quality","rank"}]`, best first; beside what those servers say, the adapted target.
  func suggestions(_ call: Call) async throws -> Response {
    let parameters = try call.parameters()
    let languages = try languages(of: call)
    guard let text = try unitText(call, parameters) else { throw RequestFailure.noSuchPath }
    // Numbers that those servers take are put into our bounds, and what is no number is passed over, as they do.
    let minimum = parameters["min_similarity"].flatMap { Int($0) } ?? 70
    let limit = parameters["max_candidates"].flatMap { Int($0) } ?? 5
    var request = LookupRequest(text: text, from: languages.from.description, to: languages.to.description)
    request.min = min(max(minimum, LookupRequest.lowestMinimum), 100)
    request.limit = min(max(limit, 1), LookupRequest.mostMatches)
    let queries = try request.checkedQueries()
    let matches = try await readers.run { memory in try queries.flatMap { try memory.matches(for: $0) } }
    return Response(
      matches.map { match in
        var object = JSONObject()
        object.set("source", match.source)
        object.set("target", match.target)
        object.set("quality", min(match.score, 100))
        object.set("rank", min(match.score, 100))
        if let adapted = match.adapted { object.set("adapted", adapted) }
        return object
      })
  }

  /// Adds the pair that the body is; the address repeats its source, and is not looked at.
  func addSuggestion(_ call: Call) async throws -> Response {
    let pair: UnitsRequest.Pair = try await decoded(call)
    return try await add([pair], languages(of: call), call)
  }

  /// Adds the pairs that the body is a list of, as those of a file.
  func addStore(_ call: Call) async throws -> Response {
    let pairs: [UnitsRequest.Pair] = try await decoded(call)
    let origin = try storeName(call).whole
    return try await add(
      pairs.map { pair in
        var pair = pair
        pair.origin = pair.origin ?? origin
        return pair
      }, languages(of: call), call)
  }

  /// Adds the units of the file that the body is.
  func uploadStore(_ call: Call) async throws -> Response {
    let request = try ImportRequest(name: storeName(call).file, languages: languages(of: call))
    let workers = try writing()
    let upload = try await Upload(of: call, called: request.shortName, most: mostUploadBytes)
    return Response(try await workers.run(isPatient: true) { try request.bring(upload, into: $0) { _ in } })
  }

  /// The languages of the memory, each of which may be source or target.
  func languages(_ call: Call) async throws -> Response {
    let tags = try await readers.run { try $0.statistics().languages.keys.sorted() }
    let names = tags.map { $0.lowercased().replacing("-", with: "_") }
    var object = JSONObject()
    object.set("sourceLanguages", names)
    object.set("targetLanguages", names)
    return Response(object)
  }

  /// What a store is called: for amaGama a path, the last part of which is the name of a file.
  private func storeName(_ call: Call) throws -> (whole: String, file: String) {
    let whole = call.values.last ?? ""
    let file = whole.utf8.lastIndex(of: 0x2F).map { String(whole[whole.utf8.index(after: $0)...]) } ?? whole
    return (try ImportRequest.checked(name: whole, isPath: true), try ImportRequest.checked(name: file))
  }

  private func languages(of call: Call) throws -> Languages {
    try Languages(from: call.values.first, to: call.values.dropFirst().first)
  }

  /// The text that stands in the path, or, as amaGama has it too, after `source=`.
  private func unitText(_ call: Call, _ parameters: QueryParameters) throws -> String? {
    call.values.count > 2 ? call.values[2] : parameters["source"]
  }
}
