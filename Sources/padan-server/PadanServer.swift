import ArgumentParser
import Server

/// `padan-server`: a memory over HTTP, to this machine.
@main
struct PadanServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "padan-server",
    abstract: "Serve a translation memory over HTTP to programs on this machine.",
    discussion: """
      It listens on 127.0.0.1 and nowhere else, and asks for no password: whoever works on this machine may ask it, and, \
      without --read-only, change the memory.

        $ padan-server --memory Memory/default.sqlite
        $ curl -s localhost:8765/v1/lookup -d '{"text":"Harga beras naik."}'
      """)

  @Option(help: ArgumentHelp("The translation memory; it is made where there is none.", valueName: "file"))
  var memory: String

  @Option(help: ArgumentHelp("The port to listen on; 0 for a free one.", valueName: "number"))
  var port = 8765

  @Flag(help: "Change nothing.")
  var readOnly = false

  func validate() throws {
    if memory.isEmpty { throw ValidationError("--memory needs the name of a file.") }
    if !(0...65535).contains(port) { throw ValidationError("--port is from 0 to 65535.") }
  }

  func run() async throws {
    try await MemoryServer(path: memory, port: port, isReadOnly: readOnly).run()
  }
}
