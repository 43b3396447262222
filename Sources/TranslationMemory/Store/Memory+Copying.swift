internal import Foundation
internal import GRDB

extension Memory {
  /// Writes a copy of the memory to a path where there is no file yet; how many units it holds, or nil where there is no copy.
  ///
  /// The pages are copied as they are, by SQLite's backup (https://www.sqlite.org/backup.html), so it costs what copying the file
  /// costs. The copy stands at its path whole or not at all: it is made under another name beside it, which a process that
  /// is killed leaves behind. There is none where the path has a file, or the disk cannot give a file another name. `advance` is told which share is done, 0–1, and may throw to stop.
  public func copy(to path: String, advance: (_ share: Double) throws -> Void = { _ in }) throws -> Int? {
    guard !FileManager.default.fileExists(atPath: path) else { return nil }
    try Self.prepareFolder(of: path)
    let unfinished = "\(path).unfinished-\(getpid())"
    defer { for ending in ["", "-wal", "-shm", "-journal"] { unlink(unfinished + ending) } }
    do {
      let units = try writeCopy(to: unfinished, advance)
      // Unlike a renaming, this fails where another process has made the file meanwhile.
      return link(unfinished, path) == 0 ? units : nil
    } catch let error as DatabaseError {
      throw MemoryError(error, path: path, mode: .writing)
    }
  }

  private func writeCopy(to path: String, _ advance: (Double) throws -> Void) throws -> Int {
    try advance(0)
    let copy = try DatabaseQueue(path: path)
    // `backup` lets the closure escape no further than its own call.
    try withoutActuallyEscaping(advance) { advance in
      try database.backup(to: copy, pagesPerStep: Self.pagesPerStep) {
        try advance(Double($0.completedPageCount) / Double(max(1, $0.totalPageCount)))
      }
    }
    let units = try copy.writeWithoutTransaction { db in
      // One file, with nothing beside it, until it is opened at its own path.
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
      try db.execute(
        sql: "UPDATE property SET value = ? WHERE name = 'created'", arguments: [Timestamp.now.seconds])
      return try Int.fetchOne(db, sql: "SELECT count(*) FROM unit") ?? 0
    }
    try copy.close()
    return units
  }

  /// Some megabytes between two looks at whether to stop.
  private static let pagesPerStep: CInt = 1024
}
