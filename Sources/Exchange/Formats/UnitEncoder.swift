internal import TranslationMemory

/// Turns units into the bytes of a format, one after another.
protocol UnitEncoder {
  /// What stands before the first unit.
  mutating func begin(into output: inout [UInt8])
  /// A unit, neither of whose sides is blank.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses)
  /// What stands after the last unit.
  mutating func end(into output: inout [UInt8])
}

extension UnitEncoder {
  mutating func begin(into output: inout [UInt8]) {}
  mutating func end(into output: inout [UInt8]) {}
}

/// What a format could not hold, by the sentence that says so.
struct Losses {
  /// How often each kind of loss came.
  private(set) var counts: [String: Int] = [:]
  /// How many units were left out.
  private(set) var units = 0

  /// Counts a loss, if there was one.
  mutating func add(_ loss: Loss, _ count: Int = 1) {
    if count > 0 { counts[loss.rawValue, default: 0] += count }
    if loss == .blankSides || loss == .repeated { units += count }
  }
}

/// Kinds of loss, each as users read it after its count.
enum Loss: String {
  case forbiddenCharacters = "characters that the format cannot hold, dropped"
  case lineBreaks = "tabs and line breaks turned into blanks"
  case edges = "texts with blanks at their edges, trimmed"
  case blankSides = "units with an empty side, left out"
  case textEdges = "neighbours at the beginning or end of a text, left out"
  case repeated = "units whose source and context stand in the file already, left out"
  case fields = "units with details that the format has no place for"
  case dates = "dates before year 0 or after year 9999, left out"
}
