internal import Text

/// A name of the stored source, and the one that stands in its place in the query.
struct NameChange {
  /// Where the old one is in the source, in UTF-16 code units.
  var old: Range<Int>
  /// Where the new one is in the query.
  var new: Range<Int>

  /// The longest name, in words.
  private static let mostWords = 4
  /// The most pairs of words compared where more than one name differs; no two sentences have as many.
  private static let mostComparisons = 40_000

  /// The names that differ where all else is the same; nil where none differs, or anything else.
  ///
  /// A name is a word, or a few in a row, with a capital letter that the beginning of a sentence does not account for,
  /// in a text that does not write most words so.
  static func changes(from source: PlacedText, to query: PlacedText) -> [NameChange]? {
    let (a, b) = (source.frame, query.frame)
    func areNames(_ i: Int, _ j: Int) -> Bool { source.isName(a[i]) && query.isName(b[j]) }
    guard let differing = differences(a, b, unlessEdges: { !areNames($0, $1) }), !differing.isEmpty else {
      return nil
    }
    var changes: [NameChange] = []
    for (old, new) in differing {
      guard old.count <= mostWords, new.count <= mostWords, let oldRange = source.name(a[old]),
        let newRange = query.name(b[new])
      else { return nil }
      let startsText = source.startsSentence(oldRange.lowerBound) || query.startsSentence(newRange.lowerBound)
      if startsText, old.count < 2 || new.count < 2 { return nil }
      changes.append(NameChange(old: oldRange, new: newRange))
    }
    return query.isMostlyLowerCase(b, outside: differing.map(\.new)) ? changes : nil
  }

  /// Whether both languages write the new name alike, as far as can be told: it is known from other pairs to be written
  /// so, or it follows a title and nothing is known.
  func isWrittenAlike(
    _ source: PlacedText, _ query: PlacedText, _ translated: TranslatedNames,
    _ use: (String) throws -> NameEvidence.Use
  ) rethrows -> Bool {
    let words = query.words(in: new)
    if source.words(in: old).contains(where: translated.mayChange)
      || words.contains(where: translated.mayChange)
    {
      return false
    }
    let hasTitle = query.hasTitle(before: new.lowerBound, translated)
    return try words.allSatisfy { word in
      switch try use(word) {
      case .alike: true
      case .otherwise: false
      case .unknown: hasTitle
      }
    }
  }

