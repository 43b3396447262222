import Foundation
import FoundationNetworking
import Testing

/// The built server with a memory of its own, ended when the value goes.
final class RunningServer {
  /// What came back.
  struct Answer {
    var status: Int
    var body: [String: Any]
    var headers: [String: String]
    var data: Data
    /// The body, where it is no object.
    var text: String { String(decoding: data, as: UTF8.self) }
    /// The body, where it is a list of objects.
    var list: [[String: Any]] { (try? JSONSerialization.jsonObject(with: data)) as? [[String: Any]] ?? [] }
    /// The code of an error.
    var code: String? { (body["error"] as? [String: Any])?["code"] as? String }
  }

  let folder: URL
  private let process = Process()
  private let logFile: URL
  private(set) var port = 0

  var memory: String { folder.appendingPathComponent("test.sqlite").path }

  /// The file of the memory, and those beside it that belong to it.
  var memoryFiles: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix("test.sqlite") }.sorted()
  }

  /// Starts it on a free port, and waits until it says which.
  init(_ options: String..., folder given: URL? = nil) throws {
    folder =
      given
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("padan-server-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    logFile = folder.appendingPathComponent("log-\(UUID().uuidString)")
    try Data().write(to: logFile)
    process.executableURL = Self.binary
    process.arguments = ["--memory", memory, "--listen", "127.0.0.1:0"] + options
    process.standardError = try FileHandle(forWritingTo: logFile)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    while port == 0 {
      let text = try log
      if let match = text.firstMatch(of: /127\.0\.0\.1:(\d+)\n/) {
        port = Int(match.1) ?? 0
      } else {
        try #require(process.isRunning, "\(text)")
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
  }

  /// The built command.
  private static var binary: URL? {
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let places =
      [bundle] + CommandLine.arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    return places.map { $0.appendingPathComponent("padan-server") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Runs the command to its end.
  static func run(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = binary
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: output.fileHandleForReading.availableData, as: UTF8.self),
      String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    )
  }

  deinit {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// What it has said on standard error.
  var log: String { get throws { try String(contentsOf: logFile, encoding: .utf8) } }

  /// Asks it to end, and returns its exit status.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func ask(
    _ method: String, _ path: String, _ body: String? = nil, headers: [String: String] = [:]
  ) async throws -> Answer {
    var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
    request.httpMethod = method
    // Under a sanitizer an answer may take minutes.
    request.timeoutInterval = 3600
    request.httpBody = body.map { Data($0.utf8) }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession.shared.data(for: request)
    let http = try #require(response as? HTTPURLResponse)
    let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
    var fields: [String: String] = [:]
    for (name, value) in http.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
    return Answer(status: http.statusCode, body: object ?? [:], headers: fields, data: data)
  }
}
