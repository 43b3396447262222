import Glibc

/// A file or standard input, open for reading.
final class InputFile {
  /// The path as the user gave it; `-` is standard input.
  let path: String
  private let descriptor: Int32

  /// Opens a file; a folder is none.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CommandFailure(.unreadableInput, at: path, errno: errno) }
    guard !FileKind.isFolder(descriptor: descriptor) else {
      close()
      throw CommandFailure(.unreadableInput, at: FileName.shown(path), "this is a folder; name a file in it")
    }
  }

  deinit { close() }

  private func close() {
    if descriptor > STDIN_FILENO { _ = Glibc.close(descriptor) }
  }

  /// Adds what can be read next, at most 64 KB, to a buffer; false at the end.
  func read(into buffer: inout [UInt8]) throws(CommandFailure) -> Bool {
    let size = 1 << 16
    let start = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    let count = buffer.withUnsafeMutableBytes { bytes in
      var count: Int
      repeat {
        count = Glibc.read(
          descriptor, UnsafeMutableRawBufferPointer(rebasing: bytes[start...]).baseAddress, size)
      } while count < 0 && errno == EINTR
      return count
    }
    let code = errno
    buffer.removeLast(size - max(count, 0))
    guard count >= 0 else { throw CommandFailure(.inputOutput, at: path, errno: code) }
    return count > 0
  }
}

/// What a path leads to.
enum FileKind {
  /// Whether there is a folder at a path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isFolder(descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is anything at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }
}
