import Exchange
import Text
import TranslationMemory

/// All that a reader gave for one file.
struct Reading {
  var units: [TranslationUnit] = []
  var lines: [Int] = []
  var skipped: [UnitRecord.Skipped] = []
  var report: UnitReader.Report?

  /// Source and target of each unit.
  var pairs: [[String]] { units.map { [$0.source, $0.target] } }
  /// How often each reason for skipping came.
  var reasons: [String: Int] { Dictionary(skipped.map { ($0.reason, 1) }, uniquingKeysWith: +) }
  var warnings: [String] { report?.warnings ?? [] }
}

/// Reads a file that exists.
func readFile(
  _ path: String, second: String? = nil, from: LanguageTag = .indonesian, to: LanguageTag = .english,
  format: ExchangeFormat? = nil, dialect: Dialect = Dialect()
) throws -> Reading {
  var reading = Reading()
  let reader = UnitReader(from: from, to: to, format: format, dialect: dialect)
  reading.report = try reader.read(path, second: second) { record in
    switch record {
    case .unit(let unit, let line):
      reading.units.append(unit)
      reading.lines.append(line)
    case .skipped(let skipped): reading.skipped.append(skipped)
    }
  }
  return reading
}

/// Reads a file of that content under a name.
func readBytes(
  _ bytes: some Sequence<UInt8>, as name: String, from: LanguageTag = .indonesian, to: LanguageTag = .english,
  format: ExchangeFormat? = nil, dialect: Dialect = Dialect()
) throws -> Reading {
  let scratch = try Scratch()
  return try readFile(scratch.write(bytes, to: name), from: from, to: to, format: format, dialect: dialect)
}

/// The same of a text in UTF-8.
func readText(
  _ text: String, as name: String, from: LanguageTag = .indonesian, to: LanguageTag = .english,
  format: ExchangeFormat? = nil, dialect: Dialect = Dialect()
) throws -> Reading {
  try readBytes(text.utf8, as: name, from: from, to: to, format: format, dialect: dialect)
}

/// The error that reading ends in, nil where it does not.
func failure(_ text: String, as name: String, format: ExchangeFormat? = nil) throws -> ExchangeError? {
  try failure(Array(text.utf8), as: name, format: format)
}

/// The same of bytes.
func failure(
  _ bytes: [UInt8], as name: String, format: ExchangeFormat? = nil, dialect: Dialect = Dialect()
) throws -> ExchangeError? {
  do {
    _ = try readBytes(bytes, as: name, format: format, dialect: dialect)
    return nil
  } catch let error as ExchangeError {
    return error
  }
}

/// Writes units; returns the file's bytes and what was lost.
func written(
  _ units: [TranslationUnit], as format: ExchangeFormat, from: LanguageTag = .indonesian,
  to: LanguageTag = .english, dialect: Dialect = Dialect(), forbiddenCharacters: ForbiddenCharacters = .drop
) throws -> (bytes: [UInt8], losses: [String: Int]) {
  let scratch = try Scratch()
  let writer = try UnitWriter(
    scratch.at("out"), format: format, from: from, to: to, dialect: dialect,
    forbiddenCharacters: forbiddenCharacters)
  for unit in units { try writer.write(unit) }
  try writer.finish()
  return (scratch.read("out"), writer.losses)
}

extension TranslationUnit {
  /// A unit from Indonesian into English.
  init(_ source: String, _ target: String) {
    self.init(source: source, target: target, sourceLanguage: .indonesian, targetLanguage: .english)
  }
}
