import Exchange
import Glibc

/// The records that an import could not use: reason, line, text and file, separated by tabs.
final class RejectsFile {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Creates the file, or empties it.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    descriptor = path == "-" ? STDOUT_FILENO : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw CommandFailure(.uncreatableOutput, at: path, errno: errno) }
  }

  deinit { if descriptor > STDOUT_FILENO { close(descriptor) } }

  /// Adds a record of a file.
  func write(_ record: UnitRecord.Skipped, of file: String) throws(CommandFailure) {
    let columns = [record.reason, String(record.line), record.text, FileName.shown(file)]
    buffer.append(contentsOf: columns.map(\.withoutControls).joined(separator: "\t").utf8)
    buffer.append(0x0A)
    if buffer.count > 1 << 16 { try flush() }
  }

  /// Hands what was written to the system.
  func flush() throws(CommandFailure) {
    if let code = writeAll(buffer, to: descriptor) {
      throw CommandFailure(.inputOutput, at: path, errno: code)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
