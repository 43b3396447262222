import Glibc

/// A temporary folder, gone with the object.
final class Scratch {
  let path: String

  init() throws {
    var template = Array("/tmp/padan-exchange-tests.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ScratchError.cannotCreate }
    path = String(cString: made)
  }

  enum ScratchError: Error { case cannotCreate }

  deinit {
    for name in names { unlink(path + "/" + name) }
    rmdir(path)
  }

  /// The names of the files in the folder, sorted.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The path of a file in the folder.
  func at(_ name: String) -> String { path + "/" + name }

  /// Writes a file; returns its path.
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let bytes = Array(bytes)
    guard let file = fopen(at(name), "wb") else { throw ScratchError.cannotCreate }
    defer { fclose(file) }
    if fwrite(bytes, 1, bytes.count, file) != bytes.count { throw ScratchError.cannotCreate }
    return at(name)
  }

  /// Reads a file of the folder.
  func read(_ name: String) -> [UInt8] {
    guard let file = fopen(at(name), "rb") else { return [] }
    defer { fclose(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { result += buffer[..<count] }
    return result
  }
}
