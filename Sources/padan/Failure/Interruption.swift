import Glibc
import Synchronization

/// The signal that came, or 0.
///
/// A signal handler may touch nothing but an atomic.
private let signalThatCame = Atomic<Int32>(0)

/// SIGINT, SIGTERM or SIGHUP: work that has something to undo stops at its next step and unwinds.
struct Interruption: Error {
  let signal: Int32

  /// How signals are met: a closed pipe ends the program at once and without a word, and a file that may not grow
  /// is an error to report.
  static func prepare() {
    Glibc.signal(SIGPIPE, SIG_DFL)
    Glibc.signal(SIGXFSZ, SIG_IGN)
  }

  /// From here on a signal is answered by `check`; work that does not get there within a second is ended anyway.
  static func beginWatching() {
    // A global is made when it is first used, under a lock, which must not happen in a handler.
    _ = signalThatCame.load(ordering: .relaxed)
    var alarmAction = sigaction()
    alarmAction.__sigaction_handler.sa_handler = { _ in end(by: signalThatCame.load(ordering: .relaxed)) }
    sigaction(SIGALRM, &alarmAction, nil)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      sigaction(number, nil, &action)
      // `nohup` and a background shell ask for a signal to be ignored, and it stays so.
      guard
        unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
          != unsafeBitCast(SIG_IGN, to: Int.self)
      else { continue }
      action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        signalThatCame.store(number, ordering: .relaxed)
        alarm(1)
      }
      sigaction(number, &action, nil)
    }
  }

  /// Throws if a signal came.
  static func check() throws(Interruption) {
    let number = signalThatCame.load(ordering: .relaxed)
    if number != 0 { throw Interruption(signal: number) }
  }

  /// Ends the program by the signal itself, so that a shell sees what happened.
  func conclude() -> Never { end(by: signal) }
}

private func end(by number: Int32) -> Never {
  Glibc.signal(number, SIG_DFL)
  raise(number)
  _exit(128 + number)
}
