/// What can go wrong with a memory's file, as a sentence that says what to do.
public enum MemoryError: Error, Hashable, CustomStringConvertible {
  /// There is no such file.
  case missing(path: String)
  /// The file is not a translation memory.
  case notAMemory(path: String, reason: String)
  /// The file was written by a later version.
  case tooNew(path: String, version: Int)
  /// The file or its folder cannot be read or written.
  case unreadable(path: String, reason: String)
  /// The file or its folder cannot be created or written.
  case unwritable(path: String, reason: String)
  /// Another program is writing to it.
  case busy(path: String)
  /// The disk is full, or failed.
  case inputOutput(path: String, reason: String)

  /// The sentence, beginning with the path.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such memory; `padan import` or `padan add` creates one"
    case .notAMemory(let path, let reason): "\(path): this is not a translation memory (\(reason))"
    case .tooNew(let path, let version):
      "\(path): this memory has format \(version), which a later padan wrote; use that one"
    case .unreadable(let path, let reason): "\(path): the memory cannot be read: \(reason)"
    case .unwritable(let path, let reason): "\(path): the memory cannot be written: \(reason)"
    case .busy(let path): "\(path): another program is writing to this memory; try again when it is done"
    case .inputOutput(let path, let reason): "\(path): \(reason); nothing was changed"
    }
  }
}
