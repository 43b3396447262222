/// How the command ends, as scripts see it (the numbers are those of BSD's sysexits.h).
enum ExitStatus: Int32 {
  case done = 0
  /// Nothing was found, or, by `check`, something was.
  case nothingFound = 1
  /// The command line is wrong.
  case usage = 64
  /// The input is not what it should be.
  case data = 65
  /// An input cannot be read.
  case unreadableInput = 66
  /// A fault of ours.
  case fault = 70
  /// An output cannot be created.
  case uncreatableOutput = 73
  /// Reading or writing failed half-way.
  case inputOutput = 74
  /// Another program is writing to the memory.
  case busy = 75
}
