internal import Text
internal import TranslationMemory

/// Fills XLIFF 1.0 to 1.2 and 2.0 to 2.2: translations become targets, and the matches candidates.
///
/// A target that is there stays, but for a copy of the source that is marked as new. What is approved or finished is never
/// touched. Where codes stand inside the text of a source, the matches become candidates only.
/// Source: XLIFF 1.2 (OASIS, 2008) and XLIFF 2.1 (OASIS, 2018).
struct XLIFFFiller: SegmentFiller {
  /// A part of a unit that is translated by itself.
  struct Slot {
    /// Its source.
    var source: XLIFFContent
    /// The index of its segment; nil where there is no text to translate.
    var segment: Int?
    /// The `mid` of its mark in version 1; nil where the unit is not cut into segments.
    var mid: String?
    /// The element `segment` of version 2.
    var element: Int?
  }

  /// A `trans-unit` or `unit`.
  struct Unit {
    var element: Int
    var file: Int
    var slots: [Slot]
  }

  /// The document.
  let outline: XMLOutline
  /// 1 or 2.
  let version: Int
  /// The units in which there is something to translate.
  private(set) var units: [Unit] = []
  private(set) var segments: [TranslatableSegment] = []
  private let choice: LanguageChoice
  private let overwrites: Bool

  /// Where the parts of the document that come before this one end; the tags around it stand there.
  private let lead: Int
  /// The `file` elements that have segments.
  private var files: [Int] = []

  /// Reads a document, or a part of one (`XLIFFParts`), whose root is known to be `xliff`.
  ///
  /// Throws where it is of no version that is read, or both languages are one.
  init(
    _ bytes: [UInt8], lead: Int = 0, path: String, _ choice: LanguageChoice, overwrites: Bool
  ) throws(ExchangeError) {
    self.choice = choice
    self.overwrites = overwrites
    self.lead = lead
    outline = XMLOutline(bytes, leaves: Self.leaves)
    guard let root = outline.elements.first else {
      version = 1
      return
    }
    let named = outline.attribute("version", of: root.tag)
    guard [nil, "1.0", "1.1", "1.2", "2.0", "2.1", "2.2"].contains(named) else {
      throw ExchangeError(
        .malformed, path: path, line: 1,
        reason: "XLIFF \(named ?? "") is not read: versions 1.0 to 1.2 and 2.0 to 2.2 are")
    }
    version = named?.first == "2" ? 2 : 1
    for file in outline.children(of: 0, named: "file") { try readFile(file, path: path) }
  }

  /// Elements inside which there is nothing to be filled.
  private static let leaves: Set = [
    "source", "target", "seg-source", "alt-trans", "note", "notes", "originalData", "ignorable", "header",
    "skeleton", "bin-source", "bin-target",
  ]

  private mutating func readFile(_ file: Int, path: String) throws(ExchangeError) {
    let holder = version == 2 ? outline.elements[0].tag : outline.elements[file].tag
    let names = version == 2 ? ("srcLang", "trgLang") : ("source-language", "target-language")
    let languages = try choice.languages(
      source: outline.attribute(names.0, of: holder), target: outline.attribute(names.1, of: holder),
      path: path)
    let first = segments.count
    // Elements still to be seen, the next one last, with whether what is in them is to be translated.
    var waiting = [(file, true)]
    while let (element, inherited) = waiting.popLast() {
      let tag = outline.elements[element].tag
      let isTranslatable =
        switch outline.attribute("translate", of: tag) {
        case "no": false
        case "yes": true
        default: inherited
        }
      guard outline.isOwn(element) else { continue }
      switch outline.elements[element].name {
      case "trans-unit" where version == 1: readTransUnit(element, file, languages, isTranslatable)
      case "unit" where version == 2: readUnit(element, file, languages, isTranslatable)
      default:
        waiting += outline.elements[element].children.reversed().map { ($0, isTranslatable) }
      }
    }
    segments.becomeNeighbours(in: first..<segments.count)
    if first < segments.count { files.append(file) }
  }

  var isContinued: Bool {
    guard let first = files.first else { return goesOn }
    return outline.elements[first].tag.range.lowerBound < lead
  }
  var goesOn: Bool {
    if let last = files.last { return outline.unfinished.contains(last) }
    // The file around it lasts.
    return outline.unfinished.contains {
      outline.elements[$0].name == "file" && outline.elements[$0].tag.range.lowerBound < lead
    }
  }

