import Foundation
import Testing

/// What HTTP/1 says of messages and connections, looked at byte by byte.
@Suite struct ConnectionTests {
  private let pair = #"{"units":[{"source":"Harga beras naik.","target":"The price of rice is up."}]}"#

  private func waitingHead(_ path: String, _ count: Int, _ more: String = "") -> String {
    "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(count)\r\nExpect: 100-Continue\r\n\(more)\r\n"
  }

  @Test(arguments: ["/v1/units", "/v1/import?name=a.tsv"])
  func aBodyIsAskedFor(path: String) throws {
    let connection = try RawConnection(to: RunningServer())
    let body = path == "/v1/units" ? pair : "satu\tone\n"
    for isAdded in [true, false] {
      connection.send(waitingHead(path, body.utf8.count))
      #expect(try connection.head() == "HTTP/1.1 100 Continue\r\n\r\n")
      connection.send(body)
      let head = try connection.head()
      #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n") && !head.lowercased().contains("connection: close"))
      let length = try #require(
        head.lowercased().firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) })
      let answer = try connection.next(length)
      #expect(answer.contains(isAdded ? "\"added\":1" : "\"added\":0"))
    }
  }

  @Test func aBodyThatComesUnaskedIsNotAskedFor() throws {
    let connection = try RawConnection(to: RunningServer())
    connection.send(
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
        + waitingHead("/v1/units", 2, "Connection: close\r\n") + "{}")
    #expect(try connection.head().hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(try !connection.remainder().contains("100 Continue"))
  }

  @Test(arguments: [
    ("/v1/units", 5 << 20, "413"), ("/v1/import?progress=maybe", 9, "400"), ("/v1/nothing", 9, "404"),
  ])
  func aBodyThatIsNotWantedIsNotAskedFor(path: String, count: Int, status: String) throws {
    let connection = try RawConnection(to: RunningServer())
    connection.send(waitingHead(path, count))
    let head = try connection.head()
    #expect(head.hasPrefix("HTTP/1.1 \(status) ") && head.lowercased().contains("connection: close\r\n"))
  }

  @Test(arguments: ["tmx", "tsv", "jsonl"])
  func headsSayNoLengthThatIsNotKnown(format: String) throws {
    let connection = try RawConnection(to: RunningServer())
    connection.send("HEAD /v1/export.\(format) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    let head = try connection.head()
    #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n") && !head.lowercased().contains("content-length"))
    // Nothing stands between the two answers.
    #expect(try connection.head().hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(try connection.remainder() == #"{"status":"ok"}"#)
  }

  /// Such as watch whether a server answers: they need not say whom they ask.
  @Test(arguments: ["/healthz", "/v1/export.tsv"], ["Host: localhost\r\n", ""])
  func connectionsOfOldClientsEndWithTheAnswer(path: String, host: String) throws {
    let connection = try RawConnection(to: RunningServer())
    connection.send("GET \(path) HTTP/1.0\r\n\(host)\r\n")
    let head = try connection.head().lowercased()
    #expect(head.hasPrefix("http/1.0 200 ok\r\n") && head.contains("connection: close\r\n"))
    #expect(!head.contains("transfer-encoding"))
    let body = try connection.remainder()
    #expect(path == "/healthz" ? body == #"{"status":"ok"}"# : !body.hasPrefix("0\r\n"))
  }

  /// What is written as `…` stands for more than is read.
  @Test(arguments: [
    ("GET /tmserver/id/en/unit/… HTTP/1.1\r\nHost: a\r\n\r\n", "431", "too-long"),
    ("GET / HTTP/1.1\r\nHost: a\r\nX-A: …\r\n\r\n", "431", "too-long"),
    ("apa kabar?\r\n\r\n", "400", "no-request"), ("GET / HTTP/1.1\r\nHost a\r\n\r\n", "400", "no-request"),
    (
      "POST /v1/units HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400",
      "no-request"
    ),
  ])
  func whatIsNoRequestIsAnsweredAsAnErrorToo(text: String, status: String, code: String) throws {
    let connection = try RawConnection(to: RunningServer())
    connection.send(text.replacing("…", with: String(repeating: "a", count: 90_000)))
    let head = try connection.head().lowercased()
    #expect(head.hasPrefix("http/1.1 \(status) ") && head.contains("connection: close\r\n"))
    #expect(head.contains("content-type: application/json\r\n"))
    let body = try connection.remainder()
    let object = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: [String: String]]
    #expect(object?["error"]?["code"] == code)
  }
}
