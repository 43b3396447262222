internal import GRDB

/// Ends, from any thread, what a memory is reading.
public struct ReadingInterruption: Sendable {
  private let body: @Sendable () -> Void

  /// An interruption that does this.
  package init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  /// Ends the lookup, search or other reading that runs now: it throws `MemoryError.interrupted`.
  ///
  /// It may go unnoticed where a reading is between two statements: call again while it goes on. Nothing happens where nothing
  /// is being read.
  public func interrupt() { body() }
}

extension Memory {
  /// What ends a reading of this memory.
  public var readingInterruption: ReadingInterruption {
    ReadingInterruption { [database] in database.interrupt() }
  }
}
