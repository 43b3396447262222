/// Strict validation of UTF-8 (Unicode Standard, table 3-7).
enum UTF8Validation {
  /// Bytes that are not valid.
  struct Invalid: Equatable {
    /// Where they begin.
    var offset: Int
    /// Whether the bytes only end too early, so that more bytes could make them valid.
    var isCutOff: Bool
  }

  /// The first bytes that are not valid UTF-8; nil where all are.
  static func firstInvalid(in bytes: [UInt8]) -> Invalid? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      let isCutOff = error.kind == .truncatedScalar && error.byteOffsets.upperBound == bytes.count
      return Invalid(offset: error.byteOffsets.lowerBound, isCutOff: isCutOff)
    }
  }
}
