internal import Foundation

/// A file without a name: it is gone when nobody holds it any more, however the program ends.
final class TemporaryFile {
  private let descriptor: Int32
  private let folder: String
  /// The number of bytes written.
  private(set) var size = 0

  /// An empty file in a folder.
  ///
  /// Throws `MemoryError.inputOutput`, as all else here does.
  init(in folder: String = TemporaryFile.folder) throws(MemoryError) {
    self.folder = folder
    var name = Array((folder + "/padan-XXXXXX").utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw Self.failure(in: folder) }
    unlink(name)
  }

  deinit { close(descriptor) }

  /// Where temporary files lie.
  ///
  /// It is where SQLite puts its own (https://www.sqlite.org/tempfiles.html, section 5), so that there is one place to find room
  /// in. `/var/tmp` goes before `/tmp`, which may be memory itself.
  static var folder: String {
    let environment = ProcessInfo.processInfo.environment
    let folders = [environment["SQLITE_TMPDIR"], environment["TMPDIR"], "/var/tmp", "/usr/tmp", "/tmp"]
    return folders.lazy.compactMap(\.self).first { folder in
      var status = stat()
      return stat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        && access(folder, W_OK | X_OK) == 0
    } ?? "."
  }

  /// Writes bytes at the end; returns where they lie.
  func append(_ bytes: [UInt8]) throws(MemoryError) -> Range<Int> {
    let start = size
    while size < start + bytes.count {
      let written = bytes.withUnsafeBytes {
        let left = UnsafeRawBufferPointer(rebasing: $0[(size - start)...])
        return pwrite(descriptor, left.baseAddress, left.count, off_t(size))
      }
      if written > 0 {
        size += written
      } else if written == 0 || errno != EINTR {
        throw Self.failure(in: folder)
      }
    }
    return start..<size
  }

  /// Appends bytes of the file to others.
  func read(_ range: Range<Int>, into bytes: inout [UInt8]) throws(MemoryError) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: range.count))
    var done = 0
    while done < range.count {
      let read = bytes.withUnsafeMutableBytes {
        let left = UnsafeMutableRawBufferPointer(rebasing: $0[(start + done)...])
        return pread(descriptor, left.baseAddress, left.count, off_t(range.lowerBound + done))
      }
      if read > 0 { done += read } else if read == 0 || errno != EINTR { throw Self.failure(in: folder) }
    }
  }

  private static func failure(in folder: String) -> MemoryError {
    .inputOutput(
      path: folder,
      reason: "a temporary file failed (\(String(cString: strerror(errno)))); let TMPDIR name another folder")
  }
}
