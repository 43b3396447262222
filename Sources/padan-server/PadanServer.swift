import ArgumentParser
import Exchange
import Foundation
import Glibc
import Server
import TranslationMemory

/// `padan-server`: a memory over HTTP.
@main
struct PadanServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "padan-server",
    abstract: "Serve a translation memory over HTTP: to programs, and, with a page, to people.",
    subcommands: [ServeCommand.self, TokenCommand.self],
    defaultSubcommand: ServeCommand.self)

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Glibc.exit(conclude(error).rawValue)
    }
  }

  /// Says what is wrong, in one line, and returns the status to exit with.
  private static func conclude(_ error: any Error) -> ExitStatus {
    let (status, line): (ExitStatus, String) =
      switch error {
      case let error as MemoryError: (ExitStatus(error), error.description)
      case let error as ServerFailure: (ExitStatus(error), error.description)
      default:
        switch exitCode(for: error) {
        case .success: (.done, "")
        case .validationFailure: (.usage, message(for: error) + " See 'padan-server --help'.")
        default: (.fault, "this is a fault of padan-server's, please report it: \(error)")
        }
      }
    if status == .done {
      print(fullMessage(for: error))
    } else {
      let shown = line.split(whereSeparator: \.isNewline).joined(separator: " ")
      FileHandle.standardError.write(Data("padan-server: \(shown)\n".utf8))
    }
    return status
  }
}

extension ExitStatus {
  fileprivate init(_ failure: ServerFailure) {
    self =
      switch failure {
      case .taken, .cannotListen: .unavailable
      case .unprotected: .usage
      case .unreadableTokens: .unreadableInput
      case .malformedTokens, .noTokens, .takenName: .data
      case .unwritableTokens: .uncreatableOutput
      }
  }
}
