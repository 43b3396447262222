import Exchange
import Glibc

/// Standard output, buffered: the results of a command and nothing else.
final class StandardOutput {
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  init() { buffer.reserveCapacity(Self.capacity + 4096) }

  /// Writes a text and a line end.
  func writeLine(_ text: String) throws(CommandFailure) {
    buffer.append(contentsOf: text.utf8)
    buffer.append(0x0A)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Writes bytes as they are.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    buffer += bytes
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Writes an object and a line end.
  func writeLine(_ object: JSONObject) throws(CommandFailure) {
    object.append(to: &buffer)
    buffer.append(0x0A)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Hands what was written to the system; to be called before the command ends or waits for input.
  func flush() throws(CommandFailure) {
    defer { buffer.removeAll(keepingCapacity: true) }
    if let code = writeAll(buffer, to: STDOUT_FILENO) {
      throw CommandFailure(.inputOutput, at: "standard output", errno: code)
    }
  }
}

/// Standard error: errors, warnings, summaries.
///
/// Unbuffered; a failure to write there cannot be told to anybody.
enum StandardError {
  /// Writes a text as one line, with nothing in it that a terminal would obey.
  static func writeLine(_ text: String) { write(text.withoutControls + "\n") }

  static func write(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }
}

/// Writes all bytes, however many calls it takes; returns the error number if it cannot.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  bytes.withUnsafeBytes { all in
    var rest = all[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // The other end made the pipe non-blocking, and it is full.
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}
