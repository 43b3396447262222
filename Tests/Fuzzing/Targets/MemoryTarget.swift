import Foundation
import Text
import TranslationMemory

/// A memory some of whose bytes were overwritten: an error of the memory, or answers.
///
/// The input is a list of changes, each four bytes of offset, one of length and the bytes: SQLite reads nothing of a
/// file that is not nearly whole, so that mutating whole files would test SQLite's header.
enum MemoryTarget {
  private static let sound: [UInt8] = {
    let path = ScratchFile.path("sound.sqlite")
    do {
      // Closing it, at the end of this scope, writes all into the one file.
      let memory = try Memory(at: path, mode: .writing)
      try memory.write { writer in
        for number in 0..<60 {
          _ = try writer.add(
            TranslationUnit(
              source: "Harga \(number) karung beras di pasar naik \(number % 7) persen.",
              target: "The price of \(number) sacks of rice rose by \(number % 7) percent.",
              sourceLanguage: .indonesian, targetLanguage: .english, origin: "berkas-\(number % 5)"))
        }
      }
    } catch {
      fatalError("no memory to begin with: \(error)")
    }
    return [UInt8](FileManager.default.contents(atPath: path) ?? Data())
  }()

  /// Reads one input.
  static func read(_ bytes: UnsafeRawBufferPointer) {
    var file = sound
    var rest = bytes[...]
    while rest.count > 5 {
      let offset = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) } % file.count
      let count = min(Int(rest[rest.startIndex + 4]), rest.count - 5, file.count - offset)
      rest = rest.dropFirst(5)
      for index in 0..<count { file[offset + index] = rest[rest.startIndex + index] }
      rest = rest.dropFirst(max(count, 1))
    }
    let path = file.withUnsafeBytes { ScratchFile.write($0, to: "memory.sqlite") }
    for ending in ["-wal", "-shm"] { unlink(path + ending) }
    // What takes long, some inputs are spared: checking goes through every list that an index may have, most of them empty.
    let choice = bytes.reduce(0, { $0 &+ $1 }) % 64
    readAll(path, isChecked: choice == 0)
    if choice % 4 > 0 { return }
    attempt {
      try Memory(at: path, mode: .writing).write { writer in
        _ = try writer.add(
          TranslationUnit(
            source: "Harga 12 karung beras di pasar naik 5 persen.", target: "Rice.",
            sourceLanguage: .indonesian, targetLanguage: .english))
      }
    }
  }

  /// Asks all that can be asked, of one connection: opening one is most of the rest.
  private static func readAll(_ path: String, isChecked: Bool) {
    attempt {
      let memory = try Memory(at: path, mode: .reading)
      attempt {
        _ = try memory.matches(for: Query("Harga 12 karung beras di pasar turun.", minimumScore: 50))
      }
      attempt { _ = try memory.concordance(of: Phrase("karung beras")) }
      attempt { _ = try memory.statistics() }
      attempt { try memory.forEachUnit(in: UnitSelection()) { _, _ in } }
      if isChecked { attempt { _ = try memory.check() } }
    }
  }

  private static func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch let error as MemoryError {
      guard !error.description.isEmpty else { fatalError("an error without words") }
    } catch {
      fatalError("no error of the memory: \(error)")
    }
  }
}
