import Foundation
import FoundationNetworking
import Testing

@Suite struct FileTests {
  private let rows = """
    {"source":"Harga beras naik.","target":"The price of rice is up.","origin":"pasar","position":0}
    {"source":"Pedagang mengeluh.","target":"Traders complain.","origin":"pasar","position":1}
    {"source":"","target":"Empty."}

    """

  @Test func filesAreImportedWithASummary() async throws {
    let server = try RunningServer()
    let answer = try await server.ask("POST", "/v1/import?name=korpus.jsonl", rows)
    #expect(answer.status == 200)
    #expect(answer.body["read"] as? Int == 3 && answer.body["added"] as? Int == 2)
    #expect((answer.body["reasons"] as? [String: Int])?.values.reduce(0, +) == 1)
    let unit = try await server.ask("GET", "/v1/units/1").body
    let places = unit["places"] as? [[String: Any]] ?? []
    let neighbours = places.first?["neighbours"] as? [[String: Any]] ?? []
    #expect(neighbours.map { $0["target"] as? String } == ["Traders complain."])
  }

  @Test func theFormatIsToldFromTheContentToo() async throws {
    let server = try RunningServer()
    #expect(try await server.ask("POST", "/v1/import", "satu\tone\ndua\ttwo\n").body["added"] as? Int == 2)
    let named = try await server.ask(
      "POST", "/v1/import?format=tsv&origin=kamus&from=en&to=id", "three\ttiga\n")
    #expect(named.body["added"] as? Int == 1)
    let unit = try await server.ask("GET", "/v1/units/3").body
    #expect((unit["places"] as? [[String: Any]])?.first?["origin"] as? String == "kamus")
    #expect(unit["from"] as? String == "en")
  }

  @Test func progressIsToldInLines() async throws {
    let server = try RunningServer()
    let text = (0..<50_000).map { "kalimat nomor \($0)\tsentence number \($0)\n" }.joined()
    let answer = try await server.ask("POST", "/v1/import?name=a.tsv&progress=true", text)
    let lines = answer.text.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
    #expect(lines.compactMap { $0["read"] as? Int } == [20_000, 40_000, 50_000])
    #expect(lines.last?["added"] as? Int == 50_000)
    let bad = try await server.ask("POST", "/v1/import?name=a.tmx&progress=true", "<tmx><b></tmx>")
    #expect(bad.code == "malformed")
  }

  @Test(arguments: [
    ("name=a.tmx", "<tmx version=\"1.4\"><header/><body><tu></body></tmx>", 400, "malformed"),
    ("name=a.jsonl", "{\n", 400, "malformed"), ("", "", 400, "malformed"),
    ("name=a.tsv&from=fr&to=fr", "a\tb\n", 422, "same-language"),
    ("name=..%2Fa.tsv", "a\tb\n", 400, "invalid"),
    ("name=.a.tsv", "a\tb\n", 400, "invalid"), ("format=moses", "a\tb\n", 400, "invalid"),
    ("min-confidence=2", "a\tb\n", 400, "invalid"), ("progress=yes", "a\tb\n", 400, "invalid"),
    ("name=a.jsonl", "{\"source\":\"\",\"target\":\"x\"}\n", 422, "no-units"),
    ("name=a.jsonl", "{\"source\":\"a\",\"target\":\"x\",\"from\":\"fr\",\"to\":\"de\"}\n", 422, "no-units"),
  ])
  func whatCannotBeImportedIsSaid(query: String, body: String, status: Int, code: String) async throws {
    let server = try RunningServer()
    let answer = try await server.ask("POST", "/v1/import?\(query)", body)
    #expect(answer.status == status && answer.code == code, "\(answer.text)")
    #expect(!answer.text.contains("/tmp") && !answer.text.contains("padan-upload"))
    #expect(try await server.ask("GET", "/v1/info").body["units"] as? Int == 0)
  }

  @Test func aFormatThatIsNotToldIsAskedForByItsParameter() async throws {
    let answer = try await RunningServer().ask("POST", "/v1/import?name=a.bin", "apa kabar\n")
    #expect(answer.status == 400 && answer.text.contains("name it with format\""), "\(answer.text)")
  }

  @Test(arguments: [("POST", "/v1/import?name=a.tsv"), ("PUT", "/tmserver/id/en/store/a.tsv")])
  func aFormIsNoFile(method: String, path: String) async throws {
    let server = try RunningServer()
    let body =
      "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.tsv\"\r\n\r\nsatu\tone\n\r\n--x--\r\n"
    let answer = try await server.ask(
      method, path, body, headers: ["Content-Type": "Multipart/form-data; boundary=x"])
    #expect(answer.status == 415 && answer.code == "no-file" && answer.text.contains("--data-binary @FILE"))
    #expect(try await server.ask("GET", "/v1/info").body["units"] as? Int == 0)
  }

  @Test func whatWasImportedIsExported() async throws {
    let server = try RunningServer()
    _ = try await server.ask("POST", "/v1/import?name=korpus.jsonl", rows)
    let tsv = try await server.ask("GET", "/v1/export.tsv")
    #expect(tsv.text.split(separator: "\n").filter { $0.contains("The price of rice is up.") }.count == 1)
    #expect(tsv.headers["content-disposition"] == "attachment; filename=\"memory.tsv\"")
    let lines = try await server.ask("GET", "/v1/export.jsonl?from=en&to=id").text.split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.contains(#""from":"en""#) })
    let tmx = try await server.ask("GET", "/v1/export.tmx?level=2").text
    #expect(tmx.contains("<tmx version=\"1.4\"") && tmx.hasSuffix("</tmx>\n"))
    #expect(try await server.ask("GET", "/v1/export.tsv?origin=lain*").text.contains("rice") == false)
  }

  @Test(arguments: [
    "export.tsv?level=2", "export.tmx?level=3", "export.tmx?since=kemarin", "export.tsv?latest=1",
  ])
  func whatCannotBeExportedIsSaid(path: String) async throws {
    #expect(try await RunningServer().ask("GET", "/v1/\(path)").status == 400)
  }

  @Test func exportsThatNobodyReadsLeaveRoomForOthers() async throws {
    let server = try RunningServer()
    let text = (0..<60_000).map {
      "kalimat nomor \($0) yang agak panjang\tsentence number \($0), rather long\n"
    }.joined()
    _ = try await server.ask("POST", "/v1/import?name=a.tsv", text)
    for _ in 0..<5 { #expect(try await server.ask("HEAD", "/v1/export.tsv").status == 200) }
    // Those that leave half-way, too.
    for _ in 0..<3 {
      let url = try #require(URL(string: "http://127.0.0.1:\(server.port)/v1/export.jsonl"))
      let task = Task { try await URLSession.shared.data(from: url) }
      try await Task.sleep(for: .milliseconds(30))
      task.cancel()
    }
    let answer = try await server.ask("GET", "/v1/export.tsv")
    #expect(answer.text.split(separator: "\n").filter { $0.hasPrefix("kalimat") }.count == 60_000)
  }

  @Test func largeMemoriesAreSentWhole() async throws {
    let server = try RunningServer()
    let text = (0..<60_000).map {
      "kalimat nomor \($0) yang agak panjang\tsentence number \($0), rather long\n"
    }.joined()
    _ = try await server.ask("POST", "/v1/import?name=a.tsv", text)
    let answer = try await server.ask("GET", "/v1/export.tsv")
    #expect(answer.text.split(separator: "\n").filter { $0.hasPrefix("kalimat") }.count == 60_000)
  }
}
