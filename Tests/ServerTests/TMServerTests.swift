import Foundation
import Testing

/// What clients of amaGama and tmserver ask.
@Suite struct TMServerTests {
  @Test(arguments: ["/tmserver", "/api/v1", "/api/v1/"])
  func pairsThatWereAddedAreSuggested(start: String) async throws {
    let server = try RunningServer()
    let pair = #"{"source":"Buka/tutup berkas 3","target":"Open/close file 3"}"#
    for method in ["PUT", "POST"] {
      #expect(
        try await server.ask(method, start + "/id/en/unit/Buka%2Ftutup%20berkas%203", pair).status == 200)
    }
    for path in [
      "/id/en/unit/Buka%2Ftutup%20berkas%204", "/id/en/unit/Buka/tutup%20berkas%204",
      "/id/en/unit/?source=Buka/tutup+berkas+4",
    ] {
      let list = try await server.ask("GET", start + path).list
      #expect(list.count == 1, "\(path)")
      #expect(list.first?["source"] as? String == "Buka/tutup berkas 3")
      #expect(list.first?["target"] as? String == "Open/close file 3")
      #expect(list.first?["adapted"] as? String == "Open/close file 4")
      #expect((list.first?["quality"] as? Int ?? 0) > 90)
    }
    #expect(
      try await server.ask("GET", start + "/en/id/unit/Open%2Fclose%20file%203").list.first?["quality"]
        as? Int == 100)
    #expect(try await server.ask("GET", start + "/id/en/unit/apa").text == "[]")
    let languages = try await server.ask("GET", start + "/languages/").body
    #expect(languages["sourceLanguages"] as? [String] == ["en", "id"])
  }

  @Test func candidatesAreLimited() async throws {
    let server = try RunningServer()
    let units = (1...9).map { #"{"source":"Halaman \#($0) dari sepuluh","target":"Page \#($0) of ten"}"# }
    let added = try await server.ask(
      "POST", "/tmserver/id/en/store/buku.po", "[\(units.joined(separator: ","))]")
    #expect(added.body["added"] as? Int == 9)
    func count(_ query: String) async throws -> Int {
      try await server.ask("GET", "/tmserver/id/en/unit/Halaman%207%20dari%20sepuluh?\(query)").list.count
    }
    #expect(try await count("") == 5)
    #expect(try await count("max_candidates=3") == 3)
    #expect(try await count("max_candidates=many&min_similarity=100") == 1)
    #expect(try await count("max_candidates=-1&min_similarity=0") == 1)
    let unit = try await server.ask("GET", "/v1/units/1").body
    #expect((unit["places"] as? [[String: Any]])?.first?["origin"] as? String == "buku.po")
  }

  @Test func storesAreUploadedAsFiles() async throws {
    let server = try RunningServer()
    let file =
      "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: id\\n\"\n\nmsgid \"Open\"\nmsgstr \"Buka\"\n"
    let answer = try await server.ask("PUT", "/api/v1/en/id/store/proyek/id.po", file)
    #expect(answer.body["added"] as? Int == 1, "\(answer.text)")
    #expect(try await server.ask("GET", "/api/v1/en/id/unit/Open").list.first?["target"] as? String == "Buka")
  }

  @Test(arguments: [
    ("GET", "/tmserver/id/en/unit/", 404), ("PUT", "/tmserver/id/en/unit/a", 400),
    ("GET", "/tmserver/id/%20/unit/a", 400), ("DELETE", "/tmserver/id/en/unit/a", 405),
    ("GET", "/tmserver/id/en/store/a", 405), ("PUT", "/tmserver/id/en/store/a%2F..", 400),
    ("GET", "/tmserver/id/unit/a", 404),
  ])
  func whatIsWrongIsSaid(method: String, path: String, status: Int) async throws {
    let answer = try await RunningServer().ask(method, path, method == "PUT" ? "{" : nil)
    #expect(answer.status == status && answer.code != nil)
  }

  @Test func whatIsAnsweredIsCounted() async throws {
    let server = try RunningServer()
    _ = try await server.ask("GET", "/v1/nothing")
    for _ in 0..<3 { _ = try await server.ask("GET", "/tmserver/id/en/unit/apa") }
    let text = try await server.ask("GET", "/metrics").text
    let path = "/tmserver/{from}/{to}/unit/{text...}"
    #expect(text.contains("padan_http_requests_total{path=\"\(path)\",method=\"GET\",status=\"200\"} 3\n"))
    #expect(text.contains("padan_http_request_seconds_count{path=\"\(path)\"} 3\n"))
    #expect(text.contains("padan_http_requests_total{path=\"none\",method=\"GET\",status=\"404\"} 1\n"))
    #expect(text.contains("process_resident_memory_bytes "))
  }
}
