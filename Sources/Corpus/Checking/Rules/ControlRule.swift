internal import Text

/// Control characters, byte order marks inside a text, and noncharacters: no translator wrote them.
///
/// Tabs and line breaks are left alone: formats have them in texts.
struct ControlRule: PairRule {
  func finding(in pair: CheckedPair) -> PairFinding? {
    for side in pair.sides {
      guard let scalar = side.text.text.unicodeScalars.first(where: Self.isControl) else { continue }
      let code = String(scalar.value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
      return PairFinding(.controlCharacters, "\(name) in the \(side.name)")
    }
    return nil
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0x09, 0x0A, 0x0D, 0x85: false
    case 0..<0x20, 0x7F..<0xA0, 0xFEFF, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
