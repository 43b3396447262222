import Exchange
import Glibc

/// The files that are mapped into memory, and the line to write when one of them is cut short by another program.
///
/// A page that the file no longer has cannot be read, and the system says so by SIGBUS (mmap(2)) in the middle of any
/// instruction. There is no way back from there: the handler writes a line made ready beforehand, and ends.
enum ShrunkFile {
  /// Watches for a file that shrinks from here on.
  static func watch(_ path: String) {
    let name = Visible.line(path)
    // A memory may be opened several times, once for each processor.
    guard !watched.contains(name) else { return }
    watched.append(name)
    let text =
      "padan: \(watched.joined(separator: " or ")): the memory was cut short or overwritten while it was in use; "
      + "bring back a copy of it, and leave it alone while padan runs\n"
    // Never freed: the signal may come at any time.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: text.utf8.count, alignment: 1)
    buffer.copyBytes(from: text.utf8)
    message = UnsafeRawBufferPointer(buffer)
    Glibc.signal(SIGBUS) { _ in
      // Nothing but these two calls is allowed here (signal-safety(7)).
      _ = Glibc.write(STDERR_FILENO, ShrunkFile.message.baseAddress, ShrunkFile.message.count)
      _exit(ExitStatus.inputOutput.rawValue)
    }
  }

  // Both are changed by the one thread that opens memories, and the handler, which only reads the second, is
  // installed after that.
  private nonisolated(unsafe) static var watched: [String] = []
  private nonisolated(unsafe) static var message = UnsafeRawBufferPointer(start: nil, count: 0)
}
