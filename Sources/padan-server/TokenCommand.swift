import ArgumentParser
import Server

/// `padan-server token NAME`: lets somebody in.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Make a token, and let it in.",
    discussion: """
      The token is printed once and kept nowhere: the file has its digest only. To take a token back, delete its line; \
      the server reads the file when it starts.

        $ padan-server token sari --right write --tokens tokens.tsv
      """)

  @Argument(help: "What the token is called: the author of what is added with it; admin may name another.")
  var name: String

  @Option(
    help: ArgumentHelp(
      "read: look up, search, export; write: add, correct and remove too; admin: import files too.",
      valueName: "right"),
    transform: { text in
      guard let right = AccessRight(rawValue: text) else {
        throw ValidationError("it is read, write or admin.")
      }
      return right
    })
  var right = AccessRight.read

  @Option(help: ArgumentHelp("The file of tokens; it is made where there is none.", valueName: "file"))
  var tokens: String

  func validate() throws {
    let isUnfit = name.isEmpty || name.hasPrefix("#") || name.unicodeScalars.contains { $0.value < 0x20 }
    if isUnfit { throw ValidationError("a name has letters, and no tab or line break.") }
    if tokens.isEmpty { throw ValidationError("--tokens needs the name of a file.") }
  }

  func run() throws {
    print(try AccessTokens.issue(name: name, right: right, in: tokens))
  }
}
