internal import Foundation
internal import GRDB

/// What can go wrong with a memory's file, as a sentence that says what to do.
public enum MemoryError: Error, Hashable, CustomStringConvertible {
  /// There is no such file.
  case missing(path: String)
  /// The file is not a translation memory.
  case notAMemory(path: String, reason: String)
  /// The file is a memory, and its content is damaged.
  case damaged(path: String, reason: String)
  /// The file was written by a later version.
  case tooNew(path: String, version: Int)
  /// The file was written by an earlier version, and is only to be read.
  case outdated(path: String, version: Int)
  /// The file or its folder cannot be read or written.
  case unreadable(path: String, reason: String)
  /// The file or its folder cannot be created or written.
  case unwritable(path: String, reason: String)
  /// Another program is writing to it.
  case busy(path: String)
  /// The file was removed, or another put in its place, while it was open.
  case displaced(path: String)
  /// A text holds U+0000, which no text of a language does.
  case unstorable(text: String)
  /// What was read took too long, and was ended (`ReadingInterruption`).
  case interrupted(path: String)
  /// The disk is full, or failed.
  case inputOutput(path: String, reason: String)

  /// The sentence, beginning with the path.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such memory; `padan import` or `padan add` creates one"
    case .notAMemory(let path, let reason): "\(path): this is not a translation memory (\(reason))"
    case .damaged(let path, let reason):
      "\(path): the memory is damaged (\(reason)); bring back a copy of it"
    case .tooNew(let path, let version):
      "\(path): this memory has format \(version), which a later padan wrote; use that one"
    case .outdated(let path, let version):
      "\(path): this memory has format \(version), which an earlier padan wrote; "
        + "`padan import` or `padan add` brings it up to date"
    case .unreadable(let path, let reason): "\(path): the memory cannot be read: \(reason)"
    case .unwritable(let path, let reason): "\(path): the memory cannot be written: \(reason)"
    case .busy(let path): "\(path): another program is writing to this memory; try again when it is done"
    case .displaced(let path):
      "\(path): the memory was removed, or another file put in its place, while it was open; nothing was changed: "
        + "begin again, and stop who has a memory open before you replace it"
    case .unstorable(let text): "a text holds the character U+0000, remove it: \(text)"
    case .interrupted(let path): "\(path): this took too long, and was ended; ask for less at a time"
    case .inputOutput(let path, let reason): "\(path): \(reason); nothing was changed"
    }
  }
}

extension MemoryError {
  /// What a failure of SQLite means to a user.
  init(_ error: any Error, path: String, mode: Memory.Mode) {
    if let error = error as? MemoryError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .inputOutput(path: path, reason: "\(error)")
      return
    }
    let message = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notAMemory(path: path, reason: "it is no SQLite database")
      case .SQLITE_CORRUPT: .damaged(path: path, reason: message)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_INTERRUPT: .interrupted(path: path)
      case .SQLITE_FULL where Self.isDiskFull(at: path):
        .inputOutput(path: path, reason: "the disk is full")
      // What was temporary has gone by now, so there may be room again.
      case .SQLITE_FULL:
        .inputOutput(
          path: path,
          reason:
            "the disk is full, or that of temporary files (\(TemporaryFile.folder)); let TMPDIR name another folder"
        )
      case .SQLITE_READONLY: .unwritable(path: path, reason: "it is read-only")
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
        mode == .reading
          ? .unreadable(path: path, reason: message) : .unwritable(path: path, reason: message)
      // SQLite reports some writes to a full disk as failed ones.
      case .SQLITE_IOERR where Self.isDiskFull(at: path):
        .inputOutput(path: path, reason: "the disk is full")
      default: .inputOutput(path: path, reason: message)
      }
  }

  private static func isDiskFull(at path: String) -> Bool {
    var status = statvfs()
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return statvfs(folder, &status) == 0 && status.f_bavail == 0
  }
}
