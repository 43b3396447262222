internal import TranslationMemory

/// Reads and writes dates, remembering the days it has met: in a memory, many units share one day.
struct TimestampCoder {
  /// The most days remembered at a time.
  private static let maximumDays = 4096
  /// Seconds at the beginning of a day, by its eight digits.
  private var beginnings: [UInt64: Int64] = [:]
  /// `YYYYMMDD` by days since 1970.
  private var days: [Int64: [UInt8]] = [:]
  /// The moment that was written last, as digits.
  private var last: (moment: Timestamp, digits: [UInt8])?

  /// The moment that `text` says, in any form of `Timestamp`; nil where it says none.
  mutating func timestamp(_ text: String) -> Timestamp? {
    var text = text
    return text.withUTF8 { timestamp($0) }
  }

  /// The same of UTF-8.
  mutating func timestamp(_ text: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    commonTimestamp(text) ?? Timestamp(String(decoding: text, as: UTF8.self))
  }

  /// Whether a date that was understood has the compact form.
  static func isCompact(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // The last minute has no second 60 when it is written.
    text.count == 16 && text[8] == 0x54 && text[15] == 0x5A && text[13] < 0x36
  }

  /// The moment in the two forms that are written here, `YYYYMMDDThhmmssZ` and `YYYY-MM-DDThh:mm:ssZ`.
  private mutating func commonTimestamp(_ text: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    let isCompact = text.count == 16
    guard isCompact || text.count == 20, text[isCompact ? 8 : 10] == 0x54, text[text.count - 1] == 0x5A else {
      return nil
    }
    if !isCompact {
      guard text[4] == 0x2D, text[7] == 0x2D, text[13] == 0x3A, text[16] == 0x3A else { return nil }
    }
    func number(_ index: Int) -> Int64? {
      let (tens, ones) = (text[index] &- 0x30, text[index + 1] &- 0x30)
      return tens < 10 && ones < 10 ? Int64(tens) * 10 + Int64(ones) : nil
    }
    guard let hours = number(isCompact ? 9 : 11), let minutes = number(isCompact ? 11 : 14),
      let seconds = number(isCompact ? 13 : 17), hours < 24, minutes < 60, seconds < 60
    else { return nil }
    var key: UInt64 = 0
    for index in 0..<(isCompact ? 8 : 10) where isCompact || (index != 4 && index != 7) {
      key = key << 8 | UInt64(text[index])
    }
    if beginnings[key] == nil {
      let day = (0..<8).reversed().map { UInt8(truncatingIfNeeded: key >> (8 * $0)) }
      guard let beginning = Timestamp(String(decoding: day, as: UTF8.self)) else { return nil }
      if beginnings.count >= Self.maximumDays { beginnings.removeAll() }
      beginnings[key] = beginning.seconds
    }
    return beginnings[key].map { Timestamp(seconds: $0 + hours * 3600 + minutes * 60 + seconds) }
  }

  /// `2026-11-22T10:00:00Z`; nil outside of the years 0 to 9999, which the form cannot hold.
  mutating func text(_ moment: Timestamp) -> String? {
    digits(of: moment).map { digits in
      var text: [UInt8] = []
      for (index, digit) in digits.enumerated() {
        if let mark = Self.marks[index] { text.append(mark) }
        text.append(digit)
      }
      return String(decoding: text + [0x5A], as: UTF8.self)
    }
  }

  /// What stands before a digit of `text`.
  private static let marks: [Int: UInt8] = [4: 0x2D, 6: 0x2D, 8: 0x54, 10: 0x3A, 12: 0x3A]

  /// Appends `20261122T100000Z`; false, and nothing, outside of the years 0 to 9999.
  mutating func append(compact moment: Timestamp, to output: inout [UInt8]) -> Bool {
    guard let digits = digits(of: moment) else { return false }
    output += digits[..<8]
    output.append(0x54)
    output += digits[8...]
    output.append(0x5A)
    return true
  }

  /// The digits `YYYYMMDDhhmmss`.
  private mutating func digits(of moment: Timestamp) -> [UInt8]? {
    // Units come in runs that share their dates.
    if let last, last.moment == moment { return last.digits }
    guard moment.isWritable else { return nil }
    let day = moment.seconds >= 0 ? moment.seconds / 86_400 : -((-moment.seconds + 86_399) / 86_400)
    if days[day] == nil {
      if days.count >= Self.maximumDays { days.removeAll() }
      days[day] = Array(Timestamp(seconds: day * 86_400).compactDescription.utf8.prefix(8))
    }
    guard var all = days[day] else { return nil }
    let second = moment.seconds - day * 86_400
    for part in [second / 3600, second / 60 % 60, second % 60] {
      all.append(0x30 + UInt8(truncatingIfNeeded: part / 10))
      all.append(0x30 + UInt8(truncatingIfNeeded: part % 10))
    }
    last = (moment, all)
    return all
  }
}

extension Timestamp {
  /// Whether the year has four digits, which the written forms need.
  fileprivate var isWritable: Bool { (-62_167_219_200...253_402_300_799).contains(seconds) }
}

extension TranslationUnit {
  /// How many of the dates have no written form.
  var unwritableDates: Int {
    (created.map { $0.isWritable ? 0 : 1 } ?? 0) + (changed.map { $0.isWritable ? 0 : 1 } ?? 0)
  }
}
