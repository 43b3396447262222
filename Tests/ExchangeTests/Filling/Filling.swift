import Testing
import TranslationMemory

@testable import Exchange

/// A match as a memory gives it.
func match(_ score: Int, _ source: String, _ target: String, adapted: String? = nil) -> Match {
  Match(
    score: score, kind: score > 100 ? .context : score == 100 ? .exact : .fuzzy, source: source,
    target: target, adapted: adapted, unit: 1, origin: nil, changed: Timestamp(seconds: 0))
}

extension TranslatableFile {
  /// All segments, which reads the file.
  var segments: [TranslatableSegment] {
    get throws {
      var segments: [TranslatableSegment] = []
      try forEachPart { segments += $0 }
      return segments
    }
  }
}

extension Scratch {
  /// Writes a file, fills it, and returns what became of it; segments without an answer get none.
  ///
  /// It is filled in parts that are as small as can be, too, and expected to become the same.
  func fill(
    _ bytes: some Sequence<UInt8>, name: String, overwrites: Bool = false,
    textForm: TranslatableFile.TextForm = .tsv, _ answers: [String: [Match]]
  ) throws -> [UInt8] {
    let path = try write(bytes, to: name)
    func fill(partSize: Int) throws -> (bytes: [UInt8], segments: [TranslatableSegment], filled: Int) {
      let file = try TranslatableFile(
        path, LanguageChoice(), overwrites: overwrites, textForm, partSize: partSize)
      var segments: [TranslatableSegment] = []
      let filled = try file.fill(to: at("out")) { part in
        segments += part
        return part.map { answers[$0.text] ?? [] }
      }
      return (read("out"), segments, filled)
    }
    let small = try fill(partSize: 1)
    let whole = try fill(partSize: FillablePart.usualSize)
    #expect(small.bytes == whole.bytes && small.segments == whole.segments && small.filled == whole.filled)
    return whole.bytes
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
