import Exchange
import Text
import TranslationMemory

/// Files of units: an error with its place, or units that survive writing and reading.
enum UnitTarget {
  /// Enough to tell whether writing loses something.
  private static let mostUnits = 40

  /// Reads one input.
  static func read(_ bytes: UnsafeRawBufferPointer, as target: FuzzTarget) {
    let format = ExchangeFormat(rawValue: target.rawValue)
    var (first, second) = (bytes, bytes)
    if target == .moses, let middle = bytes.firstIndex(of: 0xFF) {
      first = UnsafeRawBufferPointer(rebasing: bytes[..<middle])
      second = UnsafeRawBufferPointer(rebasing: bytes[(middle + 1)...])
    }
    let path = ScratchFile.write(first, to: "in.id")
    let other = target == .moses ? ScratchFile.write(second, to: "in.en") : nil
    let units: [TranslationUnit]
    do throws(ExchangeError) {
      units = try self.units(of: path, other, format)
    } catch {
      let isOther = error.path == other
      return error.requireSound(path: isOther ? error.path : path, of: isOther ? second : first)
    }
    require(survivors(units, .jsonl), equal: units, "JSON Lines")
    guard let format, format != .po else { return }
    // A format may not hold all of a unit; what it holds it keeps.
    let once = survivors(units, format)
    require(survivors(once, format), equal: once, format.rawValue)
  }

  private static func units(of path: String, _ other: String?, _ format: ExchangeFormat?)
    throws(ExchangeError) -> [TranslationUnit]
  {
    var units: [TranslationUnit] = []
    do {
      _ = try UnitReader(from: .indonesian, to: .english, format: format).read(path, second: other) {
        record in
        switch record {
        case .unit(let unit, let line):
          guard line >= 1, unit.usage >= 0 else { fatalError("line \(line), usage \(unit.usage)") }
          if units.count < mostUnits { units.append(unit) }
        case .skipped(let skipped):
          guard skipped.line >= 1, !skipped.reason.isEmpty else { fatalError("skipped: \(skipped)") }
        }
      }
    } catch let error as ExchangeError {
      throw error
    } catch {
      fatalError("no error of reading: \(error)")
    }
    return units
  }

  /// What is left of units after writing and reading them.
  private static func survivors(_ units: [TranslationUnit], _ format: ExchangeFormat) -> [TranslationUnit] {
    if units.isEmpty { return [] }
    let path = ScratchFile.path("out")
    do {
      let writer = try UnitWriter(path, format: format, from: .indonesian, to: .english)
      for unit in units { try writer.write(unit) }
      try writer.finish()
      if format == .moses { return try self.units(of: path + ".id", path + ".en", format) }
      return try self.units(of: path, nil, format)
    } catch {
      fatalError("\(format.rawValue) as it was written cannot be read: \(error)")
    }
  }

  private static func require(_ found: [TranslationUnit], equal wanted: [TranslationUnit], _ format: String) {
    guard found.count == wanted.count else {
      fatalError("\(format): \(found.count) of \(wanted.count) units")
    }
    for (a, var b) in zip(found, wanted) {
      // Only TMX of level 2 holds the record a unit was read from.
      (b.record, b.recordHeader) = (a.record, a.recordHeader)
      // `==` of texts takes NFC for NFD.
      guard a == b, a.source.utf8.elementsEqual(b.source.utf8), a.target.utf8.elementsEqual(b.target.utf8)
      else {
        fatalError("\(format): \(a) was \(b)")
      }
    }
  }
}
