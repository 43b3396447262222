/// Counts the attributes of a tag whose end has not come yet.
///
/// libxml2 waits for the whole of a tag and then compares each of its attributes with each before: some hundred thousand
/// would keep it busy for minutes.
struct HTMLTagScan {
  /// The most attributes of one element; pages have some twenty.
  static let mostAttributes = 1024

  /// The attributes of the tag so far.
  private(set) var attributes = 0
  private var state = State.text

  private enum State: Equatable {
    case text, opening, name, separator, valueStart, value
    case quoted(UInt8)
  }

  /// Goes on over the next bytes (HTML Living Standard 13.2.5, without what makes no difference here).
  mutating func scan(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
      switch state {
      case .text: if byte == 0x3C { state = .opening }
      case .opening:
        let isLetter = (0x61...0x7A).contains(byte | 0x20)
        attributes = 0
        state = isLetter ? .name : byte == 0x3C ? .opening : .text
      case .quoted(let quote): if byte == quote { state = .separator }
      case .valueStart where byte == 0x22 || byte == 0x27: state = .quoted(byte)
      case .valueStart where isBlank: break
      case _ where byte == 0x3E: state = .text
      case .valueStart: state = .value
      case .value: if isBlank { state = .separator }
      case .name where isBlank || byte == 0x2F: state = .separator
      case .name,
        .separator where byte == 0x3D:
        if byte == 0x3D { state = .valueStart }
      case .separator where isBlank || byte == 0x2F: break
      case .separator:
        attributes += 1
        state = .name
      }
    }
  }
}
