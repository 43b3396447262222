internal import Glibc

/// A file open for reading.
final class InputFile {
  /// The file as the user named it.
  let path: String
  private let descriptor: Int32

  /// Opens `path`; `-` is standard input.
  init(_ path: String) throws(ExchangeError) {
    self.path = path
    if path == "-" {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw ExchangeError(.unreadable, path: path, reason: .ofSystem(errno)) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw ExchangeError(.unreadable, path: path, reason: .ofSystem(EISDIR))
    }
  }

  deinit {
    if descriptor > STDERR_FILENO { close(descriptor) }
  }

  /// The next bytes, as many as one read gives; none at the end.
  func piece() throws(ExchangeError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: ByteSource.pieceSize) { buffer, count in
      var got = 0
      repeat { got = read(descriptor, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
      failure = got < 0 ? errno : 0
      count = max(0, got)
    }
    if failure != 0 { throw ExchangeError(.inputOutput, path: path, reason: .ofSystem(failure)) }
    return bytes
  }

  /// The next bytes, a whole piece of them unless the file ends before (a pipe gives less at a time).
  func filledPiece() throws(ExchangeError) -> [UInt8] {
    var bytes = try piece()
    while bytes.count < ByteSource.pieceSize {
      let more = try piece()
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }
}

extension String {
  /// What a failure of the operating system means to a user.
  static func ofSystem(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file or folder"
    case EISDIR: "this is a folder, a file is wanted"
    case ENOTDIR: "a part of this path is a file, not a folder"
    case EACCES, EPERM: "permission denied"
    case ENOSPC, EDQUOT: "no space is left on the device"
    case EROFS: "the file system is read-only"
    case EPIPE: "the reader has closed the pipe"
    default: strerror(code).map { String(cString: $0) } ?? "system error \(code)"
    }
  }
}