  private mutating func readTransUnit(
    _ unit: Int, _ file: Int, _ languages: LanguagePair, _ isTranslatable: Bool
  ) {
    guard let source = outline.children(of: unit, named: "source").first.map(content) else { return }
    let cut = outline.children(of: unit, named: "seg-source").first.map(content)
    let element = outline.children(of: unit, named: "target").first
    let target = element.map(content)
    let state = element.flatMap { outline.attribute("state", of: outline.elements[$0].tag) }
    let isFinished =
      outline.attribute("approved", of: outline.elements[unit].tag) == "yes"
      || ["final", "signed-off"].contains(state)
    let tool = confirmation(of: unit)
    func kind(_ source: XLIFFContent, _ target: XLIFFContent?, _ mid: String? = nil)
      -> TranslatableSegment.State
    {
      let own = mid.flatMap { tool.segments[$0] } ?? tool.unit
      if !isTranslatable { return .locked }
      if isFinished { return .translated }
      guard let target, hasText(target) else { return own.isLocked ? .locked : .open }
      if own.isConfirmed || own.isLocked { return .translated }
      if overwrites || (isCopy(target, source) && ["new", "needs-translation"].contains(state)) {
        return .open
      }
      return .translated
    }
    var slots: [Slot] = []
    if let cut, !cut.marks.isEmpty {
      let targets = target.flatMap { $0.marks(like: cut.marks) }
      for (index, mark) in cut.marks.enumerated() {
        let source = XLIFFContent(outline.bytes, in: mark.content)
        let own = targets.map { $0[index].map { XLIFFContent(outline.bytes, in: $0.content) } } ?? target
        slots.append(
          Slot(source: source, segment: add(source, languages, kind(source, own, mark.mid)), mid: mark.mid))
      }
    } else {
      slots = [Slot(source: source, segment: add(source, languages, kind(source, target)))]
    }
    if slots.contains(where: { $0.segment != nil }) {
      units.append(Unit(element: unit, file: file, slots: slots))
    }
  }

  private mutating func readUnit(
    _ unit: Int, _ file: Int, _ languages: LanguagePair, _ isTranslatable: Bool
  ) {
    var slots: [Slot] = []
    for element in outline.children(of: unit, named: "segment") {
      guard let source = outline.children(of: element, named: "source").first.map(content) else { continue }
      let target = outline.children(of: element, named: "target").first.map(content)
      let state = outline.attribute("state", of: outline.elements[element].tag)
      let kind: TranslatableSegment.State =
        if !isTranslatable {
          .locked
        } else if ["reviewed", "final"].contains(state) {
          .translated
        } else if let target, hasText(target), !overwrites, !(isCopy(target, source) && state == "initial") {
          .translated
        } else {
          .open
        }
      slots.append(Slot(source: source, segment: add(source, languages, kind), element: element))
    }
    if slots.contains(where: { $0.segment != nil }) {
      units.append(Unit(element: unit, file: file, slots: slots))
    }
  }

  /// Adds a segment, unless it has no text.
  private mutating func add(
    _ source: XLIFFContent, _ languages: LanguagePair, _ state: TranslatableSegment.State
  ) -> Int? {
    if source.text.isBlank { return nil }
    segments.append(TranslatableSegment(source.text, languages, state))
    return segments.count - 1
  }

  /// The content of an element.
  func content(_ element: Int) -> XLIFFContent {
    XLIFFContent(outline.bytes, in: outline.elements[element].content)
  }

  private func hasText(_ target: XLIFFContent) -> Bool {
    !target.text.isBlank || (target.hasCodes && target.marks.isEmpty)
  }

  private func isCopy(_ target: XLIFFContent, _ source: XLIFFContent) -> Bool {
    outline.bytes[target.range] == outline.bytes[source.range]
  }

  func fill(_ answers: [[Match]], into splices: inout Splices) -> Int {
    var filled = 0
    // The elements that name languages, with the language of what was put in.
    var languages: [Int: LanguageTag] = [:]
    for unit in units where unit.slots.contains(where: { $0.segment.map { !answers[$0].isEmpty } ?? false }) {
      let count =
        version == 2 ? fillUnit(unit, answers, &splices) : fillTransUnit(unit, answers, &splices)
      filled += count
      if count > 0, let segment = unit.slots.lazy.compactMap(\.segment).first {
        languages[version == 2 ? 0 : unit.file] = segments[segment].to
      }
    }
    // With targets in it, a file has to name their language.
    for (element, language) in languages {
      set(
        [(version == 2 ? "trgLang" : "target-language", language.description)],
        on: outline.elements[element].tag, isOnlyAdded: true, &splices)
    }
    return filled
  }
}
