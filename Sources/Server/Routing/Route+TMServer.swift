internal import HTTPTypes

extension Route {
  /// The addresses under one beginning, and under the same with a slash behind it: Virtaal puts one behind what it is given, which
  /// by its default ends in one.
  static func tmserver(at start: String) -> [Route] { [start, start + "/"].flatMap(tmserver(below:)) }

  private static func tmserver(below start: String) -> [Route] {
    let pair = start + "/{from}/{to}"
    return ["/unit/", "/unit/{text...}"].flatMap { path in
      [
        Route(.get, pair + path, .read) { try await $0.suggestions($1) },
        Route(.put, pair + path, .write) { try await $0.addSuggestion($1) },
        Route(.post, pair + path, .write) { try await $0.addSuggestion($1) },
      ]
    } + [
      Route(.put, pair + "/store/{name...}", .admin) { try await $0.uploadStore($1) },
      Route(.post, pair + "/store/{name...}", .write) { try await $0.addStore($1) },
      Route(.get, start + "/languages/", .read) { try await $0.languages($1) },
      Route(.get, start + "/languages", .read) { try await $0.languages($1) },
    ]
  }
}
