/// An entry of a PO file in the making.
struct POEntry {
  /// What a keyword begins.
  enum Part: Equatable, CustomStringConvertible {
    case context, source, plural
    case form(Int)

    /// The part that a keyword stands for; nil for any other word.
    init?(_ keyword: String) {
      switch keyword {
      case "msgctxt": self = .context
      case "msgid": self = .source
      case "msgid_plural": self = .plural
      case "msgstr": self = .form(0)
      default:
        guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]"),
          let index = UnitValues.count(keyword.dropFirst(7).dropLast()), index < POEntry.mostForms
        else { return nil }
        self = .form(index)
      }
    }

    var description: String {
      switch self {
      case .context: "msgctxt"
      case .source: "msgid"
      case .plural: "msgid_plural"
      case .form: "msgstr"
      }
    }
  }

  /// No language has more; the header of a file that says so is not believed.
  static let mostForms = 16

  /// The line on which it begins.
  var line = 0
  /// Whether it is marked as not yet checked.
  var isFuzzy = false
  private(set) var context: String?
  private(set) var source: String?
  private(set) var plural: String?
  private(set) var forms: [Int: String] = [:]
  private var part: Part?

  /// Whether no keyword has been read.
  var isEmpty: Bool { part == nil }
  /// Whether a translation has begun: a comment that comes now belongs to the next entry.
  var hasTranslation: Bool { !forms.isEmpty }

  /// Whether a part that comes now belongs to the next entry.
  func begins(with part: Part) -> Bool { hasTranslation && (part == .context || part == .source) }

  /// Begins a part; false where it is out of place.
  mutating func begin(_ part: Part) -> Bool {
    self.part = part
    switch part {
    case .context:
      guard context == nil, source == nil else { return false }
      context = ""
    case .source:
      guard source == nil else { return false }
      source = ""
    case .plural:
      guard source != nil, plural == nil, forms.isEmpty else { return false }
      plural = ""
    case .form(let index):
      guard source != nil, forms[index] == nil else { return false }
      forms[index] = ""
    }
    return true
  }

  /// Goes on with the part that began last.
  mutating func append(_ text: String) {
    switch part {
    case .context: context? += text
    case .source: source? += text
    case .plural: plural? += text
    case .form(let index): forms[index]? += text
    case nil: break
    }
  }

  /// The pairs that the entry gives.
  var pairs: [(source: String, target: String)] {
    guard let source else { return [] }
    // An entry without its first form is one that is not translated.
    guard let first = forms[0] else { return [(source, "")] }
    guard let plural else { return [(source, first)] }
    // A form that is not translated says nothing; the entry as a whole is then judged by form 0.
    let further = forms.keys.sorted().filter { $0 > 0 }.compactMap { forms[$0] }.filter { !$0.isEmpty }
    if first.isEmpty { return [(source, first)] }
    return [(source, first)] + (further.isEmpty ? [first] : further).map { (plural, $0) }
  }
}
