internal import Exchange
internal import Text
internal import TranslationMemory

/// What `GET /v1/export` is asked for.
struct ExportRequest: Sendable {
  let format: ExchangeFormat
  let selection: UnitSelection
  let level: TMXLevel
  private let languages: Languages

  /// Throws `RequestFailure`.
  init(_ format: ExchangeFormat, _ parameters: QueryParameters) throws {
    self.format = format
    languages = try Languages(from: parameters["from"], to: parameters["to"])
    var since: Timestamp?
    if let text = parameters["since"] {
      since = Timestamp(text)
      if since == nil { throw RequestFailure.invalid("since is a date, such as 2026-11-22") }
    }
    switch (parameters["level"] ?? "1", format) {
    case ("1", _): level = .one
    case ("2", .tmx): level = .two
    default: throw RequestFailure.invalid("level is 1 or, of TMX, 2")
    }
    selection = UnitSelection(
      from: languages.from, to: languages.to, origin: try parameters.origin(), since: since,
      minimumConfidence: try parameters.confidence("min-confidence"),
      latestOnly: try parameters.flag("latest"),
      places: level == .two ? .every : .first)
  }

  var type: String {
    switch format {
    case .tmx: "application/xml"
    case .jsonl: "application/x-ndjson"
    default: "text/tab-separated-values; charset=utf-8"
    }
  }

  /// Writes what is asked for, on a thread.
  ///
  /// Throws `ExchangeError` where nobody takes it any more.
  func write(_ memory: any UnitStore, to channel: ByteChannel) throws {
    let writer = try UnitWriter(
      format: format, from: languages.from, to: languages.to, tmxLevel: level,
      tmxHeaders: level == .two ? memory.recordHeaders(in: selection) : []
    ) { channel.put($0) }
    try memory.forEachUnit(in: selection) { try writer.write($1) }
    try writer.finish()
  }
}
