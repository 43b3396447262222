import ArgumentParser
import Exchange
import PostgreSQLStore
import TranslationMemory

/// `--memory`, as often as given.
struct MemoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The translation memory (default: $PADAN_MEMORY, else default.sqlite in the nearest folder named Memory at or "
        + "above this one, else in ~/.local/share/padanan). May be repeated: the first is written to; lookup, search, "
        + "info, analyse and pretranslate read all. FILE=5 takes five points off its scores, unless a file has that whole name. "
        + "postgresql://USER@HOST/DATABASE is one that many share.",
      valueName: "file"),
    completion: .file())
  var memory: [String] = []

  func validate() throws {
    if memory.contains("") { throw ValidationError("--memory needs the name of a file.") }
    for text in memory where MemoryName(text) == nil {
      let shown = MemoryAddress(text)?.name ?? text
      throw ValidationError("'\(shown)' is not FILE=POINTS with 0 to 100 points.")
    }
  }

  /// What is named, or else the one memory that is used without a name.
  private func names() throws -> [MemoryName] {
    let names = memory.compactMap { MemoryName($0) }
    if names.isEmpty { return [MemoryName(path: try MemoryLocation.path())] }
    let files = names.map { FileIdentity(of: $0.path) }
    for (index, file) in files.enumerated() {
      let isTwice =
        files[..<index].contains { $0.isSame(as: file) }
        || MemoryAddress(names[index].path) != nil
          && names[..<index].contains { $0.path == names[index].path }
      if isTwice {
        throw CommandFailure(.usage, "the memory '\(names[index].shown)' is named twice")
      }
    }
    return names
  }

  /// The first memory named.
  private func first() throws -> String { try names()[0].path }

  /// The only memory named.
  private func only(_ command: String) throws -> String {
    let names = try names()
    guard names.count == 1 else {
      throw CommandFailure(.usage, "\(command) works on one memory; name one, with --memory, at a time")
    }
    return names[0].path
  }

  /// Whether a file is one of the memories, or of those that SQLite keeps beside them.
  func isMemory(_ file: FileIdentity) throws -> Bool {
    // https://www.sqlite.org/tempfiles.html, sections 2.1 to 2.3.
    try names().contains { name in
      ["", "-wal", "-shm", "-journal"].contains { file.isSame(as: FileIdentity(of: name.path + $0)) }
    }
  }

  /// Opens all memories to look things up.
  func opened() throws -> MemoryCollection {
    MemoryCollection(try names().map { .init(try Self.open($0.path, .reading), penalty: $0.penalty) })
  }

  /// Opens the memory that a command is to read alone.
  func openedAlone(for command: String) throws -> any UnitStore {
    try Self.open(only(command), .reading)
  }

  /// Opens the first memory to change it; it is created where there is none.
  func openedForWriting() throws -> any UnitStore { try Self.open(first(), .writing) }

  /// Whether there is something already where the first memory is to be.
  func isFirstThere() throws -> Bool { try Self.isThere(first()) }

  private static func isThere(_ path: String) throws -> Bool {
    guard let address = MemoryAddress(path) else { return FileKind.exists(path) }
    do {
      _ = try SharedMemory(at: address, mode: .reading)
      return true
    } catch .missing {
      return false
    }
  }

  /// Opens the memory to take something away; there must be one.
  ///
  /// Only one may be named: identifiers shown for one would take away another's units.
  func openedForRemoving() throws -> any UnitStore {
    let path = try only("remove")
    guard try Self.isThere(path) else { throw MemoryError.missing(path: MemoryName(path: path).shown) }
    return try Self.open(path, .writing)
  }

  /// Opens a memory by its path or address.
  static func open(_ path: String, _ mode: Memory.Mode) throws -> any UnitStore {
    if MemoryAddress(path) == nil { ShrunkFile.watch(path) }
    return try UnitStores.open(path, mode: mode)
  }

  /// The file that a memory is, for what only a file can do.
  static func file(_ memory: any UnitStore, for purpose: String) throws -> Memory {
    guard let file = memory as? Memory else {
      throw CommandFailure(.usage, at: memory.name, "\(purpose) is for memories that are files")
    }
    return file
  }
}
