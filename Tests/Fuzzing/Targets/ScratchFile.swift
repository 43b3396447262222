import Exchange
import Foundation
import Glibc

/// Files of this process, since the readers take paths: in `PADAN_FUZZ_FOLDER`, which is best in memory.
enum ScratchFile {
  private static let folder =
    ProcessInfo.processInfo.environment["PADAN_FUZZ_FOLDER"] ?? FileManager.default.temporaryDirectory.path

  /// Where a name lies.
  static func path(_ name: String) -> String { folder + "/" + name }

  /// Writes a file, and returns its path.
  static func write(_ bytes: UnsafeRawBufferPointer, to name: String) -> String {
    let path = path(name)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0, Glibc.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count else {
      fatalError("\(path) cannot be written")
    }
    close(descriptor)
    return path
  }
}

extension ExchangeError {
  /// Ends the process unless the error is one of a malformed file, with a place inside of it, on one plain line.
  func requireSound(path: String, of bytes: UnsafeRawBufferPointer) {
    guard kind == .malformed, self.path == path else { fatalError("not the file's fault: \(self)") }
    guard (line ?? 1) >= 1, (column ?? 1) >= 1, !reason.isEmpty else { fatalError("no place: \(self)") }
    guard !description.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    else { fatalError("a control character in a message") }
    // Lines of UTF-16 and of packed files are not those of the bytes.
    let isPlain =
      !bytes.contains(0) && !bytes.starts(with: [0x1F, 0x8B]) && !bytes.starts(with: [0x50, 0x4B])
    if isPlain, let line {
      guard line <= bytes.count(where: { $0 == 0x0A }) + 1 else { fatalError("beyond the file: \(self)") }
      guard (column ?? 1) <= bytes.count + 2 else { fatalError("beyond the line: \(self)") }
    }
  }
}
