internal import CICU

/// ICU's break iterator over a UTF-16 buffer.
///
/// Not thread-safe: one for each worker.
final class Breaker {
  enum Kind: Int32 {
    case words = 0
    case sentences = 1
  }

  private let kind: Kind
  private let handle: OpaquePointer
  private var ends = [Int32](repeating: 0, count: 256)
  private var statuses = [Int32](repeating: 0, count: 256)

  /// Opens the iterator of a language; of the root locale, where ICU does not know the language.
  init(_ kind: Kind, language: LanguageTag) {
    guard
      let handle = padan_breaker_open(kind.rawValue, language.description)
        ?? padan_breaker_open(kind.rawValue, "")
    else { preconditionFailure("ICU has no break rules for its root locale: its data is missing") }
    self.kind = kind
    self.handle = handle
  }

  /// Whether it breaks as the root locale does: as the Unicode Standard says, with nothing added for its language.
  var hasRootRules: Bool { padan_breaker_has_root_rules(handle, kind.rawValue) }

  deinit { padan_breaker_close(handle) }

  /// Calls `body` with the end of each piece (a UTF-16 offset) and its ICU rule status, in order.
  ///
  /// Texts beyond 2³¹ code units are cut by the caller; ICU counts in 32 bits.
  func forEachPiece<Failure>(
    of text: borrowing [UInt16], _ body: (_ end: Int, _ status: Int32) throws(Failure) -> Void
  ) throws(Failure) {
    try text.withUnsafeBufferPointer { text throws(Failure) in try forEachPiece(of: text, body) }
  }

  /// The same over a buffer that stays where it is meanwhile.
  func forEachPiece<Failure>(
    of text: UnsafeBufferPointer<UInt16>, _ body: (_ end: Int, _ status: Int32) throws(Failure) -> Void
  ) throws(Failure) {
    guard let start = text.baseAddress, !text.isEmpty else { return }
    guard padan_breaker_set_text(handle, start, Int32(text.count)) == 0 else {
      return try body(text.count, 0)
    }
    while true {
      // Only words have a status worth asking for.
      let count = statuses.withUnsafeMutableBufferPointer {
        Int(padan_breaker_next(handle, &ends, kind == .words ? $0.baseAddress : nil, Int32(ends.count)))
      }
      for index in 0..<count { try body(Int(ends[index]), statuses[index]) }
      if count < ends.count { return }
    }
  }
}
