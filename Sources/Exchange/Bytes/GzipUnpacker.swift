/// Unpacks gzip (RFC 1952), several members one after another included.
final class GzipUnpacker {
  private let file: InputFile
  private let inflater: Inflater
  private var packed: ArraySlice<UInt8>
  /// Whether a member has begun and not ended.
  private var inside = true
  private var limit = UnpackingLimit()

  /// Unpacks `file`, of which `first` has been read already.
  init(_ file: InputFile, first: [UInt8]) throws(ExchangeError) {
    self.file = file
    packed = first[...]
    guard let inflater = Inflater(.gzip) else {
      throw ExchangeError(.inputOutput, path: file.path, reason: "there is no memory to unpack gzip")
    }
    self.inflater = inflater
  }

  /// The next unpacked bytes; none at the end.
  func next() throws(ExchangeError) -> [UInt8] {
    while true {
      if packed.isEmpty {
        packed = try file.piece()[...]
        if packed.isEmpty {
          if !inside { return [] }
          throw ExchangeError(.malformed, path: file.path, reason: "the gzip data ends too early")
        }
      }
      if !inside {
        // Tapes and block devices pad with zeros; what else follows a member must be a member.
        packed = packed.drop { $0 == 0 }
        if packed.isEmpty { continue }
        inflater.reset()
        inside = true
      }
      guard let step = inflater.step(packed) else {
        throw ExchangeError(.malformed, path: file.path, reason: "the gzip data is damaged")
      }
      packed = packed.dropFirst(step.consumed)
      guard limit.admits(packed: step.consumed, unpacked: step.produced.count) else {
        throw ExchangeError(.malformed, path: file.path, reason: UnpackingLimit.reason)
      }
      if step.ended { inside = false }
      if !step.produced.isEmpty { return step.produced }
    }
  }
}
