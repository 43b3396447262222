import Exchange
import TranslationMemory

/// Why a command cannot do what was asked: one line for the user, and an exit status for scripts.
struct CommandFailure: Error {
  var status: ExitStatus
  /// `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`; nil where no file is concerned.
  var place: String?
  /// What is wrong, and what to do.
  var reason: String

  init(_ status: ExitStatus, at place: String? = nil, _ reason: String) {
    self.status = status
    self.place = place
    self.reason = reason
  }

  /// A failure of the system at a file.
  init(_ status: ExitStatus, at path: String, errno code: Int32) {
    self.init(status, at: FileName.shown(path), .ofSystem(code))
  }

  /// What an error of the libraries means to the user; nil for an error that no user can cause.
  init?(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as ExchangeError:
      var place = FileName.shown(error.path)
      if let line = error.line {
        place += ":\(line)"
        if let column = error.column { place += ":\(column)" }
      }
      self.init(ExitStatus(error.kind), at: place, error.reason)
    case let error as MemoryError: self.init(ExitStatus(error), error.description)
    default: return nil
    }
  }

  /// Runs `body`, which writes results: its `-` is standard output.
  static func onOutput<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch var error as ExchangeError where error.path == "-" {
      error.path = "standard output"
      throw error
    }
  }

  /// The line on stderr, without `padan: `.
  var line: String { (place.map { $0 + ": " + reason } ?? reason).withoutControls }
}

/// Names of files in messages.
enum FileName {
  /// A path as it is shown: `-` is standard input.
  static func shown(_ path: String) -> String { path == "-" ? "standard input" : path }

  /// The last component: `korpus.tsv` of `data/korpus.tsv`.
  static func last(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
