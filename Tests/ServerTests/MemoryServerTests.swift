import Foundation
import Testing
import TranslationMemory

@Suite struct MemoryServerTests {
  private let pairs = """
    {"units":[{"source":"Kegiatan itu diikuti 120 peserta.","target":"The event drew 120 participants.",
    "origin":"budaya"},{"source":"Harga beras naik lagi.","target":"The price of rice is up again."}]}
    """

  private func server() async throws -> RunningServer {
    let server = try RunningServer()
    let answer = try await server.ask("POST", "/v1/units", pairs)
    try #require(answer.status == 200 && answer.body["added"] as? Int == 2)
    return server
  }

  private func matches(_ body: [String: Any]) -> [[String: Any]] { body["matches"] as? [[String: Any]] ?? [] }

  @Test func whatWasAddedIsFoundAndAdapted() async throws {
    let server = try await server()
    let answer = try await server.ask(
      "POST", "/v1/lookup", #"{"text":"Kegiatan itu diikuti 250 peserta.","differences":true}"#)
    let match = try #require(matches(answer.body).first)
    #expect(match["adapted"] as? String == "The event drew 250 participants.")
    #expect(match["kind"] as? String == "fuzzy" && match["origin"] as? String == "budaya")
    let runs = match["differences"] as? [[String: Any]] ?? []
    #expect(runs.map { $0["kind"] as? String } == ["same", "removed", "inserted", "same"])
  }

  @Test func manyQueriesAreAnsweredInOrder() async throws {
    let server = try await server()
    let queries = (0..<500).map { #"{"text":"\#($0 % 2 == 0 ? "Harga beras naik lagi." : "lain \($0)")"}"# }
    let answer = try await server.ask(
      "POST", "/v1/lookup", #"{"queries":[\#(queries.joined(separator: ","))]}"#)
    let answers = answer.body["answers"] as? [[String: Any]] ?? []
    #expect(answers.count == 500)
    for (index, answer) in answers.enumerated() {
      #expect(matches(answer).count == (index % 2 == 0 ? 1 : 0))
      if index % 2 == 1 { #expect(answer["query"] as? String == "lain \(index)") }
    }
  }

  @Test func phrasesAreFoundOnBothSides() async throws {
    let server = try await server()
    for phrase in ["harga+beras", "price%20of%20rice"] {
      let answer = try await server.ask("GET", "/v1/search?phrase=\(phrase)")
      #expect((answer.body["units"] as? [Any])?.count == 1)
    }
    let one = try await server.ask("GET", "/v1/search?phrase=rice&in=source")
    #expect(one.status == 200 && (one.body["units"] as? [Any])?.isEmpty == true)
  }

  @Test func removedUnitsAreGone() async throws {
    let server = try await server()
    #expect(try await server.ask("DELETE", "/v1/units/1").status == 200)
    #expect(try await server.ask("DELETE", "/v1/units/1").code == "no-such-unit")
    #expect(try await server.ask("GET", "/v1/info").body["units"] as? Int == 1)
  }

  @Test(arguments: [
    ("GET", "/v2", 404, "no-such-path"), ("GET", "/v1/lookup", 405, "no-such-method"),
    ("GET", "/v1/units/7", 404, "no-such-unit"), ("GET", "/v1/units/%FF", 400, "invalid"),
    ("POST", "/v1/lookup", 400, "invalid"), ("GET", "/v1/search", 400, "invalid"),
    ("GET", "/v1/search?phrase=%FF", 400, "invalid"), ("GET", "/v1/search?phrase=a&limit=0", 400, "invalid"),
    ("DELETE", "/v1/units/x", 404, "no-such-path"),
    ("GET", "/v1/search?phrase=a&from=en&to=en", 422, "same-language"),
    ("GET", "/v1/search?phrase=a&phrase=b", 400, "invalid"),
    ("GET", "/v1/search?phrase=a&langs=id", 400, "invalid"),
    ("GET", "/v1/export.tmx?orgin=hukum", 400, "invalid"),
    ("POST", "/v1/import?format=tsv&min_confidence=0.5", 400, "invalid"),
  ])
  func whatIsWrongIsSaid(method: String, path: String, status: Int, code: String) async throws {
    let answer = try await RunningServer().ask(method, path, method == "POST" ? "{" : nil)
    #expect(answer.status == status && answer.code == code)
    #expect(answer.headers["x-content-type-options"] == "nosniff")
  }

  @Test(arguments: [
    (#"{"text":"a","min":10}"#, 400), (#"{"text":"a","limit":0}"#, 400), (#"{}"#, 400),
    (#"{"text":"a","from":"en","to":"en"}"#, 422), (#"{"text":"a","queries":[]}"#, 400),
  ])
  func lookupsHaveLimits(body: String, status: Int) async throws {
    #expect(try await RunningServer().ask("POST", "/v1/lookup", body).status == status)
  }

  @Test func unitsAreShownWhereTheyStand() async throws {
    let server = try await server()
    let unit = try await server.ask("GET", "/v1/units/1").body
    #expect(
      unit["target"] as? String == "The event drew 120 participants." && unit["from"] as? String == "id")
    let places = unit["places"] as? [[String: Any]] ?? []
    #expect(places.map { $0["origin"] as? String } == ["budaya"])
  }

  @Test(arguments: [("", "kilo"), (#","from":"en","to":"id""#, "kilo")])
  func correctedUnitsAreFoundFromBothSides(languages: String, word: String) async throws {
    let server = try await server()
    let texts = ["Harga beras naik sekilo.", "A kilo of rice costs more."]
    let (source, target) = languages.isEmpty ? (texts[0], texts[1]) : (texts[1], texts[0])
    let answer = try await server.ask(
      "PUT", "/v1/units/2", #"{"source":"\#(source)","target":"\#(target)"\#(languages)}"#)
    #expect(answer.status == 200 && answer.body["unit"] as? String == "3")
    let found = try await server.ask("POST", "/v1/lookup", #"{"text":"\#(texts[0])"}"#)
    #expect(matches(found.body).first?["target"] as? String == texts[1])
    #expect(try await server.ask("GET", "/v1/info").body["units"] as? Int == 2)
  }

  @Test(arguments: [
    ("/v1/units/2", #"{"source":"a","target":" "}"#, 400),
    ("/v1/units/2", #"{"source":"a","target":"b","from":"fr","to":"de"}"#, 422),
    ("/v1/units/2", #"{"source":"a\u0000","target":"b"}"#, 400),
    ("/v1/units/9", #"{"source":"a","target":"b"}"#, 404), ("/v1/units/x", "{}", 404),
  ])
  func whatCannotBeCorrectedIsSaid(path: String, body: String, status: Int) async throws {
    let server = try await server()
    #expect(try await server.ask("PUT", path, body).status == status)
    #expect(
      try await server.ask("GET", "/v1/units/2").body["target"] as? String == "The price of rice is up again."
    )
  }

  @Test(arguments: ["/", "/page.css", "/page.js", "/icon.svg"])
  func thePageRunsNothingFromElsewhere(path: String) async throws {
    let answer = try await RunningServer().ask("GET", path)
    #expect(answer.status == 200)
    #expect(
      answer.headers["content-security-policy"]?.hasPrefix("default-src 'none'; script-src 'self';") == true)
    #expect(answer.headers["referrer-policy"] == "no-referrer")
  }

  @Test func whatAPathTakesIsSaid() async throws {
    let server = try RunningServer()
    #expect(try await server.ask("PATCH", "/v1/units/1").headers["allow"] == "DELETE, GET, HEAD, PUT")
    let head = try await server.ask("HEAD", "/healthz")
    #expect(head.status == 200 && head.headers["content-length"] == "15")
  }

  @Test func whatIsTooMuchIsRefused() async throws {
    let server = try RunningServer()
    func long(_ count: Int) -> String { #"{"text":"\#(String(repeating: "a", count: count))"}"# }
    let queries = Array(repeating: #"{"text":"a"}"#, count: 1001).joined(separator: ",")
    for body in [#"{"queries":[\#(queries)]}"#, long(100_001), long(5 << 20)] {
      #expect(try await server.ask("POST", "/v1/lookup", body).status == 413)
    }
    #expect(try await server.ask("POST", "/v1/lookup", long(100_000)).status == 200)
  }

  /// What can be added can be looked up and corrected: a text has the same limits everywhere.
  @Test(arguments: ["source", "target", "origin", "author", "note"])
  func whatCannotBeKeptIsRefused(field: String) async throws {
    let server = try await server()
    let long = String(repeating: "a", count: 100_001)
    for (value, status) in [(long, 413), (#"a\u0000b"#, 400)] {
      let texts = ["source": "Satu.", "target": "One."].merging([field: value]) { $1 }
      let fields = texts.map { #""\#($0)":"\#($1)""# }
      let unit = "{\(fields.joined(separator: ","))}"
      let added = try await server.ask("POST", "/v1/units", #"{"units":[\#(unit)]}"#)
      #expect(added.status == status)
      // A correction leaves the origin as it was.
      if field != "origin" { #expect(try await server.ask("PUT", "/v1/units/1", unit).status == status) }
      #expect(try await server.ask("PUT", "/tmserver/id/en/unit/Satu.", unit).status == status)
    }
    #expect(try await server.ask("POST", "/v1/lookup", #"{"text":"a\u0000b"}"#).status == 400)
    #expect(try await server.ask("GET", "/v1/info").body["units"] as? Int == 2)
  }

  @Test(arguments: [
    ("berita%20nasional%20%C3%A9.tsv", 200), (String(repeating: "%E6%9C%AC", count: 196) + ".tsv", 200),
    (String(repeating: "a", count: 201), 400), (".tsv", 400), ("a%2Fb.tsv", 400), ("a%0A.tsv", 400),
    ("", 400),
  ])
  func filesHaveNames(name: String, status: Int) async throws {
    let server = try RunningServer()
    let answer = try await server.ask("POST", "/v1/import?name=\(name)", "Satu apel.\tOne apple.\n")
    #expect(answer.status == status)
    // amaGama's stores have paths for names.
    let pair = #"[{"source":"Dua apel.","target":"Two apples."}]"#
    let isPath = name.contains("%2F")
    let store = try await server.ask("POST", "/tmserver/id/en/store/\(name)", pair)
    #expect(store.status == (isPath ? 200 : name.isEmpty ? 404 : status))
  }

  @Test(arguments: ["%2B1", "01", "0", "-1"])
  func aUnitHasOneAddress(id: String) async throws {
    #expect(try await server().ask("GET", "/v1/units/\(id)").code == "no-such-path")
  }

  /// SQLite would read the log of the old file into the new one, and damage it.
  @Test(arguments: [true, false])
  func aMemoryThatWasReplacedIsLeftAlone(isReplaced: Bool) async throws {
    let server = try await server()
    // Who writes and is left in peace leaves nothing beside the file.
    while try Data(contentsOf: URL(fileURLWithPath: server.memory + "-wal")).count > 0 {
      try await Task.sleep(for: .milliseconds(50))
    }
    let other = try RunningServer()
    #expect(try await other.ask("POST", "/v1/units", pairs).status == 200)
    #expect(other.stop() == 0)
    if isReplaced {
      try #require(rename(other.memory, server.memory) == 0)
    } else {
      try FileManager.default.removeItem(atPath: server.memory)
    }
    for (method, path, body) in [
      ("POST", "/v1/units", pairs), ("POST", "/v1/lookup", #"{"text":"Harga beras."}"#),
      ("DELETE", "/v1/units/1", nil), ("GET", "/healthz", nil),
    ] {
      let answer = try await server.ask(method, path, body)
      #expect(answer.status == 503 && answer.code == "displaced")
    }
    #expect(server.stop() == 0)
    #expect(try server.log.contains("error padan-server: [Server] \(server.memory): the memory was removed"))
    guard isReplaced else { return }
    let memory = try Memory(at: server.memory, mode: .writing)
    #expect(try memory.check().isEmpty)
    #expect(try memory.statistics().units == 2)
  }

  @Test func pagesOfOtherSitesAreRefused() async throws {
    let server = try await server()
    let other = try await server.ask("POST", "/v1/units", pairs, headers: ["Origin": "http://example.org"])
    #expect(other.status == 403 && other.code == "other-site")
    let renamed = try await server.ask("GET", "/v1/info", headers: ["Host": "example.org:\(server.port)"])
    #expect(renamed.status == 421 && renamed.code == "other-host")
  }

  @Test func whatWasAnsweredIsKeptWhenItIsStopped() async throws {
    let server = try await server()
    #expect(server.stop() == 0)
    #expect(server.memoryFiles == ["test.sqlite"])
    let again = try RunningServer("--read-only", folder: server.folder)
    #expect(try await again.ask("GET", "/v1/info").body["units"] as? Int == 2)
    let refused = try await again.ask("POST", "/v1/units", pairs)
    #expect(refused.status == 403 && refused.code == "read-only")
    #expect(again.stop() == 0)
    #expect(again.memoryFiles == ["test.sqlite"])
  }

  @Test func aMemoryThatOthersHaveOpenKeepsItsLog() async throws {
    let server = try await server()
    let other = try Memory(at: server.memory, mode: .reading)
    #expect(try other.statistics().units == 2)
    #expect(server.stop() == 0)
    #expect(try other.statistics().units == 2)
    let again = try RunningServer("--read-only", folder: server.folder)
    #expect(try await again.ask("GET", "/v1/info").body["units"] as? Int == 2)
  }

  @Test func aNewMemoryThatNothingWasAddedToLeavesNoFile() throws {
    let server = try RunningServer()
    #expect(server.stop() == 0)
    #expect(server.memoryFiles.isEmpty)
  }

  @Test func noAnswerNamesAPath() async throws {
    let server = try await server()
    #expect(try await server.ask("GET", "/v1/info").body["memory"] as? String == "test.sqlite")
  }
}
