/// The lines of a text, split at line feeds only; a carriage return before the line feed belongs to the line end.
///
/// U+2028, U+0085 and a carriage return inside a line are text.
final class LineReader {
  /// The most bytes of one line.
  static let maximumLength = 16 << 20

  /// The number of the line that was read last, from 1.
  private(set) var number = 0
  /// The file as the user named it.
  var path: String { source.path }
  private let source: TextSource
  private var piece: ArraySlice<UInt8> = []
  /// Whether more has to be read before there is a next line.
  var isWaiting: Bool { piece.firstIndex(ofByte: 0x0A) == nil }

  /// The lines of `source`.
  init(_ source: TextSource) { self.source = source }

  /// The next line, without its end; nil at the end of the file.
  func next() throws(ExchangeError) -> ArraySlice<UInt8>? {
    var begun: [UInt8] = []
    while true {
      if piece.isEmpty {
        piece = try source.next()[...]
        if piece.isEmpty {
          if begun.isEmpty { return nil }
          number += 1
          return begun.withoutCarriageReturn
        }
      }
      guard let end = piece.firstIndex(ofByte: 0x0A) else {
        if begun.isEmpty { begun = Array(piece) } else { begun += piece }
        piece = []
        if begun.count > Self.maximumLength {
          throw ExchangeError(
            .malformed, path: source.path, line: number + 1,
            reason: "the line is longer than \(Self.maximumLength >> 20) MiB")
        }
        continue
      }
      number += 1
      let line = piece[..<end]
      piece = piece[(end + 1)...]
      if begun.isEmpty { return line.withoutCarriageReturn }
      return (begun + line).withoutCarriageReturn
    }
  }

  /// An error in the line that was read last.
  func failure(_ reason: String, column: Int? = nil) -> ExchangeError {
    ExchangeError(.malformed, path: source.path, line: max(1, number), column: column, reason: reason)
  }
}

extension Array<UInt8> {
  fileprivate var withoutCarriageReturn: ArraySlice<UInt8> { self[...].withoutCarriageReturn }
}

extension ArraySlice<UInt8> {
  fileprivate var withoutCarriageReturn: ArraySlice<UInt8> { last == 0x0D ? dropLast() : self }
}
