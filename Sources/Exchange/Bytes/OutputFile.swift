internal import Glibc

/// A file that is written beside its name and given it when it is whole.
///
/// Until `finish` the old file stays as it is; without that call nothing is left behind. What is no regular file
/// (a pipe, a device, `-` for standard output) is written straight. Symbolic links are followed.
final class OutputFile {
  /// Bytes gathered before a write.
  private static let bufferSize = 256 << 10

  /// What is to be written; `writeIfFull` empties it now and then.
  var buffer: [UInt8] = []

  /// The file as the user named it.
  let path: String
  private var descriptor: Int32
  /// Where the file is made, and where it goes; nil where it is written straight.
  private var temporary: (path: String, goal: String)?
  /// What takes the bytes in place of a file; it returns false where nobody wants them any more.
  private let sink: (([UInt8]) -> Bool)?

  /// Begins what is no file: `sink` takes the bytes.
  init(sink: @escaping ([UInt8]) -> Bool) {
    path = "-"
    descriptor = -1
    self.sink = sink
    buffer.reserveCapacity(Self.bufferSize + 4096)
  }

  /// Begins a file.
  ///
  /// Throws where it cannot be created.
  init(_ path: String) throws(ExchangeError) {
    self.path = path
    sink = nil
    buffer.reserveCapacity(Self.bufferSize + 4096)
    if path == "-" {
      descriptor = STDOUT_FILENO
      return
    }
    var goal = path
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists {
      if status.st_mode & S_IFMT == S_IFDIR {
        throw ExchangeError(.uncreatable, path: path, reason: .ofSystem(EISDIR))
      }
      if status.st_mode & S_IFMT != S_IFREG {
        descriptor = open(path, O_WRONLY | O_CLOEXEC)
        if descriptor < 0 { throw ExchangeError(.uncreatable, path: path, reason: .ofSystem(errno)) }
        return
      }
      if let resolved = realpath(path, nil) {
        goal = String(cString: resolved)
        free(resolved)
      }
    }
    var temporaryPath = ""
    descriptor = -1
    // Several attempts, since another process may have taken a name.
    for attempt in 0..<100 {
      let folder = goal.lastIndex(of: "/").map { goal[...$0] } ?? ""
      temporaryPath = folder + ".padan-\(getpid())-\(attempt)-\(UInt32.random(in: 0...UInt32.max))"
      descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 || errno != EEXIST { break }
    }
    if descriptor < 0 { throw ExchangeError(.uncreatable, path: path, reason: .ofSystem(errno)) }
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
    temporary = (temporaryPath, goal)
  }

  deinit {
    if let temporary { unlink(temporary.path) }
    if descriptor > STDERR_FILENO { close(descriptor) }
  }

  /// Writes the buffer out where it has grown large.
  func writeIfFull() throws(ExchangeError) {
    if buffer.count >= Self.bufferSize { try write() }
  }

  /// Writes all out, makes it last, and gives the file its name.
  func finish() throws(ExchangeError) {
    try write()
    guard let temporary else { return }
    guard fsync(descriptor) == 0 || errno == EINVAL, rename(temporary.path, temporary.goal) == 0 else {
      throw ExchangeError(.inputOutput, path: path, reason: .ofSystem(errno))
    }
    self.temporary = nil
    // The new name lasts once its folder is written too; where that cannot be done, the file itself is whole.
    let folder = temporary.goal.lastIndex(of: "/").map { String(temporary.goal[...$0]) } ?? "."
    let folderDescriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folderDescriptor >= 0 {
      fsync(folderDescriptor)
      close(folderDescriptor)
    }
  }

  private func write() throws(ExchangeError) {
    if let sink {
      defer { buffer.removeAll(keepingCapacity: true) }
      guard buffer.isEmpty || sink(buffer) else {
        throw ExchangeError(.closedPipe, path: path, reason: .ofSystem(EPIPE))
      }
      return
    }
    var failure: Int32 = 0
    buffer.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count < 0 && errno == EINTR { continue }
        if count < 0 {
          failure = errno
          return
        }
        done += count
      }
    }
    buffer.removeAll(keepingCapacity: true)
    if failure == 0 { return }
    let kind: ExchangeError.Kind = failure == EPIPE && path == "-" ? .closedPipe : .inputOutput
    throw ExchangeError(kind, path: path, reason: .ofSystem(failure))
  }
}
