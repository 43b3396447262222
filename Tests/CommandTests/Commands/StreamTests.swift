import Foundation
import Testing

/// `--stream`: requests in, answers out, in order, whatever a line holds.
@Suite struct StreamTests {
  private static func keys(_ outcome: Command.Outcome) -> [String] {
    outcome.objects.map { object in
      (object["key"] as? String) ?? (object["key"] as? Int).map(String.init) ?? "none"
    }
  }

  @Test func sentencesHaveTheirKey() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu. Dua.\n", to: "a.txt")
    let outcome = try folder.padan(
      "segment", "--stream",
      input: """
        {"key":"x","text":"Harga naik. Kata dr. Sri, itu wajar."}
        {"key":7,"file":"a.txt"}
        {"key":"kosong","text":""}
        {"text":"Tanpa kunci."}

        """)
    #expect(outcome.status == 0)
    #expect(Self.keys(outcome) == ["x", "x", "7", "7", "none"])
    #expect(
      outcome.objects.compactMap { $0["text"] as? String } == [
        "Harga naik.", "Kata dr. Sri, itu wajar.", "Satu.", "Dua.", "Tanpa kunci.",
      ])
    #expect(outcome.errors.isEmpty)
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstLine() throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.padan(
      "segment", "--stream",
      input: "\u{FEFF}{\"key\":1,\"text\":\"Satu.\"}\r\n{\"key\":2,\"text\":\"Dua.\"}\r\n")
    #expect(Self.keys(outcome) == ["1", "2"])
    #expect(outcome.errors.isEmpty)
  }

  @Test func badLinesAreAnsweredInTheirPlace() throws {
    let folder = try TemporaryFolder()
    var input = Array(#"{"key":1,"text":"Ada."}"#.utf8) + [0x0A]
    let bad = [
      Array("tidak".utf8), Array(#"{"key":2,"text":3}"#.utf8), Array(#"{"key":[3,{"a":null}]}"#.utf8),
      Array(#"{"key":4,"text":"a","text":"b"}"#.utf8),
      Array(#"{"key":5,"text":""#.utf8) + [0xFF] + Array(#""}"#.utf8),
      [], Array(#"{"key":6,"file":"tidak-ada.txt"}"#.utf8), Array(#"{"key":7,"file":"-"}"#.utf8),
      Array(#"{"key":8,"text":"\u0000"}"#.utf8), [UInt8](repeating: 0x20, count: 17 << 20),
    ]
    for line in bad { input += line + [0x0A] }
    input += Array(#"{"key":9,"text":"Masih ada."}"#.utf8)
    let outcome = try Command.run(["segment", "--stream"], in: folder, input: Data(input))
    #expect(outcome.status == 0)
    let objects = outcome.objects
    #expect(objects.count == bad.count + 2)
    #expect(objects.first?["text"] as? String == "Ada.")
    #expect(objects.last?["text"] as? String == "Masih ada.")
    for (line, object) in objects.enumerated().dropFirst().dropLast() {
      let error = try #require(object["error"] as? [String: Any])
      #expect(error["line"] as? Int == line + 1)
      #expect((error["message"] as? String)?.isEmpty == false)
    }
    #expect((objects[3]["key"] as? [Any])?.count == 2)
    #expect(
      outcome.errors == "padan: warning: \(bad.count) of \(bad.count + 2) requests could not be answered\n")
  }

  @Test func beadsAreThoseOfAlign() throws {
    let folder = try TemporaryFolder()
    try folder.write("Air mulai surut. Warga kembali ke rumah.\n", to: "a.id.txt")
    try folder.write("The water has begun to recede. Residents returned home.\n", to: "a.en.txt")
    let alone = try folder.padan("align", "a.id.txt", "a.en.txt", "--json")
    let request = #"{"key":"a","sourceFile":"a.id.txt","targetFile":"a.en.txt"}"# + "\n"
    let stream = try folder.padan("align", "--stream", input: String(repeating: request, count: 40))
    #expect(stream.status == 0)
    let prefixed = alone.output.split(separator: "\n").map { #"{"key":"a","# + $0.dropFirst() + "\n" }
      .joined()
    #expect(stream.output == String(repeating: prefixed, count: 40))
    let lines = try folder.padan(
      "align", "--stream", "--lines", input: #"{"source":"Satu. Dua.\nTiga.","target":"One. Two.\nThree."}"#)
    #expect(lines.objects.count == 2)
  }

  @Test func lookupsAndChecks() throws {
    let folder = try SampleUnits.folder()
    _ = try folder.padan("add", "Apa kabar?", "How are you?", "--memory", "m.sqlite")
    let found = try folder.padan(
      "lookup", "--stream", "--memory", "m.sqlite",
      input: #"{"key":1,"text":"Apa kabar?"}"# + "\n" + #"{"key":2,"text":"Tidak ada"}"# + "\n")
    #expect(found.status == 0)
    #expect(Self.keys(found) == ["1", "2"])
    #expect(found.objects.map { ($0["matches"] as? [Any])?.count } == [1, 0])
    let checked = try folder.padan(
      "check", "--stream",
      input: #"{"key":1,"source":"Ada 12 orang.","target":"There are 21 people."}"# + "\n"
        + #"{"key":2,"source":"Ada 12 orang.","target":"There are 12 people."}"# + "\n"
        + #"{"key":3,"source":"a"}"#)
    #expect(checked.status == 0)
    #expect(checked.objects.map { ($0["findings"] as? [Any])?.count } == [1, 0, nil])
  }

  @Test func filesAreConverted() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\tOne.\nDua.\t\n", to: "a.tsv")
    _ = try folder.padan("convert", "a.tsv", "alone.tmx")
    let requests = [
      #"{"key":1,"file":"a.tsv","format":"tmx"}"#,
      #"{"key":2,"text":"Tiga.\tThree.\n","inputFormat":"tsv"}"#,
      #"{"key":3,"text":"<xliff version='1.2'>\n<file></xliff>","format":"csv"}"#,
      #"{"key":4,"file":"a.tsv","format":"moses"}"#, #"{"key":5,"text":"x\ty"}"#,
      #"{"key":6,"file":"-"}"#, #"{"key":7}"#,
      #"{"key":8,"text":"source,target\na,b\n","inputFormat":"csv"}"#,
    ]
    let outcome = try folder.padan("convert", "--stream", input: requests.joined(separator: "\n"))
    #expect(outcome.status == 0)
    #expect(Self.keys(outcome) == ["1", "2", "3", "4", "5", "6", "7", "8"])
    let objects = outcome.objects
    #expect(try objects[0]["text"] as? String == folder.read("alone.tmx"))
    #expect(objects[0]["reasons"] as? [String: Int] == ["empty side": 1])
    #expect([objects[0]["read"], objects[0]["written"]].map { $0 as? Int } == [2, 1])
    #expect(
      objects[1]["text"] as? String
        == #"{"source":"Tiga.","target":"Three.","from":"id","to":"en"}"# + "\n")
    let messages = objects.map { ($0["error"] as? [String: Any])?["message"] as? String }
    #expect(messages[2]?.hasPrefix("text:2:") == true && messages[3]?.contains("moses") == true)
    #expect(messages.map { $0 == nil } == [true, true, false, false, true, false, false, true])
  }

  @Test func otherwiseItSaysWhatDoesNotGoWithIt() throws {
    let folder = try TemporaryFolder()
    for arguments in [
      ["segment", "a.txt"], ["align", "a", "b"], ["lookup", "x"], ["check", "a.tsv"], ["lookup", "--json"],
      ["convert", "a.tsv", "b.tmx"], ["convert", "--json"],
    ] {
      let outcome = try Command.run(arguments + ["--stream"], in: folder, input: Data())
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("--stream"))
    }
    #expect(try folder.padan("align", "a").errors.contains("two files are wanted"))
  }
}
