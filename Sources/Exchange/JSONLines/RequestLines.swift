/// The lines of a stream of requests, as bytes: whatever a line holds, the stream goes on after it.
///
/// Memory is that of a line of at most 16 MiB; of a longer one nothing is kept. A class, since it owns a file descriptor.
public final class RequestLines {
  /// The most bytes of one line.
  static let maximumLength = LineReader.maximumLength

  private let source: ByteSource
  private var piece: ArraySlice<UInt8> = []
  private var number = 0

  /// Opens a file; `-` is standard input.
  ///
  /// Throws where the file cannot be opened.
  public init(of path: String) throws(ExchangeError) { source = try ByteSource(text: path) }

  /// Whether more has to be read before there is a next line: the time to hand over what was answered so far.
  public var isWaiting: Bool { piece.firstIndex(ofByte: 0x0A) == nil }

  /// The next line; nil after the last.
  ///
  /// Throws where the system cannot read on.
  public func next() throws(ExchangeError) -> RequestLine? {
    var begun: [UInt8] = []
    var isTooLong = false
    var isAny = false
    while true {
      if piece.isEmpty {
        piece = try source.next()[...]
        if piece.isEmpty { return isAny ? line(begun, isTooLong) : nil }
      }
      isAny = true
      let end = piece.firstIndex(ofByte: 0x0A)
      let part = piece[..<(end ?? piece.endIndex)]
      isTooLong = isTooLong || begun.count + part.count > Self.maximumLength
      if isTooLong { begun = [] } else { begun += part }
      piece = end.map { piece[($0 + 1)...] } ?? []
      if end != nil { return line(begun, isTooLong) }
    }
  }

  private func line(_ bytes: [UInt8], _ isTooLong: Bool) -> RequestLine {
    number += 1
    // Some programs begin a file with a byte order mark.
    let isMarked = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return RequestLine(number: number, bytes: isTooLong ? nil : isMarked ? Array(bytes.dropFirst(3)) : bytes)
  }
}

/// A line of a stream of requests.
public struct RequestLine: Sendable {
  /// Its number, from 1.
  public let number: Int
  /// What it holds, without the line feed; nil where it is too long.
  let bytes: [UInt8]?
  /// How many bytes of it are kept.
  public var byteCount: Int { bytes?.count ?? 0 }
}
