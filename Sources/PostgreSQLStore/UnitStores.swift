internal import Glibc
public import TranslationMemory

/// Memories by the names that people give them: files, and addresses of databases.
public enum UnitStores {
  /// Opens a memory: in a database where the name is an address (`MemoryAddress`), else in a file.
  public static func open(_ name: String, mode: Memory.Mode) throws(MemoryError) -> any UnitStore {
    if let address = MemoryAddress(name) { return try SharedMemory(at: address, mode: mode) }
    // What looks like an address and is none would become folders of that name. What follows may be a password.
    if let scheme = name.firstRange(of: "://"), access(name, F_OK) != 0 {
      let (shown, reason) = (
        String(name[..<scheme.upperBound]) + "…", "the address of a memory begins with postgresql://"
      )
      throw mode == .reading
        ? .unreadable(path: shown, reason: reason) : .unwritable(path: shown, reason: reason)
    }
    return try Memory(at: name, mode: mode)
  }
}
