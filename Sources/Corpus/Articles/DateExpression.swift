internal import Text
internal import TranslationMemory

/// A date as bylines write it, in Indonesian or English.
///
/// For instance: `Sabtu, 8 Januari 2022 | 07:45 WIB`, `March 14, 2023`, `14/03/2023, 9.30`.
enum DateExpression {
  /// An ICU regular expression for a date and, if there is one, its clock time; it has `groupCount` capturing
  /// groups.
  static let pattern =
    #"(?:(?i:\#(weekdays))\.?,? +)?"#
    + #"(?:(\d{1,2})(?i:st|nd|rd|th)? +(?i:(\#(months)))\.?,? +(\d{4})"#
    + #"|(?i:(\#(months)))\.? +(\d{1,2})(?i:st|nd|rd|th)?,? +(\d{4})"#
    + #"|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"#
    + #"|(\d{4})-(\d{2})-(\d{2}))"#
    + #"(?:(?: *[,|/·•–—-] *| +)(?i:(?:pukul|pkl\.?|jam|at) +)?(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?"#
    + #"(?: *(?i:([ap])\.? ?m\b\.?))?(?: *\(?(?i:(\#(zones.map(\.name).joined(separator: "|"))))\)?)?)?"#

  /// The number of capturing groups of `pattern`.
  static let groupCount = 16

  /// The moment that a match of `pattern` names, from its groups; nil for a day that no calendar has.
  ///
  /// A clock time without a zone is Western Indonesian Time in an Indonesian text, and UTC in any other. A
  /// day without a clock time is that day at 00:00 UTC, which is the same day everywhere in Indonesia and
  /// wherever UTC is shown. Figures alone (`3/4/2023`) are day and month in Indonesian; in other languages
  /// they say too little, and count as no date unless the year comes first.
  static func timestamp(_ groups: ArraySlice<String?>, language: LanguageTag) -> Timestamp? {
    let group = Array(groups)
    guard group.count == groupCount else { return nil }
    let date: (year: String?, month: String?, day: String?)
    if let day = group[0] {
      date = (group[2], group[1].flatMap(month), day)
    } else if let day = group[4] {
      date = (group[5], group[3].flatMap(month), day)
    } else if let day = group[6] {
      guard language.language == LanguageTag.indonesian.language else { return nil }
      date = (group[8], group[7], day)
    } else {
      date = (group[9], group[10], group[11])
    }
    guard let year = date.year, let month = date.month, let day = date.day else { return nil }
    let text = "\(year)-\(padded(month))-\(padded(day))"
    guard let hour = group[12].flatMap({ Int($0) }), hour < 24 else { return Timestamp(text) }
    let minute = group[13] ?? "00"
    let hours =
      switch group[14]?.lowercased() {
      case "p" where hour < 12: hour + 12
      case "a" where hour == 12: 0
      default: hour
      }
    let offset =
      if let name = group[15]?.uppercased() {
        zones.first { $0.name == name }?.offset ?? 0
      } else {
        language.language == LanguageTag.indonesian.language ? 7 : 0
      }
    return Timestamp("\(text)T\(padded(String(hours))):\(minute):00+\(padded(String(offset))):00")
      ?? Timestamp(text)
  }

  /// The zones of Indonesia, in hours east of Greenwich; a longer name before one that it begins with.
  private static let zones = [("WITA", 8), ("WIT", 9), ("WIB", 7), ("UTC", 0), ("GMT", 0)].map {
    (name: $0.0, offset: $0.1)
  }

  private static let weekdays =
    "senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad"
    + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    + "|sen|sel|rab|kam|jum|sab|min|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"

  /// The names of the months in Indonesian and English, and their short forms, from January.
  private static let monthNames = [
    ["januari", "january", "jan"], ["februari", "february", "pebruari", "feb"], ["maret", "march", "mar"],
    ["april", "apr"], ["mei", "may"], ["juni", "june", "jun"], ["juli", "july", "jul"],
    ["agustus", "august", "agust", "agu", "ags", "agt", "aug"], ["september", "sept", "sep"],
    ["oktober", "october", "okt", "oct"], ["november", "nopember", "nov"],
    ["desember", "december", "des", "dec"],
  ]

  private static let months = monthNames.joined().joined(separator: "|")

  private static func month(_ name: String) -> String? {
    let name = name.lowercased()
    return monthNames.firstIndex { $0.contains(name) }.map { String($0 + 1) }
  }

  private static func padded(_ digits: String) -> String { digits.utf8.count < 2 ? "0" + digits : digits }
}
