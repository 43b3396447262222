internal import CICU

/// An ICU regular expression, matched over a UTF-16 buffer.
///
/// Not thread-safe: one for each worker.
/// The steps spent on a text are limited, so that a hostile pattern cannot hang the program.
package final class RegularExpression {
  /// What is wrong with a pattern, and where in it (a UTF-16 offset, nil where ICU does not tell).
  package struct SyntaxError: Error {
    /// The pattern.
    package let pattern: String
    /// The UTF-16 offset of the fault.
    package let offset: Int?
  }

  /// Thrown when matching took more steps, or more memory, than allowed.
  package struct StepLimitReached: Error {
    /// The pattern.
    package let pattern: String
  }

  /// The pattern as it was given.
  package let pattern: String
  private let handle: OpaquePointer
  private let stepLimit: Int
  // What is left of the steps; ICU keeps the address.
  private let steps: UnsafeMutablePointer<Int64>

  /// Compiles a pattern.
  ///
  /// A step is about ten thousand moves of ICU's engine, a tenth of a millisecond. For each text there are `stepLimit`
  /// of them and one more for every sixty-four units.
  package init(
    _ pattern: String, ignoringCase: Bool = false, multiline: Bool = false, stepLimit: Int = 5_000
  ) throws(SyntaxError) {
    self.pattern = pattern
    var offset: Int32 = -1
    let units = Array(pattern.utf16)
    var flags: UInt32 = 0
    if ignoringCase { flags |= UInt32(PADAN_REGEX_CASE_INSENSITIVE) }
    if multiline { flags |= UInt32(PADAN_REGEX_MULTILINE) }
    let opened = units.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      // An empty array may have no address; ICU wants one even for length 0.
      var empty: UInt16 = 0
      return withUnsafePointer(to: &empty) {
        padan_regex_open(buffer.baseAddress ?? $0, Int32(buffer.count), flags, &offset)
      }
    }
    guard let opened else { throw SyntaxError(pattern: pattern, offset: offset >= 0 ? Int(offset) : nil) }
    handle = opened
    self.stepLimit = stepLimit
    steps = .allocate(capacity: 1)
    steps.initialize(to: Int64(stepLimit))
    _ = padan_regex_set_budget(handle, steps)
  }

  deinit {
    padan_regex_close(handle)
    steps.deallocate()
  }

  /// Calls `body` with each match in `text`, whole or by group (UTF-16 offsets; nil for a group that took no part).
  package func forEachMatch(
    in text: [UInt16], groups: Int = 0, _ body: ([Range<Int>?]) -> Void
  ) throws(StepLimitReached) {
    guard !text.isEmpty else { return }
    var failed = false
    text.withUnsafeBufferPointer { buffer in
      guard setText(buffer) else { return }
      var found = padan_regex_find(handle, 0)
      while found == 1 {
        body((0...groups).map { range(ofGroup: $0) })
        found = padan_regex_find_next(handle)
      }
      failed = found < 0
    }
    if failed { throw StepLimitReached(pattern: pattern) }
  }

  /// Whether the pattern matches the whole of `text`.
  func matchesWhole(_ text: [UInt16]) throws(StepLimitReached) -> Bool {
    let found = text.withUnsafeBufferPointer { setText($0) ? padan_regex_matches(handle) : 0 }
    if found < 0 { throw StepLimitReached(pattern: pattern) }
    return found == 1
  }

  /// Sets the text of the calls below, which must stay where it is until the last of them; false for an empty text.
  func setText(_ text: UnsafeBufferPointer<UInt16>) -> Bool {
    guard let start = text.baseAddress, !text.isEmpty else { return false }
    steps.pointee = Int64(stepLimit + text.count / 64)
    return padan_regex_set_text(handle, start, Int32(text.count)) == 0
  }

  /// Whether a match starts at `region.lowerBound` and ends within the region; look-behind sees what is before it.
  func matches(at region: Range<Int>) throws(StepLimitReached) -> Bool {
    guard padan_regex_set_region(handle, Int32(region.lowerBound), Int32(region.upperBound)) == 0 else {
      return false
    }
    let found = padan_regex_looking_at(handle, -1)
    if found < 0 { throw StepLimitReached(pattern: pattern) }
    return found == 1
  }

  /// The first match at or after `start`.
  func firstMatch(from start: Int) throws(StepLimitReached) -> Range<Int>? {
    let found = padan_regex_find(handle, Int32(start))
    if found < 0 { throw StepLimitReached(pattern: pattern) }
    return found == 1 ? range(ofGroup: 0) : nil
  }

  private func range(ofGroup group: Int) -> Range<Int>? {
    let start = padan_regex_start(handle, Int32(group))
    let end = padan_regex_end(handle, Int32(group))
    return start >= 0 && end >= start ? Int(start)..<Int(end) : nil
  }
}
