internal import Foundation
internal import GRDB

extension Memory {
  /// Adds all that another memory holds: units, where they came from, what they were read from.
  ///
  /// The result is as if its units had been added one by one in their order, but nothing is indexed again: a unit that is
  /// new has the same terms here as there, so its postings are copied under its new identifier. New identifiers ascend as the
  /// old ones do, and all stand after those that are here already, so each list is added to at its end.
  ///
  /// All of it is one transaction. `advance` is told how many units have been gone through, and may throw to stop. Linear in
  /// the size of `other`.
  public func merge(
    _ other: Memory, advance: (_ units: Int) throws -> Void = { _ in }
  ) throws -> MemoryWriter.Merging {
    defer { try? database.inDatabase { try $0.execute(sql: "DETACH merged") } }
    do {
      try database.inDatabase { db in
        try db.execute(sql: "ATTACH ? AS merged", arguments: [other.database.path])
        let pairs = try Int.fetchOne(db, sql: "SELECT count(*) FROM merged.language_pair")
        guard try LanguagePair.all(in: db, "merged").count == pairs else {
          throw MemoryError.damaged(path: other.path, reason: "a language has no tag")
        }
      }
    } catch {
      throw MemoryError(error, path: other.path, mode: .reading)
    }
    do {
      return try write { try $0.mergeAttached(advance) }
    } catch MemoryError.damaged(let path, let reason) {
      // SQLite does not say which of two files it found damaged.
      let isOther = (try? other.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }) != "ok"
      throw MemoryError.damaged(path: isOther ? other.path : path, reason: reason)
    }
  }

  /// Makes a memory of others at a path where there is no file yet, as if each had been merged into it in turn.
  ///
  /// Returns what that brought; nil, with nothing done, where the path has a file, or the disk cannot give a file another name.
  ///
  /// The first is copied page by page, by SQLite's backup (https://www.sqlite.org/backup.html), which costs what copying the file
  /// costs; the others are merged into the copy (`merge`). The memory stands at its path whole or not at all:
  /// it is made under another name beside it, without a log, and a process that is killed leaves that behind. `advance` is told
  /// how many units have been gone through, and may throw to stop.
  public static func join(
    _ memories: [Memory], at path: String, advance: (_ units: Int) throws -> Void = { _ in }
  ) throws -> MemoryWriter.Merging? {
    guard let first = memories.first, !FileManager.default.fileExists(atPath: path) else { return nil }
    try prepareFolder(of: path)
    let unfinished = "\(path).unfinished-\(getpid())"
    defer { for ending in ["", "-wal", "-shm", "-journal"] { unlink(unfinished + ending) } }
    do {
      var result = MemoryWriter.Merging(added: try first.writeCopy(to: unfinished, advance))
      try Memory(unfinished: unfinished, of: path).complete { memory in
        for other in memories.dropFirst() {
          let gone = result.added + result.merged
          let change = try memory.merge(other) { try advance(gone + $0) }
          result.added += change.added
          result.merged += change.merged
        }
      }
      try synchronize(unfinished)
      // Unlike a renaming, this fails where another process has made the file meanwhile.
      return link(unfinished, path) == 0 ? result : nil
    } catch let error as DatabaseError {
      throw MemoryError(error, path: path, mode: .writing)
    }
  }

  /// Copies the memory's pages; how many units it holds.
  private func writeCopy(to path: String, _ advance: (Int) throws -> Void) throws -> Int {
    let units = try read { db in try Int.fetchOne(db, sql: "SELECT sum(units) FROM language_pair") ?? 0 }
    try advance(0)
    let copy = try DatabaseQueue(path: path)
    // `backup` lets the closure escape no further than its own call.
    try withoutActuallyEscaping(advance) { advance in
      try database.backup(to: copy, pagesPerStep: Self.pagesPerStep) {
        try advance(units * $0.completedPageCount / max(1, $0.totalPageCount))
      }
    }
    try copy.close()
    return units
  }

  /// Some megabytes between two looks at whether to stop.
  private static let pagesPerStep: CInt = 1024

  /// Changes a memory that nobody else knows of, and leaves it as one file; what fails leaves it damaged.
  private func complete(_ body: (Memory) throws -> Void) throws {
    try database.inDatabase { db in
      // Neither a log nor a journal: what does not come to its end is thrown away.
      try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      try db.execute(
        sql: "UPDATE property SET value = ? WHERE name = 'created'", arguments: [Timestamp.now.seconds])
    }
    try body(self)
    try database.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try database.close()
  }

  /// Returns when a file's content is on the disk.
  private static func synchronize(_ path: String) throws {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw MemoryError.unwritable(path: path, reason: String(cString: strerror(errno)))
    }
  }
}
