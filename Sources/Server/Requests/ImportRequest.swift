internal import Corpus
internal import Exchange
internal import HTTPTypes
internal import Text
internal import TranslationMemory

/// What `POST /v1/import` is asked for.
struct ImportRequest: Sendable {
  /// What the file is called; its ending tells the format.
  var name: String
  var languages: Languages
  var format: ExchangeFormat?
  var origin: String?
  var minimumConfidence: Double?
  /// Whether the answer is lines, of what has been read so far.
  var tellsProgress: Bool

  /// Throws `RequestFailure`.
  init(_ parameters: QueryParameters) throws {
    name = try Self.checked(name: parameters["name"] ?? Self.noName)
    languages = try Languages(from: parameters["from"], to: parameters["to"])
    if let text = parameters["format"] {
      guard let format = ExchangeFormat(rawValue: text), format != .moses else {
        throw RequestFailure.invalid("format is tmx, tsv, csv, jsonl, xliff or po")
      }
      self.format = format
    }
    origin = try parameters.origin()
    minimumConfidence = try parameters.confidence("min-confidence")
    tellsProgress = try parameters.flag("progress")
  }

  /// A file of this name.
  ///
  /// Throws `RequestFailure` for a name that no file has.
  init(name: String, languages: Languages) throws {
    self.name = try Self.checked(name: name)
    self.languages = languages
    tellsProgress = false
  }

  private static let noName = "upload"
  private static let mostCharacters = 200

  /// The name of a file, or, where it may be, a path of names.
  ///
  /// Throws `RequestFailure`.
  static func checked(name: String, isPath: Bool = false) throws -> String {
    let isUnfit =
      name.isEmpty || name.utf8.contains { $0 < 0x20 || !isPath && $0 == 0x2F }
      || !isPath && name.hasPrefix(".")
    if isUnfit || name.unicodeScalars.count > mostCharacters {
      throw RequestFailure.invalid(
        "name is that of a file, without a folder, of at most \(mostCharacters) characters")
    }
    return name
  }

  /// What the file may be called while it is read here: the end of its name, which tells the format, and is short enough for any
  /// folder.
  var shortName: String { String(String.UnicodeScalarView(name.unicodeScalars.suffix(60))) }

  private static let unitsBetweenReports = 20_000

  /// Adds the units of an upload, and returns the summary; `report` is told now and then how far it is.
  ///
  /// Throws `RequestFailure` for a file that cannot be read, or gives nothing.
  func bring(
    _ upload: Upload, into memory: any UnitStore, report: (JSONObject) -> Void
  ) throws -> JSONObject {
    let start = ContinuousClock.now
    let reader = UnitReader(from: languages.from, to: languages.to, format: format)
    let importer = UnitFileImporter(
      reader, origin: origin, fileOrigin: name == Self.noName ? nil : name,
      minimumConfidence: minimumConfidence)
    func summary(_ tally: ImportTally) -> JSONObject {
      JSONObject(tally, seconds: (ContinuousClock.now - start) / .seconds(1))
    }
    do {
      let tally = try memory.write { writer in
        let (tally, report) = try importer.read(upload.path, into: writer) { tally in
          if tally.read % Self.unitsBetweenReports == 0 { report(summary(tally)) }
        }
        if tally.gaveNothing { throw RequestFailure(noUnits: report, tally, languages) }
        return tally
      }
      return summary(tally)
    } catch let error as ExchangeError {
      var error = error
      error.path = name
      guard error.kind == .malformed else { throw error }
      // The option is a parameter here.
      throw RequestFailure(
        .badRequest, "malformed", error.description.replacing("--format", with: "format"))
    }
  }
}

extension RequestFailure {
  fileprivate init(noUnits report: UnitReader.Report, _ tally: ImportTally, _ languages: Languages) {
    let found = report.languages.sorted().joined(separator: ", ")
    let reasons = tally.reasons.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    self.init(
      .unprocessableContent, "no-units",
      !found.isEmpty
        ? "no unit in \(languages.from) and \(languages.to); the languages of this file are \(found): say from and to"
        : "no unit can be used; read as \(report.format.rawValue), it has "
          + (reasons.isEmpty ? "none" : reasons.joined(separator: ", ")))
  }
}
