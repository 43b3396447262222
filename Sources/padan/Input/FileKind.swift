import Glibc

/// What a path leads to.
enum FileKind {
  /// Whether there is a folder at a path.
  static func isFolder(_ path: String) -> Bool { mode(of: path) == S_IFDIR }

  /// Whether there is anything at a path.
  static func exists(_ path: String) -> Bool { mode(of: path) != nil }

  /// Whether what is read there is gone once it is read: standard input, a pipe, a terminal.
  static func isStream(_ path: String) -> Bool {
    guard path != "-" else { return true }
    return mode(of: path).map { $0 != S_IFREG && $0 != S_IFDIR } ?? false
  }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
