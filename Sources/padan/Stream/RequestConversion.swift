import Corpus
import Exchange
import TranslationMemory

/// How `convert --stream` answers a request: with the file that it names, or whose text it is, in another format.
struct RequestConversion {
  /// What reads it.
  var reader: UnitReader
  /// The format to write, if the request names none.
  var format: ExchangeFormat
  /// How much TMX and XLIFF hold.
  var level: TMXLevel
  /// What becomes of characters that the format cannot hold.
  var forbiddenCharacters: ForbiddenCharacters

  /// An answer is held as a whole, some at once.
  private static let mostBytes = 16 << 20

  /// The text that a request has become, and what was lost on the way.
  ///
  /// Throws `Request.Fault`, and `ExchangeError` at the file that the request names.
  func answer(to request: Request) throws -> JSONObject {
    var reader = reader
    reader.format = try request.format("inputFormat") ?? reader.format
    let format = try request.format("format") ?? format
    var text: [UInt8] = []
    let writer = try Self.onText {
      try UnitWriter(
        format: format, from: reader.from, to: reader.to, dialect: reader.dialect,
        forbiddenCharacters: forbiddenCharacters, tmxLevel: level
      ) { piece in
        text += piece
        return text.count <= Self.mostBytes
      }
    }
    var tally = ImportTally()
    let (name, report) = try request.read(with: reader) { record in
      tally.read += 1
      switch record {
      case .unit(let unit, _):
        try Self.onText { try writer.write(unit) }
        tally.added += 1
      case .skipped(let record): tally.reasons[record.reason, default: 0] += 1
      }
    }
    if tally.added == 0 {
      throw Request.Fault(CommandFailure(noUnitsIn: name, report, tally, reader.from, reader.to).line)
    }
    try Self.onText { try writer.finish() }
    var object = JSONObject()
    object.set("format", format.rawValue)
    object.set("text", String(decoding: text, as: UTF8.self))
    object.set("read", tally.read)
    object.set("written", writer.written)
    object.set("skipped", tally.skipped)
    object.set("reasons", JSONObject(counts: tally.reasons))
    object.set("losses", JSONObject(counts: writer.losses))
    return object
  }

  /// Runs `body`, which writes: no more than an answer may hold.
  private static func onText<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as ExchangeError where error.kind == .closedPipe {
      throw Request.Fault(
        "the answer would be longer than \(mostBytes >> 20) MiB: convert this file by itself")
    } catch let error as ExchangeError where error.path == "-" {
      throw Request.Fault(error.reason)
    }
  }
}

extension Request {
  /// A format that a member names.
  fileprivate func format(_ name: String) throws(Fault) -> ExchangeFormat? {
    guard let text = try optionalText(name) else { return nil }
    guard let format = ExchangeFormat(rawValue: text), format != .moses else {
      throw Fault("'\(name)' is '\(text)', which is none of tmx, tsv, csv, jsonl, xliff and po")
    }
    return format
  }

  /// Reads the text, or the file named; returns what stands for it in messages.
  fileprivate func read(
    with reader: UnitReader, _ body: (UnitRecord) throws -> Void
  ) throws -> (name: String, report: UnitReader.Report) {
    if let text = try optionalText("text") {
      return ("text", try reader.read(text: text, named: "text", body))
    }
    guard let path = try optionalText("file") else {
      throw Fault("the request has neither 'text' nor 'file'")
    }
    // Standard input is the stream itself.
    if path == "-" || path.isEmpty { throw Fault("'file' is no name of a file") }
    return (path, try reader.read(path, body))
  }
}
