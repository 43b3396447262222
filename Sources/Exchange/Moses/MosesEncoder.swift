internal import TranslationMemory

/// Writes one side of a Moses pair: a text a line.
struct MosesEncoder: UnitEncoder {
  /// Whether this is the file of the sources.
  let isSource: Bool

  /// A line.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    output.append(cell: isSource ? unit.source : unit.target, keepsTabs: true, losses: &losses)
    output.append(0x0A)
    // Counted once, not for both files.
    if isSource && unit.hasDetails { losses.add(.fields) }
  }
}

extension TranslationUnit {
  /// Whether there is more than two texts.
  var hasDetails: Bool {
    origin != nil || position != nil || before != nil || after != nil || author != nil || note != nil
      || created != nil || changed != nil || usage != 0 || confidence != nil
  }
}

extension [UInt8] {
  /// Appends a text that may hold no line end, and maybe no tab: each becomes a blank.
  ///
  /// U+0000 is dropped.
  mutating func append(cell text: String, keepsTabs: Bool = false, losses: inout Losses) {
    var changed = 0
    var dropped = 0
    for byte in text.utf8 {
      switch byte {
      case 0x0A, 0x0D:
        append(0x20)
        changed += 1
      case 0x09 where !keepsTabs:
        append(0x20)
        changed += 1
      case 0: dropped += 1
      default: append(byte)
      }
    }
    losses.add(.lineBreaks, changed)
    losses.add(.forbiddenCharacters, dropped)
  }
}
