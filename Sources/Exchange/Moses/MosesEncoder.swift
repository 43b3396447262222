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
    append(text: text) {
      $0 == 0x0A || $0 == 0x0D || $0 == 0 || ($0 == 0x09 && !keepsTabs)
    } _: { byte, output in
      losses.add(byte == 0 ? .forbiddenCharacters : .lineBreaks)
      if byte != 0 { output.append(0x20) }
    }
  }
}
