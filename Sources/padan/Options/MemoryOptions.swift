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

  /// Opens the memory to look things up.
  func opened() throws -> Memory { try Memory(at: MemoryLocation.path(named: memory), mode: .reading) }

  /// Opens the memory to change it; it is created where there is none.
  func openedForWriting() throws -> Memory {
    try Memory(at: MemoryLocation.path(named: memory), mode: .writing)
  }

  /// Opens the memory to take something away; there must be one.
  func openedForRemoving() throws -> Memory {
    let path = try MemoryLocation.path(named: memory)
    guard FileKind.exists(path) else { throw MemoryError.missing(path: path) }
    return try Memory(at: path, mode: .writing)
  }
}
