import ArgumentParser
import Exchange

/// How the command ends after an error was thrown: what it says, and where, and its exit status.
enum Ending {
  /// Help, a version or a completion script was asked for.
  case answer(String)
  /// One line on stderr; empty to say nothing.
  case failure(ExitStatus, line: String)
  /// The user or the system stopped it.
  case interruption(Interruption)

  init(of error: any Error) {
    if let interruption = error as? Interruption {
      self = .interruption(interruption)
    } else if let failure = CommandFailure(error) {
      self = .failure(failure.status, line: failure.line)
    } else if let code = error as? ExitCode {
      self = .failure(ExitStatus(rawValue: code.rawValue) ?? .fault, line: "")
    } else {
      switch Padan.exitCode(for: error) {
      case .success: self = .answer(Padan.fullMessage(for: error))
      case .validationFailure: self = .failure(.usage, line: Self.usageLine(for: error))
      default:
        self = .failure(
          .fault, line: "this is a fault of padan's, please report it: " + "\(error)".withoutControls)
      }
    }
  }

  /// Says it, and returns the status to exit with.
  func conclude() -> ExitStatus {
    switch self {
    case .answer(let text):
      do {
        let output = StandardOutput()
        try output.writeLine(text)
        try output.flush()
        return .done
      } catch { return Ending(of: error).conclude() }
    case .failure(let status, let line):
      if !line.isEmpty { StandardError.writeLine("padan: " + line) }
      return status
    case .interruption(let interruption):
      interruption.conclude()
    }
  }

  /// ArgumentParser's own message as one line, and where to read more.
  private static func usageLine(for error: any Error) -> String {
    let message = Visible.line(Padan.message(for: error))
    let names = Padan.configuration.groupedSubcommands.flatMap(\.subcommands).map {
      $0.configuration.commandName
    }
    let command = CommandLine.arguments.dropFirst().first { names.contains($0) }
    let help = command.map { "padan \($0) --help" } ?? "padan --help"
    if command == nil, let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") {
      return "there is no command '\(Visible.line(word))'; see 'padan --help'"
    }
    let start = message.prefix(1).lowercased() + message.dropFirst()
    return start.hasSuffix(".") || start.hasSuffix("?")
      ? "\(start) See '\(help)'." : "\(start); see '\(help)'"
  }
}
