import Foundation

/// Runs the built command.
enum Command {
  /// What a run left behind.
  struct Outcome: Equatable {
    var status: Int32
    var output: String
    var errors: String

    /// The lines of standard output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
    /// Standard output as JSON Lines.
    var objects: [[String: Any]] {
      lines.map { line in (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] ?? [:]
      }
    }
  }

  /// The binary beside the test bundle: both are products of one build.
  static let path: String = {
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let arguments = CommandLine.arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    let places = [bundle] + arguments
    return places.map { $0.appendingPathComponent("padan").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "padan"
  }()

  /// Runs `padan` in a folder, its environment what is given here and nothing else that it heeds.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, input: Data = Data(),
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(path, arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a shell script in a folder, in which `padan` is the built command.
  static func shell(
    _ script: String, in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Outcome {
    let alias = "padan() { \"$PADAN\" \"$@\"; }\n"
    return try run(
      "/bin/bash", ["-c", alias + script], in: folder, input: Data(),
      environment: environment.merging(["PADAN": path]) { $1 })
  }

  private static func run(
    _ program: String, _ arguments: [String], in folder: TemporaryFolder, input: Data,
    environment: [String: String]
  ) throws -> Outcome {
    // Files instead of pipes: neither side can wait for the other.
    let streams = try TemporaryFolder()
    for name in ["in", "out", "err"] { try (name == "in" ? input : Data()).write(to: streams.url(name)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = [
      "PATH": "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin", "HOME": folder.url.path,
      "COLUMNS": "80",
      "PADAN_MEMORY": folder.url.appendingPathComponent("memory.sqlite").path, "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
      // Where a sanitizer watches the tests, it watches the command as well.
      .merging(ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: streams.url("in"))
    process.standardOutput = try FileHandle(forWritingTo: streams.url("out"))
    process.standardError = try FileHandle(forWritingTo: streams.url("err"))
    try process.run()
    process.waitUntilExit()
    let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    return Outcome(
      status: status, output: String(decoding: try Data(contentsOf: streams.url("out")), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: streams.url("err")), as: UTF8.self))
  }
}
