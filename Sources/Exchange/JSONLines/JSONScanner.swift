/// Reads one JSON object (RFC 8259), strictly, member by member.
///
/// Foundation's parser takes the last of equal keys, puts U+FFFD for lone surrogates in places, and recurses; here
/// each of these is an error, and nested values are passed over without recursion.
struct JSONScanner {
  /// Why a text is not read.
  enum Fault: String, Error {
    case notJSON = "not JSON"
    case notObject = "not an object"
    case loneSurrogate = "lone surrogate"
    case tooDeep = "nested too deep"
    case nul = "NUL character"
  }

  /// The value of a member.
  enum Value {
    case string(String)
    /// As it is written.
    case number(String)
    case null
    /// true, false, an array or an object: nothing that a unit has.
    case other
  }

  /// Arrays and objects inside one another.
  static let maximumDepth = 64

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// A scanner of `bytes`, which are valid UTF-8.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Calls `body` with each member of the object that is the whole of the text: its key, its value, and the value as
  /// it is written.
  mutating func readObject(_ body: (String, Value, ArraySlice<UInt8>) throws -> Void) throws {
    skipBlanks()
    guard take(0x7B) else { throw try isValue() ? Fault.notObject : Fault.notJSON }
    skipBlanks()
    if !take(0x7D) {
      repeat {
        let key = try readKey()
        skipBlanks()
        let start = position
        let value = try readValue()
        try body(key, value, bytes[start..<position])
        skipBlanks()
      } while take(0x2C)
      guard take(0x7D) else { throw Fault.notJSON }
    }
    skipBlanks()
    guard position == bytes.endIndex else { throw Fault.notJSON }
  }

  /// Whether the text is some other value of JSON.
  private mutating func isValue() throws(Fault) -> Bool {
    _ = try readValue()
    skipBlanks()
    return position == bytes.endIndex
  }

  private mutating func readValue() throws(Fault) -> Value {
    skipBlanks()
    if peek == 0x7B || peek == 0x5B {
      try skipNested()
      return .other
    }
    return try readScalar()
  }

  /// Passes over an array or object, keeping a list of what is open.
  private mutating func skipNested() throws(Fault) {
    var closings: [UInt8] = []
    while true {
      skipBlanks()
      if let opening = peek, opening == 0x7B || opening == 0x5B {
        position += 1
        // The closing mark stands two places after the opening one in ASCII.
        closings.append(opening + 2)
        if closings.count > Self.maximumDepth { throw .tooDeep }
        skipBlanks()
        if peek != opening + 2 {
          if opening == 0x7B { _ = try readKey() }
          continue
        }
      } else {
        _ = try readScalar()
      }
      skipBlanks()
      while let closing = closings.last, take(closing) {
        closings.removeLast()
        skipBlanks()
      }
      guard let innermost = closings.last else { return }
      guard take(0x2C) else { throw .notJSON }
      if innermost == 0x7D { _ = try readKey() }
    }
  }

  private mutating func readKey() throws(Fault) -> String {
    skipBlanks()
    let key = try readString()
    skipBlanks()
    guard take(0x3A) else { throw .notJSON }
    return key
  }

  private mutating func readScalar() throws(Fault) -> Value {
    switch peek {
    case 0x22: return .string(try readString())
    case 0x6E:
      try readWord("null")
      return .null
    case 0x74:
      try readWord("true")
      return .other
    case 0x66:
      try readWord("false")
      return .other
    default: return .number(try readNumber())
    }
  }

  private mutating func readWord(_ word: StaticString) throws(Fault) {
    for index in 0..<word.utf8CodeUnitCount {
      guard take(word.utf8Start[index]) else { throw .notJSON }
    }
  }

  private mutating func readNumber() throws(Fault) -> String {
    let start = position
    _ = take(0x2D)
    if !take(0x30) { try readDigits() }
    if take(0x2E) { try readDigits() }
    if take(0x65) || take(0x45) {
      if !take(0x2B) { _ = take(0x2D) }
      try readDigits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func readDigits() throws(Fault) {
    let start = position
    while let byte = peek, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw .notJSON }
  }

  private mutating func readString() throws(Fault) -> String {
    guard take(0x22) else { throw .notJSON }
    let start = position
    while let byte = peek, byte != 0x22, byte != 0x5C, byte >= 0x20 { position += 1 }
    if peek == 0x22 {
      defer { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    var text = [UInt8](bytes[start..<position])
    while let byte = peek, byte != 0x22 {
      guard byte >= 0x20 else { throw .notJSON }
      position += 1
      if byte == 0x5C { try readEscape(into: &text) } else { text.append(byte) }
    }
    guard take(0x22) else { throw .notJSON }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(Fault) {
    guard let byte = peek else { throw .notJSON }
    position += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: text.append(byte)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      var value = try readHexadecimal()
      if (0xD800..<0xDC00).contains(value) {
        guard take(0x5C), take(0x75) else { throw .loneSurrogate }
        let low = try readHexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw .loneSurrogate }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw .loneSurrogate }
      // Valid, and nothing that a text may hold.
      if value == 0 { throw .nul }
      text += UTF8.encode(scalar).map { Array($0) } ?? []
    default: throw .notJSON
    }
  }

  private mutating func readHexadecimal() throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let digit: UInt8? =
        switch peek {
        case let byte? where (0x30...0x39).contains(byte): byte - 0x30
        case let byte? where (0x41...0x46).contains(byte & 0xDF): (byte & 0xDF) - 0x37
        default: nil
        }
      guard let digit else { throw .notJSON }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
  }
}
