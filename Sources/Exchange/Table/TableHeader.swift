internal import Text

/// A first row that names columns: with the names of `UnitField`, or with the two languages wanted, in any order, by their tags
/// or their names.
struct TableHeader {
  /// The columns; nil is one whose name says nothing.
  private(set) var columns: [UnitField?]
  /// Where the languages stand if other names stand before them.
  ///
  /// Such a row may as well be a pair with the languages of its texts, which all rows would then have alike.
  private var doubtful: [Int] = []
  private let names: [Substring]

  /// Reads a first row; nil where it is no header.
  init?(_ cells: [TableReader.Cell], _ languages: LanguagePair) {
    guard cells.count >= 2 else { return nil }
    names = cells.map { $0.text.trimmed }
    columns = names.map { UnitField.named[$0.lowercased()] }
    let tags = names.map { name in
      [languages.from, languages.to].first { $0.isNamed(name) } ?? LanguageTag(name)
    }
    if let first = tags[0], let second = tags[1], names[0] != names[1] {
      if languages.fits(source: first, target: second) {
        columns.replaceSubrange(0..<2, with: [.source, .target])
      } else if languages.fits(source: second, target: first) {
        columns.replaceSubrange(0..<2, with: [.target, .source])
      }
    }
    if isWhole { return }
    guard
      let source = tags.firstIndex(where: {
        $0.map { LanguagePair.Fit($0, to: languages.from) != nil } ?? false
      }),
      let target = tags.firstIndex(where: {
        $0.map { LanguagePair.Fit($0, to: languages.to) != nil } ?? false
      }),
      source != target
    else { return nil }
    for column in columns.indices where columns[column] == .source || columns[column] == .target {
      columns[column] = nil
    }
    (columns[source], columns[target]) = (.source, .target)
    doubtful = [source, target]
  }

  /// Whether the row is no header after all, by the one that follows it; by none, where it is the only one.
  func isRefuted(by next: [TableReader.Cell]?) -> Bool {
    guard let next else { return !doubtful.isEmpty }
    return !doubtful.isEmpty
      && doubtful.allSatisfy { $0 < next.count && next[$0].text.trimmed == names[$0] }
  }

  /// Throws where it names a column twice: it does not say which of the two is meant.
  func requireDistinct(path: String) throws(ExchangeError) {
    var seen: Set<UnitField> = []
    for case let field? in columns where !seen.insert(field).inserted {
      throw ExchangeError(
        .malformed, path: path, line: 1,
        reason: "the header names the column '\(field)' twice: rename one, or pass it over with --columns")
    }
  }

  private var isWhole: Bool { columns.contains(.source) && columns.contains(.target) }
}

extension String {
  /// The text without blanks at its edges.
  fileprivate var trimmed: Substring {
    var rest = self[...]
    while let first = rest.unicodeScalars.first, first.properties.isWhitespace {
      rest.unicodeScalars.removeFirst()
    }
    while let last = rest.unicodeScalars.last, last.properties.isWhitespace {
      rest.unicodeScalars.removeLast()
    }
    return rest
  }
}
