public import Foundation

/// A PostgreSQL server of the tests' own, in a temporary folder, reached by a socket there; it ends with the process that
/// started it, however that ends.
public final class PostgreSQLCluster: Sendable {
  /// The server of this process; nil where PostgreSQL is not installed, or does not start.
  public static let shared = PostgreSQLCluster()
  /// What to say of tests that are skipped without it.
  public static let absence = "PostgreSQL is not installed (Debian: postgresql); its tests are skipped"

  /// Where its socket is.
  public let folder: URL
  /// Closed by the end of the process, on which the server is stopped.
  private let lifeline: Pipe

  private init?() {
    guard let programs = Self.programs else { return nil }
    // A socket's path has room for a hundred characters only.
    folder = URL(fileURLWithPath: "/tmp/padanan-\(UUID().uuidString.prefix(8))")
    lifeline = Pipe()
    let process = Process()
    let isRoot = geteuid() == 0
    // PostgreSQL refuses to run as root.
    process.executableURL = URL(fileURLWithPath: isRoot ? "/usr/bin/setpriv" : "/bin/sh")
    let user = getpwnam("postgres") == nil ? "nobody" : "postgres"
    let script = """
      umask 022; mkdir "$1" && cd "$1" || exit 1
      "$2/initdb" -D data -U padan -A trust -E UTF8 --locale=C.UTF-8 --no-sync >log 2>&1 || exit 1
      "$2/postgres" -D data -k "$1" -c listen_addresses= -c fsync=off -c deadlock_timeout=50ms -c max_connections=60 >>log 2>&1 &
      cat >/dev/null
      kill -QUIT $!; wait $!; rm -rf "$1"
      """
    process.arguments =
      (isRoot ? ["--reuid=\(user)", "--regid=\(user)", "--clear-groups", "/bin/sh"] : [])
      + ["-c", script, "sh", folder.path, programs]
    process.standardInput = lifeline
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    for _ in 0..<600 where process.isRunning {
      if run("psql", ["-qAtc", "SELECT 1", "postgres"]) { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
    return nil
  }

  /// The folder of the newest installed version's programs.
  private static let programs: String? = {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return versions.compactMap { Int($0) }.sorted(by: >).map { "\(root)/\($0)/bin" }.first {
      FileManager.default.isExecutableFile(atPath: $0 + "/initdb")
    }
  }()

  /// Runs a client program against the server; whether it ends well.
  @discardableResult
  public func run(_ program: String, _ arguments: [String]) -> Bool {
    guard let programs = Self.programs else { return false }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "\(programs)/\(program)")
    process.arguments = ["-h", folder.path, "-U", "padan"] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// The address of a new, empty database.
  public func makeDatabase() -> String {
    let name = "t" + UUID().uuidString.lowercased().filter { $0 != "-" }
    run("createdb", [name])
    return "postgresql://padan@/\(name)?host=\(folder.path)"
  }
}
