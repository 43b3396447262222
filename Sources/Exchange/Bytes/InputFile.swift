internal import Glibc

/// A file open for reading, or a text in place of one.
final class InputFile {
  /// The file as the user named it.
  let path: String
  private let descriptor: Int32
  /// Whether the end was met: a terminal that is asked again would wait for more.
  private var hasEnded = false
  /// What is left of a text that is read in place of a file.
  private var given: ArraySlice<UInt8>?

  /// Bytes in place of a file; `name` stands for it in messages.
  init(_ bytes: [UInt8], named name: String) {
    path = name
    descriptor = -1
    given = bytes[...]
  }

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
    if let rest = given {
      given = rest.dropFirst(ByteSource.pieceSize)
      return Array(rest.prefix(ByteSource.pieceSize))
    }
    if hasEnded { return [] }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: ByteSource.pieceSize) { buffer, count in
      var got = 0
      repeat { got = read(descriptor, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
      failure = got < 0 ? errno : 0
      count = max(0, got)
    }
    if failure != 0 { throw ExchangeError(.inputOutput, path: path, reason: .ofSystem(failure)) }
    hasEnded = bytes.isEmpty
    return bytes
  }

  /// The next bytes, read until they are enough or the file ends (a pipe gives less at a time than a file).
  func piece(until isEnough: ([UInt8]) -> Bool) throws(ExchangeError) -> [UInt8] {
    var bytes = try piece()
    while !isEnough(bytes) {
      let more = try piece()
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }
}
