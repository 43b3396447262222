public import TranslationMemory

/// Memories by the names that people give them: files, and addresses of databases.
public enum UnitStores {
  /// Opens a memory: in a database where the name is an address (`MemoryAddress`), else in a file.
  public static func open(_ name: String, mode: Memory.Mode) throws(MemoryError) -> any UnitStore {
    if let address = MemoryAddress(name) { return try SharedMemory(at: address, mode: mode) }
    return try Memory(at: name, mode: mode)
  }
}
