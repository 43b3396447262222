import Glibc

/// Which file a path leads to, so that one file under two names is known as one.
///
/// Two paths name the same file where both lead to the same regular file, through whatever links, or where they
/// resolve to the same path: a file that is not there yet has no number.
struct FileIdentity {
  private let number: (device: dev_t, file: ino_t)?
  private let path: String?

  /// What a path leads to; `-` is the file that standard input was redirected from.
  init(of path: String) {
    var status = stat()
    let exists = (path == "-" ? fstat(STDIN_FILENO, &status) : stat(path, &status)) == 0
    // What is written to a device or a pipe replaces nothing.
    number = exists && status.st_mode & S_IFMT == S_IFREG ? (status.st_dev, status.st_ino) : nil
    self.path = exists ? nil : Self.resolved(path)
  }

  /// The file that standard output was redirected to.
  static var standardOutput: FileIdentity { FileIdentity(ofDescriptor: STDOUT_FILENO) }

  private init(ofDescriptor descriptor: Int32) {
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    number = isFile ? (status.st_dev, status.st_ino) : nil
    path = nil
  }

  /// Whether both are one file.
  func isSame(as other: FileIdentity) -> Bool {
    if let number, let other = other.number { return number == other }
    if let path, let other = other.path { return path == other }
    return false
  }

  /// The path of a file that is not there, with the links on the way followed; nil where its folder is missing.
  private static func resolved(_ path: String) -> String? {
    var path = path
    // As many links as Linux follows in one path (path_resolution(7)).
    for _ in 0..<40 {
      let slash = path.lastIndex(of: "/")
      let folder = slash.map { String(path[...$0]) } ?? ""
      let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
      guard let resolved = realpath(folder.isEmpty ? "." : folder, nil) else { return nil }
      defer { free(resolved) }
      let whole = String(cString: resolved) + "/" + name
      guard let goal = link(at: whole) else { return whole }
      path = goal.hasPrefix("/") ? goal : String(cString: resolved) + "/" + goal
    }
    return nil
  }

  /// What a symbolic link holds; nil where there is none.
  private static func link(at path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    return count < 0 ? nil : String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
