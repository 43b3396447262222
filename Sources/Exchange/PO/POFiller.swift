internal import Text
internal import TranslationMemory

/// Fills gettext PO: entries without a translation get one, marked fuzzy where it is not sure.
///
/// A singular and its plural are looked up each by itself. Where an entry has one form, as in Indonesian, that is the plural's; of
/// several, the one that stands with the number 1 is the singular's (`PluralForms`), the others are the plural's. A memory does not
/// say which of three or more forms a translation is: such an entry is always fuzzy. Below 100, what the memory's text was stands
/// as the previous `msgid`.
/// Source: GNU gettext manual, "The Format of PO Files".
struct POFiller: SegmentFiller {
  /// What the header of a file says of all its entries.
  struct Header {
    /// The languages it is translated between.
    var languages: LanguagePair
    /// What it says of plurals; nil where it says nothing that is understood.
    var pluralForms: PluralForms?
    /// The line end that the file uses.
    var lineEnd: String

    /// The header among the entries.
    ///
    /// Throws where both languages are one.
    init(of outline: POOutline, _ choice: LanguageChoice, path: String) throws(ExchangeError) {
      let header = outline.entries.first { $0.texts.isHeader }?.texts.forms[0] ?? ""
      let goal = choice.to?.description ?? Self.field("Language", in: header)
      // The strings of programs are in English unless the header says otherwise.
      let isIntoEnglish = goal.flatMap { LanguageTag($0) }?.language == "en"
      languages = try choice.languages(
        source: Self.field("X-Source-Language", in: header) ?? (isIntoEnglish ? nil : "en"), target: goal,
        path: path)
      pluralForms = Self.field("Plural-Forms", in: header).flatMap { PluralForms($0) }
      lineEnd = outline.lineEnd
    }

    /// The value of a field.
    static func field(_ name: String, in header: String) -> String? {
      for line in header.split(separator: "\n") {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { continue }
        let value = String(parts[1]).withoutEdges
        return value.isEmpty ? nil : value
      }
      return nil
    }
  }

  private(set) var segments: [TranslatableSegment] = []
  private let outline: POOutline
  private let pluralForms: PluralForms?
  /// For each entry that has a text, the segments of its singular and its plural.
  private var places: [(entry: Int, singular: Int, plural: Int?)] = []

  /// Reads entries.
  init(_ outline: POOutline, _ header: Header, overwrites: Bool) {
    self.outline = outline
    pluralForms = header.pluralForms
    let languages = header.languages
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
      guard let offers = offers(for: entry, place.singular, place.plural, answers) else { continue }
      filled += Set(offers.map(\.segment)).count
      // Which of its forms a translation of the plural is, is not known where there are several.
      var isSettled = offers.count <= 2
      for (range, offer) in zip(offers.indices.compactMap { entry.forms[$0] }, offers) {
        let source = segments[offer.segment].text
        let text = source.keepingEdges(around: offer.text)
        let keepsDirectives =
          !entry.hasDirectives || FormatDirectives(source) == FormatDirectives(text)
        if !answers[offer.segment].isSettled || !keepsDirectives { isSettled = false }
        splices.replace(range, with: Array(POString.quoted(text, lineEnd: outline.lineEnd).utf8))
      }
      if !isSettled { mark(entry, place, answers, &splices) }
    }
    return filled
  }

  /// A translation for each form of an entry, with the segment that it translates; nil where there is none for one of them, or it
  /// is not known which form is the singular's.
  private func offers(
    for entry: POOutline.Entry, _ singular: Int, _ plural: Int?, _ answers: [[Match]]
  ) -> [(segment: Int, text: String)]? {
    let count = entry.forms.count
    guard let plural = count == 1 ? plural ?? singular : plural, let best = answers[plural].first,
      (0..<count).allSatisfy({ entry.forms[$0] != nil })
    else { return nil }
    // Gettext takes no catalogue in which a translation has more forms than the header says, or fewer.
    if let pluralForms, entry.texts.plural != nil, pluralForms.count != count { return nil }
    if count == 1 { return [(plural, best.offer)] }
    let form = pluralForms?.singular ?? (count == 2 ? 0 : nil)
    guard let form, let one = answers[singular].first else { return nil }
    var offers = Self.translations(answers[plural], of: count - 1).map { (segment: plural, text: $0) }
    offers.insert((singular, one.offer), at: form)
    return offers
  }

  /// Translations of a plural for so many forms.
  ///
  /// A catalogue that was imported gave a unit for each form, in their order; else the best goes for all.
  private static func translations(_ matches: [Match], of forms: Int) -> [String] {
    let best = matches[0]
    let exact = matches.filter { $0.score >= 100 && $0.origin == best.origin && $0.memory == best.memory }
    if forms > 1, exact.count == forms { return exact.sorted { $0.unit < $1.unit }.map(\.offer) }
    return [String](repeating: best.offer, count: forms)
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
