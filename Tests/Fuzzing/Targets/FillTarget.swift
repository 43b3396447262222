import Exchange
import Foundation
import TranslationMemory

/// Files to be filled: an error with its place, or a file that stays as it is without translations, and keeps its texts with them.
enum FillTarget {
  /// Reads one input.
  static func read(_ bytes: UnsafeRawBufferPointer) {
    var path = ScratchFile.write(bytes, to: "in")
    do {
      // The name tells the format from here on: a table whose cells are filled may look like something else.
      let format = try TranslatableFile(path).format
      let ending = format == .xliff ? ".xlf" : ".\(format.rawValue)"
      path = ScratchFile.write(bytes, to: "in" + ending)
      let texts = try fill(path, to: "kept") { _ in nil }
      let isPacked = bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B])
      guard isPacked || contents("kept").elementsEqual(bytes) else {
        fatalError("it became \(contents("kept"))")
      }
      // Every third segment stays open.
      _ = try fill(path, to: "filled" + ending) { $0 % 3 == 0 ? nil : $0 % 3 == 1 ? 100 : 80 }
      guard try fill(ScratchFile.path("filled" + ending), to: "again", { _ in nil }) == texts else {
        fatalError("texts were lost: \(texts)")
      }
    } catch let error as ExchangeError {
      guard error.path == path else { fatalError("what was filled cannot be read: \(error)") }
      error.requireSound(path: path, of: bytes)
    } catch {
      fatalError("no error of reading: \(error)")
    }
  }

  /// Fills a file with matches of the scores given by the number of a segment; returns the texts of all.
  private static func fill(_ path: String, to name: String, _ score: (Int) -> Int?) throws -> [[UInt8]] {
    var texts: [[UInt8]] = []
    try TranslatableFile(path).fill(to: ScratchFile.path(name)) { segments in
      segments.map { segment in
        texts.append(Array(segment.text.utf8))
        return score(texts.count).map {
          [
            Match(
              score: $0, kind: $0 == 100 ? .exact : .fuzzy, source: segment.text, target: "T <&>\t\n\"é",
              adapted: nil,
              unit: 1, origin: "o", changed: Timestamp(seconds: 0))
          ]
        } ?? []
      }
    }
    return texts
  }

  private static func contents(_ name: String) -> [UInt8] {
    [UInt8](FileManager.default.contents(atPath: ScratchFile.path(name)) ?? Data())
  }
}
