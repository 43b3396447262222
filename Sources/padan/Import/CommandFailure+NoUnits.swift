import Corpus
import Exchange
import Text

extension CommandFailure {
  /// A file in other languages, or with nothing in it, must not look like success.
  init(
    noUnitsIn path: String, _ report: UnitReader.Report, _ tally: ImportTally, _ from: LanguageTag,
    _ to: LanguageTag
  ) {
    let languages = report.languages.sorted().joined(separator: ", ")
    let reason =
      if report.languages.count == 1 {
        // Such as XLIFF whose two languages are one by mistake: options do not help there.
        "no unit in \(from) and \(to); the only language named in this file is \(languages): say --from and --to, "
          + "or change it there where it is wrong"
      } else if !languages.isEmpty {
        "no unit in \(from) and \(to); the languages of this file are \(languages): say --from and --to"
      } else if tally.read == 0 {
        "there is nothing to read; read as \(report.format.rawValue), it is empty"
      } else {
        "none of \(Count.shown(tally.read, "record")) can be used (\(tally.shownReasons)); "
          + "read as \(report.format.rawValue)"
      }
    self.init(.data, at: FileName.shown(path), reason)
  }
}

extension UnitReader.Report {
  /// Says what was put up with, a line each.
  func writeWarnings(of path: String) {
    for warning in warnings {
      StandardError.writeLine(
        "padan: \(Visible.line(FileName.shown(path))): warning: \(Visible.line(warning))")
    }
  }
}
