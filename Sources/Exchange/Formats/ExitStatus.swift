public import TranslationMemory

/// How a command ends, as scripts see it (the numbers are those of BSD's sysexits.h).
public enum ExitStatus: Int32, Sendable {
  /// What was asked for is done.
  case done = 0
  /// Nothing was found, or, by `check`, something was.
  case nothingFound = 1
  /// The command line is wrong.
  case usage = 64
  /// The input is not what it should be.
  case data = 65
  /// An input cannot be read.
  case unreadableInput = 66
  /// A service is not to be had: an address to listen on is taken.
  case unavailable = 69
  /// A fault of ours.
  case fault = 70
  /// An output cannot be created.
  case uncreatableOutput = 73
  /// Reading or writing failed half-way.
  case inputOutput = 74
  /// Another program is writing to the memory.
  case busy = 75

  /// The status that a failure with a file ends with.
  public init(_ kind: ExchangeError.Kind) {
    self =
      switch kind {
      case .malformed: .data
      case .unreadable: .unreadableInput
      case .uncreatable: .uncreatableOutput
      case .inputOutput, .closedPipe: .inputOutput
      }
  }

  /// The status that a failure with a memory ends with.
  public init(_ error: MemoryError) {
    self =
      switch error {
      case .missing, .unreadable: .unreadableInput
      case .notAMemory, .damaged, .tooNew, .outdated, .unstorable: .data
      case .unwritable: .uncreatableOutput
      case .busy, .interrupted: .busy
      case .inputOutput, .displaced: .inputOutput
      }
  }
}
