import ArgumentParser
import Server

/// `padan-server --memory FILE`: answers until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve a translation memory over HTTP: to programs, and, with a page, to people.",
    discussion: """
      Without --tokens it listens on this machine only, and asks for no password: whoever works here may ask it, and, without \
      --read-only, change the memory. With --tokens, all but the empty page, /openapi.json and /healthz needs a token.

        $ padan-server --memory Memory/default.sqlite
        $ curl -s localhost:8765/v1/lookup -d '{"text":"Harga beras naik."}'
        $ padan-server token sari --right write --tokens tokens.tsv
        $ padan-server --memory Memory/default.sqlite --listen 0.0.0.0:8765 --tokens tokens.tsv
      """)

  @Option(
    help: ArgumentHelp(
      "The translation memory, a file or postgresql://USER@HOST/DATABASE; it is made where there is none.",
      valueName: "file"))
  var memory: String

  @Option(
    help: ArgumentHelp("Where to listen; port 0 is a free one.", valueName: "address:port"),
    transform: { text in
      guard let address = ListeningAddress(text) else {
        throw ValidationError("it is not an address and a port; write one such as 127.0.0.1:8765.")
      }
      return address
    })
  var listen: ListeningAddress?

  @Option(
    help: ArgumentHelp(
      "The tokens that let people in, as 'padan-server token' makes them.", valueName: "file"))
  var tokens: String?

  @Flag(help: "Listen where other machines reach it without asking for tokens.")
  var allowAnyone = false

  @Option(
    help: ArgumentHelp(
      """
      Answer so many requests a second of each token or address, and ten seconds' worth at once; /healthz is not counted \
      (default: any number here, 100 where other machines ask).
      """,
      valueName: "n"))
  var rate: Int?

  @Option(
    help: ArgumentHelp(
      "End a lookup or search that takes longer, and refuse a change that has to wait longer.",
      valueName: "seconds"))
  var timeLimit = 10

  @Flag(help: "Change nothing.")
  var readOnly = false

  func validate() throws {
    if memory.isEmpty { throw ValidationError("--memory needs the name of a file.") }
    if tokens == "" { throw ValidationError("--tokens needs the name of a file.") }
    if let rate, rate < 1 { throw ValidationError("--rate is at least 1.") }
    if timeLimit < 1 { throw ValidationError("--time-limit is at least 1.") }
    if tokens != nil && allowAnyone {
      throw ValidationError("--tokens and --allow-anyone exclude each other.")
    }
  }

  func run() async throws {
    // The default is an address as it should be.
    guard let address = listen ?? ListeningAddress("127.0.0.1:8765") else { return }
    var server = MemoryServer(path: memory, address: address)
    server.isReadOnly = readOnly
    server.tokens = try tokens.map { try AccessTokens(contentsOf: $0) }
    server.allowsAnyone = allowAnyone
    server.requestsPerSecond = rate ?? (address.isLoopback ? nil : 100)
    server.timeLimit = .seconds(timeLimit)
    try await server.run()
  }
}
