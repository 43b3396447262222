/// What a file does not say about itself: how its cells are quoted, which columns it has, how its bytes are text.
///
/// Each part speaks of some formats only, and changes nothing of the others.
public struct Dialect: Hashable, Sendable {
  /// How the cells of a table are told apart.
  public enum Quoting: String, CaseIterable, Sendable {
    /// Cells are what stands between separators: no quotes, no escapes.
    case none
    /// Cells may stand in double quotes, and hold separators, line ends and doubled quotes then (RFC 4180).
    case rfc4180
  }

  /// What stands in each column of a table.
  public struct Columns: Hashable, Sendable {
    /// The fields; nil is a column that is passed over.
    let fields: [UnitField?]

    /// Columns by their names with commas between them, such as `source,target,-,note`; `-` is passed over.
    ///
    /// Nil where a name is none, or stands twice, or source or target is missing.
    public init?(_ text: String) {
      var fields: [UnitField?] = []
      for name in text.split(separator: ",", omittingEmptySubsequences: false) {
        let name = name.drop { $0 == " " }.lowercased()
        guard name != "-" else {
          fields.append(nil)
          continue
        }
        guard let field = UnitField.named[name], !fields.contains(field) else { return nil }
        fields.append(field)
      }
      guard fields.contains(.source), fields.contains(.target) else { return nil }
      self.fields = fields
    }

    /// All columns, as they are written where nobody says otherwise.
    static let all = Columns(fields: UnitField.allCases)

    private init(fields: [UnitField?]) { self.fields = fields }

    /// The names that a column may have, for messages.
    public static let names = UnitField.allCases.map(\.name).joined(separator: ", ")
  }

  /// How cells are quoted; nil is not at all in TSV, and RFC 4180 in CSV.
  public var quoting: Quoting?
  /// The columns of a table; nil to go by its header, or, where it has none, source, target and confidence.
  public var columns: Columns?
  /// Whether the first row of a table names its columns; nil to tell by what stands in it, and to write one.
  public var hasHeader: Bool?
  /// Whether Moses files write `&`, `|`, `<`, `>`, `'`, `"`, `[` and `]` as references such as `&#124;`.
  public var hasMosesEscapes = false
  /// The name of the encoding of files that are read; a byte order mark in them has the last word.
  public var encoding: String?

  /// The dialect of files that need no explanation.
  public init() {}

  /// How the cells of a format are quoted.
  func quoting(of format: ExchangeFormat) -> Quoting { quoting ?? (format == .csv ? .rfc4180 : .none) }
}
