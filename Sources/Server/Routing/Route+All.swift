internal import Exchange
internal import HTTPTypes

extension Route {
  /// All that the server answers; a path that fits two patterns is the earlier one's.
  static let all: [Route] =
    PageFile.all.map { file in
      Route(.get, file.path, nil) { _, _ in file.response }
    } + [
      Route(.get, "/healthz", nil) { service, _ in try service.health() },
      Route(.get, "/v1/info", .read) { try await $0.info($1) },
      Route(.post, "/v1/lookup", .read) { try await $0.lookup($1) },
      Route(.get, "/v1/search", .read) { try await $0.search($1) },
      Route(.post, "/v1/units", .write) { try await $0.add($1) },
      Route(.get, "/v1/units/{unit}", .read) { try await $0.unit($1) },
      Route(.put, "/v1/units/{unit}", .write) { try await $0.correct($1) },
      Route(.delete, "/v1/units/{unit}", .write) { try await $0.remove($1) },
      Route(.post, "/v1/import", .admin) { try await $0.importFile($1) },
      Route(.get, "/v1/export.tmx", .read) { try await $0.export(.tmx, $1) },
      Route(.get, "/v1/export.tsv", .read) { try await $0.export(.tsv, $1) },
      Route(.get, "/v1/export.jsonl", .read) { try await $0.export(.jsonl, $1) },
      Route(.get, "/metrics", .admin) { service, _ in service.metrics() },
    ] + tmserver(at: "/tmserver") + tmserver(at: "/api/v1")
}
