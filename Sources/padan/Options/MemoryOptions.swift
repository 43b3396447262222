import ArgumentParser
import TranslationMemory

/// `--memory`.
struct MemoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The translation memory (default: $PADAN_MEMORY, else default.sqlite in the nearest folder named Memory at or "
        + "above this one, else in ~/.local/share/padanan).",
      valueName: "file"),
    completion: .file())
  var memory: String?

  func validate() throws {
    if memory == "" { throw ValidationError("--memory needs the name of a file.") }
  }

  /// Whether a file is the memory, or one of those that SQLite keeps beside it.
  func isMemory(_ file: FileIdentity) throws -> Bool {
    let path = try MemoryLocation.path(named: memory)
    // https://www.sqlite.org/tempfiles.html, sections 2.1 to 2.3.
    return ["", "-wal", "-shm", "-journal"].contains { file.isSame(as: FileIdentity(of: path + $0)) }
  }

  /// Opens the memory to look things up.
  func opened() throws -> Memory { try Self.open(MemoryLocation.path(named: memory), .reading) }

  /// Opens the memory to change it; it is created where there is none.
  func openedForWriting() throws -> Memory {
    try Self.open(MemoryLocation.path(named: memory), .writing)
  }

  /// Opens the memory to take something away; there must be one.
  func openedForRemoving() throws -> Memory {
    let path = try MemoryLocation.path(named: memory)
    guard FileKind.exists(path) else { throw MemoryError.missing(path: path) }
    return try Self.open(path, .writing)
  }

  private static func open(_ path: String, _ mode: Memory.Mode) throws -> Memory {
    ShrunkFile.watch(path)
    return try Memory(at: path, mode: mode)
  }
}
