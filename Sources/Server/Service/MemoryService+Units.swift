internal import Exchange
internal import Hummingbird
internal import TranslationMemory

extension MemoryService {
  func unit(_ call: Call) async throws -> Response {
    let id = try identifier(in: call)
    guard let unit = try await readers.run({ try $0.storedUnit(id) }) else {
      throw RequestFailure.noSuchUnit(id)
    }
    return Response(JSONObject(unit))
  }

  func add(_ call: Call) async throws -> Response {
    let request: UnitsRequest = try await decoded(call)
    return try await add(request.units, Languages(from: request.from, to: request.to), call)
  }

  /// Adds pairs, all or none.
  func add(_ pairs: [UnitsRequest.Pair], _ languages: Languages, _ call: Call) async throws -> Response {
    let units = try UnitsRequest.units(of: pairs, languages, by: call.caller)
    let additions = try await writing().run { memory in
      try memory.write { try $0.add(units) }
    }
    let merged = additions.count { if case .merged = $0 { true } else { false } }
    var object = JSONObject()
    object.set("added", additions.count - merged)
    object.set("merged", merged)
    object.set("units", additions.map { String($0.id) })
    return Response(object)
  }

  func correct(_ call: Call) async throws -> Response {
    let id = try identifier(in: call)
    let request: CorrectionRequest = try await decoded(call)
    try request.check()
    let author = call.caller.author(insteadOf: request.author)
    let addition = try await writing().run { memory in
      guard let old = try memory.storedUnit(id, reach: 0, mostPlaces: 1)?.unit else {
        throw RequestFailure.noSuchUnit(id)
      }
      let unit = try request.unit(inPlaceOf: old, author: author)
      return try memory.write { try $0.correct(id, to: unit) }
    }
    guard let addition else { throw RequestFailure.noSuchUnit(id) }
    var object = JSONObject()
    object.set("unit", String(addition.id))
    return Response(object)
  }

  func remove(_ call: Call) async throws -> Response {
    let id = try identifier(in: call)
    let removed = try await writing().run { memory in try memory.write { try $0.removeUnits([id]) } }
    guard removed > 0 else { throw RequestFailure.noSuchUnit(id) }
    var object = JSONObject()
    object.set("removed", removed)
    return Response(object)
  }

  /// The unit that the path names.
  private func identifier(in call: Call) throws -> Int64 {
    guard let text = call.values.first, let id = Int64(text), id > 0, String(id) == text else {
      throw RequestFailure.noSuchPath
    }
    return id
  }
}

extension RequestFailure {
  fileprivate static func noSuchUnit(_ id: Int64) -> RequestFailure {
    RequestFailure(.notFound, "no-such-unit", "there is no unit \(id)")
  }
}
