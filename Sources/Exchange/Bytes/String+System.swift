internal import Glibc

extension String {
  /// What a failure of the operating system (an `errno`) means to a user, to stand after the name of a file.
  public static func ofSystem(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file or folder"
    case EISDIR: "this is a folder, a file is wanted"
    case ENOTDIR: "a part of this path is a file, not a folder"
    case EACCES, EPERM: "permission denied"
    case ENOSPC, EDQUOT: "no space is left on the device"
    case EFBIG: "the file may not grow any further"
    case EROFS: "the file system is read-only"
    case EPIPE: "the reader has closed the pipe"
    default: strerror(code).map { String(cString: $0) } ?? "system error \(code)"
    }
  }
}
