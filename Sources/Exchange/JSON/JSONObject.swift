/// A JSON object on one line, its keys in the order they are set (RFC 8259).
public struct JSONObject: Sendable {
  private var bytes: [UInt8] = [0x7B]

  /// Sets a key to a text; nil is `null`.
  public mutating func set(_ key: StaticString, _ value: String?) {
    append(key: key)
    if let value { append(value) } else { append(raw: "null") }
  }

  /// The same object as the answer to a request: the request's key comes first.
  public func answering(_ request: Request) -> JSONObject {
    var answer = JSONObject()
    answer.append(key: "key")
    answer.append(raw: request.key ?? "null")
    if bytes.count > 1 { answer.bytes += [0x2C] + bytes[1...] }
    return answer
  }

  /// Sets a key to a whole number.
  public mutating func set(_ key: StaticString, _ value: some BinaryInteger) {
    append(key: key)
    append(raw: String(value))
  }

  /// Sets a key to a number, to four decimals; what is no number is `null`.
  public mutating func set(_ key: StaticString, _ value: Double) {
    append(key: key)
    append(raw: value.isFinite ? Decimals.four(value) : "null")
  }

  /// Sets a key to true or false.
  public mutating func set(_ key: StaticString, _ value: Bool) {
    append(key: key)
    append(raw: value ? "true" : "false")
  }

  /// Sets a key to an object.
  public mutating func set(_ key: StaticString, _ value: JSONObject) {
    append(key: key)
    value.append(to: &bytes)
  }

  /// Sets a key to a list of objects.
  public mutating func set(_ key: StaticString, _ values: [JSONObject]) {
    append(key: key)
    append(values) { value, bytes in value.append(to: &bytes) }
  }

  /// Sets a key to a list of texts.
  public mutating func set(_ key: StaticString, _ values: [String]) {
    append(key: key)
    bytes.append(0x5B)
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      append(value)
    }
    bytes.append(0x5D)
  }

  /// Sets a key to places in a text: `[[0,5],[9,12]]`.
  public mutating func set(_ key: StaticString, _ values: [Range<Int>]) {
    append(key: key)
    append(values) { value, bytes in bytes += Array("[\(value.lowerBound),\(value.upperBound)]".utf8) }
  }

  /// Sets keys that are known only at run time to whole numbers, in the order of the keys.
  public init(counts: [String: Int]) {
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      if bytes.count > 1 { bytes.append(0x2C) }
      append(key)
      bytes.append(0x3A)
      append(raw: String(count))
    }
  }

  /// An empty object.
  public init() {}

  /// Adds the object to a buffer, without a line end.
  public func append(to buffer: inout [UInt8]) {
    buffer.append(contentsOf: bytes)
    buffer.append(0x7D)
  }

  private mutating func append<Value>(_ values: [Value], _ append: (Value, inout [UInt8]) -> Void) {
    bytes.append(0x5B)
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      append(value, &bytes)
    }
    bytes.append(0x5D)
  }

  private mutating func append(key: StaticString) {
    if bytes.count > 1 { bytes.append(0x2C) }
    bytes.append(0x22)
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(0x22)
    bytes.append(0x3A)
  }

  private mutating func append(raw text: String) { bytes.append(contentsOf: text.utf8) }

  /// A text in quotation marks; only what RFC 8259 section 7 demands is escaped, and the controls beyond ASCII (C1,
  /// DEL), which a terminal may obey.
  private mutating func append(_ text: String) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { utf8 in
      // What may stand as it is, is copied in runs.
      var start = 0
      for (index, byte) in utf8.enumerated() where Self.mayNeedEscape(byte) {
        // In UTF-8 a C1 control is C2 and itself.
        let isC1 = (0x80..<0xA0).contains(byte) && index > 0 && utf8[index - 1] == 0xC2
        if byte >= 0x80, !isC1 { continue }
        bytes.append(contentsOf: utf8[start..<(isC1 ? index - 1 : index)])
        start = index + 1
        switch byte {
        case 0x22, 0x5C: bytes += [0x5C, byte]
        case 0x0A: append(raw: "\\n")
        case 0x0D: append(raw: "\\r")
        case 0x09: append(raw: "\\t")
        default: append(raw: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
        }
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(0x22)
  }

  @inline(__always)
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || (0x7F..<0xA0).contains(byte)
  }
}
