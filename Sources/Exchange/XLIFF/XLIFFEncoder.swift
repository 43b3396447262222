internal import TranslationMemory
/// Not written yet.
struct XLIFFEncoder: UnitEncoder {
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {}
}
