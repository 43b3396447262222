internal import Foundation
internal import Synchronization

/// Takes bytes from a thread that may wait to a task that must not: a few pieces at a time, so that memory stays small however slow
/// the other end is.
final class ByteChannel: Sendable {
  let pieces: AsyncThrowingStream<[UInt8], any Error>
  private let continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation
  // Counts up from 0: a semaphore that goes with less than it began with is taken for a fault.
  private let room = DispatchSemaphore(value: 0)
  private let isClosed = Mutex(false)
  /// So many pieces may wait to be taken.
  private static let mostPieces = 4
  /// One who takes nothing for so long has gone.
  private static let patience = DispatchTimeInterval.seconds(30)

  init() {
    (pieces, continuation) = AsyncThrowingStream.makeStream()
    for _ in 0..<Self.mostPieces { room.signal() }
    continuation.onTermination = { [weak self] _ in self?.close() }
  }

  /// Hands a piece over, on a thread; returns false where nobody takes it any more.
  func put(_ piece: [UInt8]) -> Bool {
    guard room.wait(timeout: .now() + Self.patience) == .success, !isClosed.withLock({ $0 }) else {
      return false
    }
    continuation.yield(piece)
    return true
  }

  /// Says that a piece has been taken and sent.
  func tookPiece() { room.signal() }

  /// Ends the pieces, with an error where they are not all.
  func finish(throwing error: (any Error)? = nil) { continuation.finish(throwing: error) }

  /// Says that nothing more is taken.
  func close() {
    isClosed.withLock { $0 = true }
    room.signal()
  }
}
