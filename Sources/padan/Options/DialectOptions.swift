import ArgumentParser
import Exchange

/// `--quoting`, `--columns`, `--header` and `--moses-escapes`: what a file of units does not say about itself.
struct DialectOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How cells of TSV and CSV are quoted: none or rfc4180 (default: none in TSV, rfc4180 in CSV).",
      valueName: "how"))
  var quoting: Dialect.Quoting?

  @Option(
    help: ArgumentHelp(
      "The columns of TSV and CSV, such as source,target,-,note; - is passed over.", valueName: "names"),
    transform: Dialect.Columns.init(argument:))
  var columns: Dialect.Columns?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether the first row of TSV and CSV names the columns (default: told by it; written).")
  var header: Bool?

  @Flag(help: "Moses files have &#124; for | and other references of its tools.")
  var mosesEscapes = false

  /// The dialect that is asked for.
  var dialect: Dialect {
    var dialect = Dialect()
    dialect.quoting = quoting
    dialect.columns = columns
    dialect.hasHeader = header
    dialect.hasMosesEscapes = mosesEscapes
    return dialect
  }

  /// Refuses what none of the formats has a use for.
  func check(for formats: [ExchangeFormat]) throws {
    if !formats.contains(.tsv) && !formats.contains(.csv) {
      let name =
        quoting != nil ? "--quoting" : columns != nil ? "--columns" : header != nil ? "--header" : nil
      if let name { throw ValidationError("\(name) is for TSV and CSV.") }
    }
    if mosesEscapes && !formats.contains(.moses) {
      throw ValidationError("--moses-escapes is for Moses files.")
    }
  }

  /// Refuses what a file in a format cannot be written in.
  func checkWriting(_ format: ExchangeFormat) throws {
    if format == .csv && quoting == Dialect.Quoting.none {
      throw ValidationError("CSV without quotes cannot hold a comma; write TSV, or leave --quoting out.")
    }
  }
}

/// `--encoding`: what a file that is read does not say about its bytes.
struct EncodingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The encoding that files are read in, such as windows-1252 (default: what they say, else UTF-8).",
      valueName: "name"))
  var encoding: String?

  func validate() throws {
    if encoding == "" { throw ValidationError("--encoding is empty; leave it out for UTF-8.") }
  }
}

/// `--forbidden-characters`: what becomes of characters that the written format cannot hold.
struct ForbiddenCharacterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Characters that the format cannot hold, such as U+0001 in XML: drop or refuse.", valueName: "what"))
  var forbiddenCharacters = ForbiddenCharacters.drop
}

extension Dialect.Columns {
  /// Reads columns from the command line.
  init(argument: String) throws {
    guard let columns = Dialect.Columns(argument) else {
      throw ValidationError(
        "name source, target and others once each, with commas between: \(Dialect.Columns.names), or -.")
    }
    self = columns
  }
}
