import PostgreSQLStore

/// What stands after `--memory`: a file, or the address of a database, and how many points its matches stand back.
struct MemoryName: Equatable {
  var path: String
  var penalty = 0

  /// The name without what must not be shown.
  var shown: String { MemoryAddress(path)?.name ?? path }

  /// A file as it is called.
  init(path: String) { self.path = path }

  /// Reads `FILE` or `FILE=POINTS`; nil where the points are no number from 0 to 100, or there is no file name.
  ///
  /// A file that is there under the whole name is meant by it: one called `a=5` is `a=5`, and `a=5=5` is that file with five
  /// points. Should `a` be there too, `a=05` is `a` with five. An address with parameters has no points.
  init?(_ text: String, isThere: (String) -> Bool = FileKind.exists) {
    guard !text.isEmpty else { return nil }
    path = text
    if MemoryAddress(text) != nil, text.contains("?") { return }
    guard !isThere(text), let sign = text.lastIndex(of: "=") else { return }
    let points = text[text.index(after: sign)...].utf8
    guard !points.isEmpty, points.allSatisfy({ (0x30...0x39).contains($0) }) else { return }
    guard sign > text.startIndex, let penalty = Int(text[text.index(after: sign)...]), penalty <= 100 else {
      return nil
    }
    path = String(text[..<sign])
    self.penalty = penalty
  }
}
