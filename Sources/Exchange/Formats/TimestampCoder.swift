internal import TranslationMemory

/// Reads and writes dates, remembering the days it has met: in a memory, many units share one day.
struct TimestampCoder {
  /// The most days remembered at a time.
  private static let maximumDays = 4096
  /// Seconds at the beginning of a day, by its eight digits.
  private var beginnings: [UInt64: Int64] = [:]
  /// `YYYYMMDD` by days since 1970.
  private var digits: [Int64: String] = [:]

  /// The moment that `text` says, in any form of `Timestamp`; nil where it has none.
  mutating func timestamp(_ text: String) -> Timestamp? {
    var text = text
    return text.withUTF8 { timestamp($0) }
  }

  /// The same of UTF-8.
  mutating func timestamp(_ text: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    compactTimestamp(text) ?? Timestamp(String(decoding: text, as: UTF8.self))
  }

  /// The moment in the form that TMX prescribes, `YYYYMMDDThhmmssZ`; nil for any other.
  private mutating func compactTimestamp(_ text: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    guard text.count == 16, text[8] == 0x54, text[15] == 0x5A else { return nil }
    func number(_ index: Int) -> Int64? {
      let (tens, ones) = (text[index] &- 0x30, text[index + 1] &- 0x30)
      return tens < 10 && ones < 10 ? Int64(tens) * 10 + Int64(ones) : nil
    }
    guard let hours = number(9), let minutes = number(11), let seconds = number(13), hours < 24, minutes < 60,
      seconds < 60
    else { return nil }
    let key = text[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    if beginnings[key] == nil {
      guard let day = Timestamp(String(decoding: text[..<8], as: UTF8.self)) else { return nil }
      if beginnings.count >= Self.maximumDays { beginnings.removeAll() }
      beginnings[key] = day.seconds
    }
    return beginnings[key].map { Timestamp(seconds: $0 + hours * 3600 + minutes * 60 + seconds) }
  }

  /// `2026-11-22T10:00:00Z`; nil outside of the years 0 to 9999, which the form cannot hold.
  mutating func text(_ moment: Timestamp) -> String? {
    compactText(moment).map { compact in
      let marks: [Int: String] = [4: "-", 6: "-", 11: ":", 13: ":"]
      return compact.utf8.enumerated().reduce(into: "") { text, byte in
        text += marks[byte.offset] ?? ""
        text.unicodeScalars.append(Unicode.Scalar(byte.element))
      }
    }
  }

  /// `20261122T100000Z`; nil outside of the years 0 to 9999.
  mutating func compactText(_ moment: Timestamp) -> String? {
    guard (-62_167_219_200...253_402_300_799).contains(moment.seconds) else { return nil }
    let day = moment.seconds >= 0 ? moment.seconds / 86_400 : -((-moment.seconds + 86_399) / 86_400)
    let second = moment.seconds - day * 86_400
    if digits[day] == nil {
      if digits.count >= Self.maximumDays { digits.removeAll() }
      digits[day] = String(Timestamp(seconds: day * 86_400).compactDescription.prefix(8))
    }
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return digits[day].map { $0 + "T" + two(second / 3600) + two(second / 60 % 60) + two(second % 60) + "Z" }
  }
}
