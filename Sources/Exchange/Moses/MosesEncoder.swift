internal import TranslationMemory

/// Writes one side of a Moses pair: a text a line.
struct MosesEncoder: UnitEncoder {
  /// Whether this is the file of the sources.
  let isSource: Bool
  /// Whether references stand for what means something to Moses' decoder.
  let escapes: Bool

  /// A line.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    let text = isSource ? unit.source : unit.target
    if escapes {
      output.append(text: text) {
        Self.isLineEnd($0) || MosesEscaping.reference(for: $0) != nil
      } _: { byte, output in
        if let reference = MosesEscaping.reference(for: byte) {
          output.append(
            contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
        } else {
          losses.add(byte == 0 ? .forbiddenCharacters : .lineBreaks)
          if byte != 0 { output.append(0x20) }
        }
      }
    } else {
      output.append(cell: text, keepsTabs: true, losses: &losses)
    }
    output.append(0x0A)
    // Counted once, not for both files.
    if isSource && unit.hasDetails { losses.add(.fields) }
  }

  /// Whether a byte cannot stand in a line.
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0 }
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
    append(text: text) {
      $0 == 0x0A || $0 == 0x0D || $0 == 0 || ($0 == 0x09 && !keepsTabs)
    } _: { byte, output in
      losses.add(byte == 0 ? .forbiddenCharacters : .lineBreaks)
      if byte != 0 { output.append(0x20) }
    }
  }
}
