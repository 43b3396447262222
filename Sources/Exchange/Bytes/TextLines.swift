/// The lines of a text file or of standard input, one after another, as they come.
///
/// Read as `TextFile` reads; lines end as in `LineReader`, at `\n` or `\r\n`. Memory is that of a line, and a line
/// longer than 16 MiB is an error. A class, since it owns a file descriptor.
public final class TextLines {
  private let lines: LineReader
  private let beforeReading: () throws -> Void

  /// Opens a file; `-` is standard input.
  ///
  /// `beforeReading` is called before input is waited for: the time to hand over what was answered so far. Throws
  /// where the file cannot be opened.
  public init(of path: String, beforeReading: @escaping () throws -> Void = {}) throws(ExchangeError) {
    lines = LineReader(try TextSource(ByteSource(text: path)))
    self.beforeReading = beforeReading
  }

  /// The number of the line that `next` returned last, from 1.
  public var number: Int { lines.number }

  /// The next line, without its end; nil after the last.
  ///
  /// Throws `ExchangeError` with the place where the text is not valid, once every line before it was returned; and
  /// whatever `beforeReading` throws.
  public func next() throws -> String? {
    if lines.isWaiting { try beforeReading() }
    // The source lets only valid UTF-8 through.
    return try lines.next().map { String(decoding: $0, as: UTF8.self) }
  }
}
