internal import Foundation

/// Where a file was found, so that it is noticed when it is removed, or another is put in its place.
public struct FilePlace: Sendable {
  private let path: String
  private let device: dev_t
  private let file: ino_t

  /// The file that a path leads to now; nil where it leads to none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.path = path
    (device, file) = (status.st_dev, status.st_ino)
  }

  /// Whether the path still leads to that file.
  public var isKept: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_dev == device && status.st_ino == file
  }
}
