/// A value that goes with a statement, in PostgreSQL's binary form.
enum Parameter {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case bytes([UInt8])
  case integers([Int64])
  case optionals([Int64?])
  case reals([Double?])
  case texts([String?])
  case blobs([[UInt8]])

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
  init(_ number: Double?) { self = number.map { .real($0) } ?? .null }

  /// Its bytes; nil for NULL.
  var encoded: [UInt8]? {
    var bytes: [UInt8] = []
    switch self {
    case .null: return nil
    case .integer(let number): Self.append(number, to: &bytes)
    case .real(let number): Self.append(number.bitPattern, to: &bytes)
    case .text(let text): bytes = Array(text.utf8)
    case .bytes(let blob): bytes = blob
    case .integers(let numbers):
      Self.appendHead(count: numbers.count, element: .int8, to: &bytes)
      bytes.reserveCapacity(numbers.count * 12 + 20)
      for number in numbers {
        Self.append(Int32(8), to: &bytes)
        Self.append(number, to: &bytes)
      }
    case .optionals(let numbers):
      Self.appendHead(count: numbers.count, element: .int8, to: &bytes)
      for number in numbers {
        Self.append(Int32(number == nil ? -1 : 8), to: &bytes)
        if let number { Self.append(number, to: &bytes) }
      }
    case .reals(let numbers):
      Self.appendHead(count: numbers.count, element: .float8, to: &bytes)
      for number in numbers {
        Self.append(Int32(number == nil ? -1 : 8), to: &bytes)
        if let number { Self.append(number.bitPattern, to: &bytes) }
      }
    case .texts(let texts):
      Self.appendHead(count: texts.count, element: .text, to: &bytes)
      for text in texts {
        Self.append(Int32(text?.utf8.count ?? -1), to: &bytes)
        if let text { bytes.append(contentsOf: text.utf8) }
      }
    case .blobs(let blobs):
      Self.appendHead(count: blobs.count, element: .bytea, to: &bytes)
      for blob in blobs {
        Self.append(Int32(blob.count), to: &bytes)
        bytes.append(contentsOf: blob)
      }
    }
    return bytes
  }

  /// Types by their numbers in the catalogue `pg_type`, which never change.
  private enum Element: Int32 {
    case bytea = 17
    case int8 = 20
    case text = 25
    case float8 = 701
  }

  /// The head of an array: dimensions, whether it has NULL, the type, length, first index (PostgreSQL's `array_send`).
  private static func appendHead(count: Int, element: Element, to bytes: inout [UInt8]) {
    append(Int32(count == 0 ? 0 : 1), to: &bytes)
    append(Int32(1), to: &bytes)
    append(element.rawValue, to: &bytes)
    guard count > 0 else { return }
    append(Int32(count), to: &bytes)
    append(Int32(1), to: &bytes)
  }

  @inline(__always)
  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
