internal import Text
internal import TranslationMemory

/// Fills gettext PO: entries without a translation get one, marked fuzzy where it is not sure.
///
/// A singular and its plural are looked up each by itself. Where an entry has two forms they go to the first and the
/// second; where it has one, as in Indonesian, that is the plural's; entries with more forms stay as they are, since
/// a memory knows no third. Below 100, what the memory's text was stands as the previous `msgid`.
/// Source: GNU gettext manual, "The Format of PO Files".
struct POFiller: SegmentFiller {
  private(set) var segments: [TranslatableSegment] = []
  private let outline: POOutline
  /// For each entry that has a text, the segments of its singular and its plural.
  private var places: [(entry: Int, singular: Int, plural: Int?)] = []

  /// Reads a file.
  init(_ text: FillableText, _ choice: LanguageChoice, overwrites: Bool) throws(ExchangeError) {
    outline = try POOutline(text)
    let header = outline.entries.first { $0.texts.isHeader }?.texts.forms[0] ?? ""
    let goal = choice.to?.description ?? Self.field("Language", in: header)
    // The strings of programs are in English unless the header says otherwise.
    let isIntoEnglish = goal.flatMap { LanguageTag($0) }?.language == "en"
    let languages = try choice.languages(
      source: Self.field("X-Source-Language", in: header) ?? (isIntoEnglish ? nil : "en"), target: goal,
      path: text.path)
    for (index, entry) in outline.entries.enumerated() where !entry.texts.isHeader {
      guard let source = entry.texts.source, !source.isBlank else { continue }
      let isTranslated = entry.texts.forms.values.contains { !$0.isEmpty }
      let isOpen = !isTranslated || (overwrites && entry.flags.contains("fuzzy"))
      let state: TranslatableSegment.State = isOpen ? .open : .translated
      segments.append(TranslatableSegment(source, languages, state))
      let singular = segments.count - 1
      let plural = entry.texts.plural.flatMap { $0.isBlank ? nil : $0 }
      if let plural { segments.append(TranslatableSegment(plural, languages, state)) }
      places.append((index, singular, plural == nil ? nil : singular + 1))
    }
  }

  func fill(_ answers: [[Match]], into splices: inout Splices) -> Int {
    var filled = 0
    for place in places {
      let entry = outline.entries[place.entry]
      // For each form, the segment whose translation it is.
      let sources: [Int]
      switch (place.plural, entry.forms.count) {
      case (nil, 1): sources = [place.singular]
      case (let plural?, 1): sources = [plural]
      case (let plural?, 2): sources = [place.singular, plural]
      default: continue
      }
      guard sources.allSatisfy({ !answers[$0].isEmpty }), let range = entry.forms[0] else { continue }
      filled += sources.count
      var isSettled = true
      for (form, segment) in sources.enumerated() {
        let best = answers[segment][0]
        let text = segments[segment].text.keepingEdges(around: best.offer)
        let keepsDirectives =
          !entry.hasDirectives || FormatDirectives(segments[segment].text) == FormatDirectives(text)
        if !answers[segment].isSettled || !keepsDirectives { isSettled = false }
        splices.replace(
          entry.forms[form] ?? range, with: Array(POString.quoted(text, lineEnd: outline.lineEnd).utf8))
      }
      if !isSettled { mark(entry, place, answers, &splices) }
    }
    return filled
  }

  /// Marks an entry as fuzzy, and says what its text was.
  private func mark(
    _ entry: POOutline.Entry, _ place: (entry: Int, singular: Int, plural: Int?), _ answers: [[Match]],
    _ splices: inout Splices
  ) {
    if !entry.flags.contains("fuzzy") {
      if let flagPlace = entry.flagPlace {
        splices.insert(entry.flags.isEmpty ? " fuzzy" : " fuzzy,", at: flagPlace)
      } else {
        splices.insert("#, fuzzy" + outline.lineEnd, at: entry.start)
      }
    }
    if entry.hasPrevious { return }
    var comment = ""
    for (keyword, segment) in [("msgid", place.singular), ("msgid_plural", place.plural)] {
      guard let segment, let best = answers[segment].first, best.score < 100 else { continue }
      // A plural alone would be no previous text.
      if keyword != "msgid" && comment.isEmpty {
        comment += previous("msgid", segments[place.singular].text)
      }
      comment += previous(keyword, segments[segment].text.keepingEdges(around: best.source))
    }
    if !comment.isEmpty { splices.insert(comment, at: entry.start) }
  }

  /// A comment that holds a text from before.
  private func previous(_ keyword: String, _ text: String) -> String {
    let strings = POString.quoted(text, lineEnd: outline.lineEnd).replacing("\n\"", with: "\n#| \"")
    return "#| \(keyword) \(strings)\(outline.lineEnd)"
  }

  /// The value of a field of the header.
  private static func field(_ name: String, in header: String) -> String? {
    for line in header.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { continue }
      let value = String(parts[1]).withoutEdges
      return value.isEmpty ? nil : value
    }
    return nil
  }
}

extension POEntry {
  /// Whether it is the header of the file.
  fileprivate var isHeader: Bool { source?.isEmpty == true && context == nil }
}

extension POOutline.Entry {
  /// Whether the text is a pattern that a program fills in (`c-format` and its kin).
  fileprivate var hasDirectives: Bool {
    flags.contains { $0.hasSuffix("-format") && !$0.hasPrefix("no-") }
  }
}
