internal import CICU

/// An ICU regular expression, matched over a UTF-16 buffer. Not thread-safe: one for each worker.
///
/// Every match is bounded by a step limit, so that a hostile pattern cannot hang the program.
package final class RegularExpression {
  /// What is wrong with a pattern, and where in it (a UTF-16 offset, nil where ICU does not tell).
  package struct SyntaxError: Error {
    /// The pattern.
    package let pattern: String
    /// The UTF-16 offset of the fault.
    package let offset: Int?
  }

  /// Thrown when a match took more steps than allowed.
  package struct StepLimitReached: Error {
    /// The pattern.
    package let pattern: String
  }

  /// The pattern as it was given.
  package let pattern: String
  private let handle: OpaquePointer

  package init(_ pattern: String, ignoringCase: Bool = false, stepLimit: Int = 50_000) throws(SyntaxError) {
    self.pattern = pattern
    var offset: Int32 = -1
    let units = Array(pattern.utf16)
    let flags = ignoringCase ? UInt32(PADAN_REGEX_CASE_INSENSITIVE) : 0
    let opened = units.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      // An empty array may have no address; ICU wants one even for length 0.
      var empty: UInt16 = 0
      return padan_regex_open(buffer.baseAddress ?? withUnsafePointer(to: &empty) { $0 }, Int32(buffer.count), flags, &offset)
    }
    guard let opened else { throw SyntaxError(pattern: pattern, offset: offset >= 0 ? Int(offset) : nil) }
    handle = opened
    _ = padan_regex_set_time_limit(handle, Int32(stepLimit))
  }

  deinit { padan_regex_close(handle) }

  /// Calls `body` with each match in `text`, whole or by group (UTF-16 offsets; nil for a group that took no part).
  package func forEachMatch(
    in text: [UInt16], groups: Int = 0, _ body: ([Range<Int>?]) -> Void
  ) throws(StepLimitReached) {
    guard !text.isEmpty else { return }
    var failed = false
    text.withUnsafeBufferPointer { buffer in
      // The buffer is not empty, so it has an address; it outlives every call made on it below.
      guard let start = buffer.baseAddress, padan_regex_set_text(handle, start, Int32(buffer.count)) == 0 else { return }
      var found = padan_regex_find(handle, 0)
      while found == 1 {
        body((0...groups).map { range(ofGroup: $0) })
        found = padan_regex_find_next(handle)
      }
      failed = found < 0
    }
    if failed { throw StepLimitReached(pattern: pattern) }
  }

  private func range(ofGroup group: Int) -> Range<Int>? {
    let start = padan_regex_start(handle, Int32(group))
    let end = padan_regex_end(handle, Int32(group))
    return start >= 0 && end >= start ? Int(start)..<Int(end) : nil
  }
}
