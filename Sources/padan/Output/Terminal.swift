import Glibc

/// What standard output is able to show.
struct Terminal {
  /// Whether colours may be used: standard output is a terminal, and `NO_COLOR` (no-color.org) is not set.
  let usesColour: Bool
  /// The columns of the terminal; nil where standard output is none, and lines are as long as they are.
  let width: Int?

  /// The columns that something laid out in columns may take: of the terminal, else `$COLUMNS`, else 80.
  var columns: Int {
    width ?? Environment.value("COLUMNS").flatMap { Int($0) }.map { min(max($0, 20), 10_000) } ?? 80
  }

  /// Standard output as it is now.
  static var output: Terminal {
    guard isatty(STDOUT_FILENO) == 1 else { return Terminal(usesColour: false, width: nil) }
    let isPlain = Environment.value("NO_COLOR") != nil || Environment.value("TERM") == "dumb"
    var size = winsize()
    let columns = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 0
    return Terminal(usesColour: !isPlain, width: columns >= 20 ? columns : 80)
  }

  /// How a piece of text stands out.
  enum Style: String {
    case removed = "9;31"
    case inserted = "32"
    case marked = "1;33"
    case heading = "1"
    case faint = "2"
    case alone = "35"
  }

  /// The text in a style, where there is colour.
  func styled(_ text: String, _ style: Style) -> String {
    usesColour && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A text on one line: as it is for another program, and with nothing in it that a terminal would obey on one.
  func line(_ text: String) -> String { width == nil ? OneLine.text(text) : Visible.line(text) }

  /// A label and a text, the text wrapped at the terminal's width and hanging below itself.
  func paragraph(_ label: String, _ text: String) -> String {
    guard let width else { return label + text }
    let indent = DisplayWidth.columns(of: label)
    return label
      + DisplayWidth.wrapped(text, to: max(20, width - indent)).joined(
        separator: "\n" + String(repeating: " ", count: indent))
  }
}

/// Environment variables.
enum Environment {
  /// The value of a variable; nil where it is not set or empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
