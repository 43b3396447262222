import Exchange
import TranslationMemory

/// A match as a memory gives it.
func match(_ score: Int, _ source: String, _ target: String, adapted: String? = nil) -> Match {
  Match(
    score: score, kind: score > 100 ? .context : score == 100 ? .exact : .fuzzy, source: source,
    target: target, adapted: adapted, unit: 1, origin: nil, changed: Timestamp(seconds: 0))
}

extension Scratch {
  /// Writes a file, fills it, and returns what became of it; segments without an answer get none.
  func fill(
    _ bytes: some Sequence<UInt8>, name: String, overwrites: Bool = false,
    textForm: TranslatableFile.TextForm = .tsv, _ answers: [String: [Match]]
  ) throws -> [UInt8] {
    let path = try write(bytes, to: name)
    let file = try TranslatableFile(path, overwrites: overwrites, textForm: textForm)
    try file.write(file.segments.map { answers[$0.text] ?? [] }, to: at("out"))
    return read("out")
  }

  /// The same for a text in UTF-8.
  func fill(
    _ text: String, name: String, overwrites: Bool = false, textForm: TranslatableFile.TextForm = .tsv,
    _ answers: [String: [Match]]
  ) throws -> String {
    String(
      decoding: try fill(
        Array(text.utf8), name: name, overwrites: overwrites, textForm: textForm, answers), as: UTF8.self)
  }
}
