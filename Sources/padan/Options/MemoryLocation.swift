import Exchange
import Glibc

/// Where the translation memory lies.
enum MemoryLocation {
  /// Where no memory is named: `$PADAN_MEMORY`; else `default.sqlite` in the nearest folder `Memory` at or above the
  /// working directory; else in the user's data folder (XDG Base Directory Specification).
  static func path() throws(CommandFailure) -> String {
    if let path = Environment.value("PADAN_MEMORY") { return path }
    if let folder = nearestFolder(named: "Memory") { return folder + "/default.sqlite" }
    // The specification has relative paths ignored.
    if let data = Environment.value("XDG_DATA_HOME"), data.hasPrefix("/") {
      return data + "/padanan/default.sqlite"
    }
    guard let home = Environment.value("HOME") else {
      throw CommandFailure(.usage, "there is no memory to use: name one with --memory")
    }
    return home + "/.local/share/padanan/default.sqlite"
  }

  private static func nearestFolder(named name: String) -> String? {
    guard let buffer = getcwd(nil, 0) else { return nil }
    defer { free(buffer) }
    var folder = String(cString: buffer)
    while true {
      let candidate = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      if FileKind.isFolder(candidate) { return candidate }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }
}