  /// The runs in which two frames differ, in order, each of at least one item on either side; nil where one side has
  /// something more, or where the first items that differ, or the last, are not worth it (`unlessEdges`).
  private static func differences(
    _ a: [PlaceableRecognizer.FrameItem], _ b: [PlaceableRecognizer.FrameItem],
    unlessEdges isVain: (Int, Int) -> Bool
  ) -> [(old: Range<Int>, new: Range<Int>)]? {
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var (endA, endB) = (a.count, b.count)
    while endA > start, endB > start, a[endA - 1] == b[endB - 1] { (endA, endB) = (endA - 1, endB - 1) }
    if start == endA && start == endB { return [] }
    let (n, m) = (endA - start, endB - start)
    guard n > 0, m > 0, !isVain(start, start), !isVain(endA - 1, endB - 1), n * m <= mostComparisons else {
      return nil
    }
    // The longest common subsequence of what is left, from its end.
    var longest = [Int](repeating: 0, count: (n + 1) * (m + 1))
    for i in (0..<n).reversed() {
      for j in (0..<m).reversed() {
        longest[i * (m + 1) + j] =
          a[start + i] == b[start + j]
          ? longest[(i + 1) * (m + 1) + j + 1] + 1
          : max(longest[(i + 1) * (m + 1) + j], longest[i * (m + 1) + j + 1])
      }
    }
    var runs: [(old: Range<Int>, new: Range<Int>)] = []
    var (i, j, from) = (0, 0, (0, 0))
    func close() -> Bool {
      if from == (i, j) { return true }
      runs.append((start + from.0..<start + i, start + from.1..<start + j))
      return from.0 < i && from.1 < j
    }
    while i < n && j < m {
      if a[start + i] == b[start + j] {
        guard close() else { return nil }
        (i, j) = (i + 1, j + 1)
        from = (i, j)
      } else if longest[(i + 1) * (m + 1) + j] >= longest[i * (m + 1) + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    (i, j) = (n, m)
    return close() ? runs : nil
  }
}

extension PlacedText {
  /// Where a name stands: words with a capital and small letters, one blank between them, and nothing that joins them
  /// to others; nil for anything else.
  fileprivate func name(_ items: ArraySlice<PlaceableRecognizer.FrameItem>) -> Range<Int>? {
    var range: Range<Int>?
    for item in items {
      guard case .word(let word) = item, isNameWord(word.range) else { return nil }
      if let end = range?.upperBound {
        guard word.range.lowerBound == end + 1, units[end] == 0x20 else { return nil }
      }
      range = (range?.lowerBound ?? word.range.lowerBound)..<word.range.upperBound
    }
    return range.flatMap { standsAlone($0) ? $0 : nil }
  }

  /// Whether any word but the first is one that a name may have.
  var mayHaveNames: Bool { frame.dropFirst().contains(where: isName) }

  fileprivate func isName(_ item: PlaceableRecognizer.FrameItem) -> Bool {
    if case .word(let word) = item { isNameWord(word.range) } else { false }
  }

  private func isNameWord(_ range: Range<Int>) -> Bool {
    let word = units[range]
    guard range.count >= 3, let first = Unicode.Scalar(word[range.lowerBound]), first.isUpperCase else {
      return false
    }
    return word.dropFirst().allSatisfy { Unicode.Scalar($0)?.isLowerCase ?? false }
  }

  /// Whether no hyphen, dot or the like joins a range to what stands beside it; `'s` may follow.
  func standsAlone(_ range: Range<Int>) -> Bool {
    func isWordUnit(_ index: Int) -> Bool {
      guard units.indices.contains(index) else { return false }
      // Anything outside ASCII but the usual marks and blanks may be a letter.
      return units[index] > 0x7F
        ? !(0x2000...0x206F).contains(units[index]) && units[index] != 0xA0
        : (0x30...0x39).contains(units[index]) || (0x41...0x5A).contains(units[index] & 0xDF)
    }
    func isJoiner(_ index: Int) -> Bool {
      guard units.indices.contains(index) else { return false }
      return [0x2D, 0x2E, 0x2F, 0x5F, 0x40, 0x27, 0x2019, 0x2011, 0x26, 0x3A, 0x5C, 0x7E, 0x25, 0x24]
        .contains(
          units[index])
    }
    if isWordUnit(range.lowerBound - 1) || isWordUnit(range.upperBound) { return false }
    if isJoiner(range.lowerBound - 1), isWordUnit(range.lowerBound - 2) { return false }
    guard isJoiner(range.upperBound) else { return true }
    let isApostrophe = [0x27, 0x2019].contains(units[range.upperBound])
    if isApostrophe, units.indices.contains(range.upperBound + 1), units[range.upperBound + 1] == 0x73 {
      return !isWordUnit(range.upperBound + 2)
    }
    return !isApostrophe && !isWordUnit(range.upperBound + 1)
  }

  /// Whether a title, `Bapak` or `Mrs`, stands before a place.
  fileprivate func hasTitle(before place: Int, _ names: TranslatedNames) -> Bool {
    titleUnits(before: place).map { names.isTitle(String(decoding: $0, as: UTF16.self)) } ?? false
  }

  /// The word before a place, perhaps with a dot.
  private func titleUnits(before place: Int) -> ArraySlice<UInt16>? {
    guard place >= 2, units[place - 1] == 0x20 else { return nil }
    let end = units[place - 2] == 0x2E ? place - 2 : place - 1
    let start = units[..<end].lastIndex { !(0x41...0x5A).contains($0 & 0xDF) }.map { $0 + 1 } ?? 0
    return start < end ? units[start..<end] : nil
  }

  /// Whether a place is where a sentence or a title may begin: at the start, or after a mark that ends or quotes.
  fileprivate func startsSentence(_ place: Int) -> Bool {
    // The dot of `Mr.` ends no sentence.
    if let title = titleUnits(before: place), TranslatedNames.isAbbreviatedTitle(title) { return false }
    guard let last = units[..<place].last(where: { $0 != 0x20 && $0 != 0xA0 }) else { return true }
    // A comma, a bracket's end, a letter and a digit go on; after everything else a capital proves nothing.
    let isInside =
      last > 0x7F
      ? !(0x2000...0x206F).contains(last)
      : (0x30...0x39).contains(last) || (0x41...0x5A).contains(last & 0xDF) || last == 0x2C || last == 0x29
    return !isInside
  }

  /// Whether most words, the first and those of names apart, begin with a small letter: elsewhere capitals say nothing.
  fileprivate func isMostlyLowerCase(
    _ items: [PlaceableRecognizer.FrameItem], outside names: [Range<Int>]
  ) -> Bool {
    var (small, capital) = (0, 0)
    for (index, item) in items.enumerated() where !names.contains(where: { $0.contains(index) }) {
      guard case .word(let word) = item, let first = Unicode.Scalar(units[word.range.lowerBound]) else {
        continue
      }
      if first.isLowerCase {
        small += 1
      } else if first.isUpperCase, index > 0 {
        capital += 1
      }
    }
    return small > capital
  }

  fileprivate func words(in range: Range<Int>) -> [String] {
    units[range].split(separator: 0x20).map { String(decoding: $0, as: UTF16.self) }
  }
}
