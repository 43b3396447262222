internal import Foundation

/// Keeps apart those who open memories in a folder and those who take an empty one away.
///
/// SQLite's own locks begin when a file is first read, which is after it was opened: whoever opens a memory that another
/// process takes away between the two would write into a file that has no name any more. A lock on the folder
/// (flock(2)) covers both. Where a folder cannot be locked (some network drives), memories are opened without.
enum FolderLock {
  /// Runs `body` while the folder of a file is locked: by all who only read, or by one who may make or remove the file.
  ///
  /// Throws `MemoryError.busy` where others keep it for five seconds.
  static func hold<Result>(folderOf path: String, isShared: Bool, _ body: () throws -> Result) throws
    -> Result
  {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return try body() }
    // Closing it gives the lock back.
    defer { close(descriptor) }
    let operation = (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB
    var attempts = 0
    while flock(descriptor, operation) != 0, errno == EWOULDBLOCK || errno == EINTR {
      attempts += 1
      if attempts > 5_000 { throw MemoryError.busy(path: path) }
      usleep(1_000)
    }
    return try body()
  }
}
