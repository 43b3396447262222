import Foundation
import Testing

@Suite struct AccessTests {
  private let pair = #"{"units":[{"source":"Harga beras naik.","target":"The price of rice is up."}]}"#

  /// A folder with a file of tokens of all rights, by their name.
  private func tokens() throws -> (folder: URL, file: String, tokens: [String: String]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "padan-tokens-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("tokens.tsv").path
    var tokens: [String: String] = [:]
    for right in ["read", "write", "admin"] {
      let made = try RunningServer.run(["token", "a \(right)er", "--right", right, "--tokens", file])
      try #require(made.status == 0, "\(made.errors)")
      tokens[right] = made.output.trimmingCharacters(in: .newlines)
    }
    return (folder, file, tokens)
  }

  private func bearer(_ token: String?) -> [String: String] { ["Authorization": "Bearer \(token ?? "")"] }

  @Test func eachTokenAllowsWhatItSays() async throws {
    let (folder, file, tokens) = try tokens()
    let server = try RunningServer("--tokens", file, folder: folder)
    let requests: [(method: String, path: String, body: String?, right: String)] = [
      ("GET", "/v1/info", nil, "read"), ("POST", "/v1/lookup", #"{"text":"a"}"#, "read"),
      ("GET", "/v1/export.tsv", nil, "read"), ("POST", "/v1/units", pair, "write"),
      ("DELETE", "/v1/units/1", nil, "write"), ("POST", "/v1/import?name=a.tsv", "a\tb\n", "admin"),
      ("GET", "/metrics", nil, "admin"), ("PUT", "/tmserver/id/en/store/a.tsv", "a\tb\n", "admin"),
    ]
    let order = ["read", "write", "admin"]
    for right in order {
      for request in requests {
        let answer = try await server.ask(
          request.method, request.path, request.body, headers: bearer(tokens[right]))
        let may = (order.firstIndex(of: right) ?? 0) >= (order.firstIndex(of: request.right) ?? 0)
        #expect(may == (answer.code != "not-allowed"), "\(right) \(request.path)")
        if !may {
          #expect(answer.status == 403)
          #expect(answer.text.contains("the right \(right), and this path asks for \(request.right)"))
        }
      }
    }
  }

  @Test func withoutATokenOnlyTheEmptyPageIsSeen() async throws {
    let (folder, file, tokens) = try tokens()
    let server = try RunningServer("--tokens", file, folder: folder)
    for path in ["/", "/page.js", "/healthz", "/openapi.json"] {
      #expect(try await server.ask("GET", path).status == 200)
    }
    let refused = try await server.ask("GET", "/v1/info")
    #expect(refused.status == 401 && refused.code == "no-token")
    #expect(refused.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
    let unknown = try await server.ask("GET", "/v1/info", headers: bearer("padan_\(UUID().uuidString)"))
    #expect(unknown.status == 401 && unknown.code == "unknown-token")
    // Of programs that know nothing but a password.
    let password = Data("anybody:\(tokens["read"] ?? "")".utf8).base64EncodedString()
    let basic = ["Authorization": "Basic \(password)"]
    #expect(try await server.ask("GET", "/v1/info", headers: basic).status == 200)
    let garbled = try await server.ask("GET", "/v1/info", headers: ["Authorization": "Basic %%"])
    #expect(garbled.code == "unreadable-token")
  }

  @Test func whatIsAddedHasTheTokensNameForItsAuthor() async throws {
    let (folder, file, tokens) = try tokens()
    let server = try RunningServer("--tokens", file, folder: folder)
    #expect(try await server.ask("POST", "/v1/units", pair, headers: bearer(tokens["write"])).status == 200)
    let unit = try await server.ask("GET", "/v1/units/1", headers: bearer(tokens["read"]))
    #expect(unit.body["author"] as? String == "a writeer")
  }

  @Test(arguments: [("write", "a writeer"), ("admin", "boss")])
  func onlyWhoMayDoEverythingNamesAnotherAuthor(right: String, author: String) async throws {
    let (folder, file, tokens) = try tokens()
    let server = try RunningServer("--tokens", file, folder: folder)
    let units = pair.replacing(#""}"#, with: #"","author":"boss"}"#)
    let single = #"{"source":"Buka berkas","target":"Open file","author":"boss"}"#
    for (path, body) in [
      ("/v1/units", units), ("/tmserver/id/en/unit/a", single), ("/tmserver/id/en/store/a.po", "[\(single)]"),
    ] {
      let added = try await server.ask("POST", path, body, headers: bearer(tokens[right]))
      let unit = try #require((added.body["units"] as? [String])?.first, "\(added.text)")
      let shown = try await server.ask("GET", "/v1/units/\(unit)", headers: bearer(tokens["read"]))
      #expect(shown.body["author"] as? String == author)
    }
    let corrected = try await server.ask(
      "PUT", "/v1/units/1", #"{"source":"Harga beras naik.","target":"Rice costs more.","author":"boss"}"#,
      headers: bearer(tokens[right]))
    let unit = try #require(corrected.body["unit"] as? String)
    let shown = try await server.ask("GET", "/v1/units/\(unit)", headers: bearer(tokens["read"]))
    #expect(shown.body["author"] as? String == author)
  }

  @Test func theFileHoldsDigestsOnly() throws {
    let (folder, file, tokens) = try tokens()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 3)
    for token in tokens.values { #expect(token.hasPrefix("padan_") && !text.contains(token.dropFirst(6))) }
    let again = try RunningServer.run(["token", "a reader", "--tokens", file])
    #expect(again.status == 65 && again.errors.contains("a reader"))
  }

  @Test func whoAsksTooMuchHasToWait() async throws {
    let server = try RunningServer("--rate", "1")
    let queries = Array(repeating: #"{"text":"a"}"#, count: 900).joined(separator: ",")
    #expect(try await server.ask("POST", "/v1/lookup", #"{"queries":[\#(queries)]}"#).status == 200)
    #expect(try await server.ask("GET", "/healthz").status == 200)
    let refused = try await server.ask("GET", "/v1/info")
    #expect(refused.status == 429 && refused.code == "too-many-requests")
    #expect(refused.headers["retry-after"].flatMap { Int($0) } ?? 0 > 1)
  }

  @Test(arguments: [
    (["--memory", "x.sqlite", "--listen", "0.0.0.0:0"], Int32(64), "--tokens"),
    (["--memory", "x.sqlite", "--listen", "[::]:0"], 64, "--tokens"),
    (["--memory", "x.sqlite", "--listen", "elsewhere"], 64, "127.0.0.1:8765"),
    (["--memory", "x.sqlite", "--tokens", "/none/tokens"], 66, "/none/tokens"),
    (["--memory", "/none/x.sqlite", "--read-only"], 66, "/none/x.sqlite"),
    (["--memory", "/proc/x.sqlite"], 73, "/proc/x.sqlite"), ([], 64, "--memory"),
    (["--memory", "x.sqlite", "--rate", "0"], 64, "--rate"),
    (["token", "a\tb", "--tokens", "/none/t"], 64, "name"),
    (["token", "a", "--tokens", "/none/t"], 73, "/none/t"),
    (["token", "a", "--right", "all", "--tokens", "/none/t"], 64, "read, write or admin"),
  ])
  func whatIsWrongOnTheCommandLineIsSaid(arguments: [String], status: Int32, word: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    let result = try RunningServer.run(arguments.map { $0 == "x.sqlite" ? folder + ".sqlite" : $0 })
    #expect(result.status == status && result.errors.contains(word), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1 && result.errors.hasPrefix("padan-server: "))
    #expect(!FileManager.default.fileExists(atPath: folder + ".sqlite"))
  }

  @Test func aTakenPortIsSaid() throws {
    let server = try RunningServer()
    let result = try RunningServer.run(["--memory", server.memory, "--listen", "127.0.0.1:\(server.port)"])
    #expect(result.status == 69 && result.errors.contains("taken"))
    // A memory that would have been new is not left behind.
    let other = server.folder.appendingPathComponent("other.sqlite").path
    #expect(try RunningServer.run(["--memory", other, "--listen", "127.0.0.1:\(server.port)"]).status == 69)
    #expect(!FileManager.default.fileExists(atPath: other))
  }

  /// As editors on other systems save it.
  @Test func linesOfTheFileMayEndInCarriageReturns() async throws {
    let (folder, file, tokens) = try tokens()
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try Data(text.replacingOccurrences(of: "\n", with: "\r\n").utf8).write(to: URL(fileURLWithPath: file))
    for right in ["read", "write", "admin"] {
      let again = try RunningServer.run(["token", "a \(right)er", "--tokens", file])
      #expect(again.status == 65 && again.errors.contains("a \(right)er"))
    }
    let server = try RunningServer("--tokens", file, folder: folder)
    #expect(try await server.ask("GET", "/v1/info", headers: bearer(tokens["read"])).status == 200)
  }

  @Test func malformedTokensAreNamedByTheirLine() throws {
    let (folder, file, _) = try tokens()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (line, status) in [("budi\twrite\tsha256:12\n", Int32(65)), ("# nothing\n", 65)] {
      try Data(("# tokens\n" + line).utf8).write(to: URL(fileURLWithPath: file))
      let result = try RunningServer.run(["--memory", folder.path + "/x.sqlite", "--tokens", file])
      #expect(result.status == status && result.errors.contains(line.hasPrefix("#") ? "no token" : ":2:"))
    }
  }
}
