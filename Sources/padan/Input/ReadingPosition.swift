import Glibc

/// How far a file has been read that something in this process has open.
///
/// The system knows the position of every open file, so nothing has to be handed through the readers; of a
/// compressed file it is the position in what is compressed.
struct ReadingPosition {
  private let file: (device: dev_t, number: ino_t)?

  /// The position in a regular file; `-` is standard input.
  init(of path: String) {
    var status = stat()
    let isKnown = (path == "-" ? fstat(STDIN_FILENO, &status) : stat(path, &status)) == 0
    file = isKnown && status.st_mode & S_IFMT == S_IFREG ? (status.st_dev, status.st_ino) : nil
  }

  /// The share that has been read, 0–1; nil where that cannot be told.
  var share: Double? {
    guard let file else { return nil }
    // Readers open one file or two; more descriptors than these are not looked at.
    for descriptor in Int32(0)..<64 {
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_dev == file.device, status.st_ino == file.number else {
        continue
      }
      let position = lseek(descriptor, 0, SEEK_CUR)
      if position > 0 && status.st_size > 0 { return Double(position) / Double(status.st_size) }
    }
    return nil
  }
}
