internal import Exchange
internal import FoundationEssentials
internal import Glibc

/// The files of a folder and all folders below it.
enum FolderListing {
  /// Paths relative to the folder, of regular files and links to such, in no particular order.
  ///
  /// Names that begin with a dot are passed over; links to folders are not followed. Throws `unreadable` for
  /// a folder that cannot be listed.
  static func files(below root: String) throws(ExchangeError) -> [String] {
    var files: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for name in try names(in: folder.isEmpty ? root : root + "/" + folder) where !name.hasPrefix(".") {
        let path = folder.isEmpty ? name : folder + "/" + name
        switch kind(of: root + "/" + path) {
        case .folder: folders.append(path)
        case .file: files.append(path)
        case .other: break
        }
      }
    }
    return files
  }

  private enum Kind { case file, folder, other }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    if status.st_mode & S_IFMT == S_IFDIR { return .folder }
    // Only links need a second look, at what they lead to.
    if status.st_mode & S_IFMT == S_IFLNK, stat(path, &status) != 0 { return .other }
    return status.st_mode & S_IFMT == S_IFREG ? .file : .other
  }

  private static func names(in folder: String) throws(ExchangeError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      var status = stat()
      let reason =
        if stat(folder, &status) != 0 {
          String.ofSystem(errno)
        } else if status.st_mode & S_IFMT != S_IFDIR {
          "not a folder; a folder of article pairs is wanted here"
        } else {
          "the folder cannot be read; check its permissions"
        }
      throw ExchangeError(.unreadable, path: folder, reason: reason)
    }
  }
}
