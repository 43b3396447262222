internal import TranslationMemory

/// XLIFF 2.0 to 2.2.
extension XLIFFFiller {
  /// The namespace of the translation candidates module (XLIFF 2.1, section 5.1).
  private static let module = "urn:oasis:names:tc:xliff:matches:2.0"

  /// Fills a `unit`; returns how many of its segments were given a translation.
  func fillUnit(_ unit: Unit, _ answers: [[Match]], _ splices: inout Splices) -> Int {
    var filled = 0
    var candidates: [UInt8] = []
    let tag = outline.elements[unit.element].tag
    let existing = outline.elements[unit.element].children.first {
      outline.elements[$0].namespace == Self.module && outline.elements[$0].name == "matches"
    }
    let prefix = existing.map { self.prefix(of: $0) } ?? "mtc:"
    let known = existing.map { knownCandidates(in: outline.elements[$0].children, segment: "ref") } ?? []
    let indentation = indentation(before: tag.range.lowerBound)
    var identifiers = NewIdentifiers(taken: takenIdentifiers(in: unit.element))
    for slot in unit.slots {
      guard let segment = slot.segment, let element = slot.element, !answers[segment].isEmpty else {
        continue
      }
      var matches = answers[segment]
      var isFilled = false
      if let content = translation(of: slot, matches) {
        isFilled = true
        filled += 1
        fillSegment(element, content, matches, &splices)
      }
      if isFilled && matches.isSettled { continue }
      if let own = outline.attribute("id", of: outline.elements[element].tag) {
        matches.removeAll { known.contains(Candidate($0, for: "#" + own)) }
      }
      if matches.isEmpty { continue }
      let identifier = identifier(of: element, &identifiers, &splices)
      for match in matches { candidates += indentation + candidate(match, identifier, prefix) }
    }
    if candidates.isEmpty { return filled }
    if let existing, outline.elements[existing].tag.kind == .start(isEmpty: false) {
      splices.insert(candidates, at: outline.elements[existing].content.upperBound)
    } else if existing == nil {
      let start = Array("<mtc:matches xmlns:mtc=\"\(Self.module)\">".utf8)
      let end = Array("</mtc:matches>".utf8)
      splices.insert(indentation + start + candidates + indentation + end, at: tag.range.upperBound)
    }
    return filled
  }

  /// Gives a `segment` its target.
  private func fillSegment(_ segment: Int, _ content: [UInt8], _ matches: [Match], _ splices: inout Splices) {
    let element = outline.elements[segment]
    // A state says `initial` where there is none, which is what a translation to be reviewed has.
    if matches.isSettled {
      set([("state", "translated")], on: element.tag, &splices)
    } else if outline.attributeRange("state", of: element.tag) != nil {
      set([("state", "initial")], on: element.tag, &splices)
    }
    let source = outline.elements[outline.children(of: segment, named: "source")[0]]
    if let target = outline.children(of: segment, named: "target").first.map({ outline.elements[$0] }) {
      if target.tag.kind == .start(isEmpty: true) {
        let name = Array(outline.bytes[target.tag.name])
        splices.replace(
          (target.end - 2)..<target.end, with: [0x3E] + content + [0x3C, 0x2F] + name + [0x3E])
      } else {
        splices.replace(target.content, with: content)
      }
    } else {
      let name = outline.prefix + "target"
      splices.insert(
        indentation(before: source.tag.range.lowerBound) + Array("<\(name)>".utf8) + content
          + Array("</\(name)>".utf8), at: source.end)
    }
  }

  /// An `mtc:match`; a translation that was adapted is assembled, and says so.
  private func candidate(_ match: Match, _ segment: String, _ prefix: String) -> [UInt8] {
    let type = match.kind == .context ? "icm" : match.adapted != nil ? "am" : "tm"
    var result = Array("<\(prefix)match ref=\"#".utf8) + Self.escaped(segment)
    result += Array("\" type=\"\(type)\" matchQuality=\"\(min(match.score, 100))\"".utf8)
    if match.adapted != nil { result += Array(" subType=\"padan:adapted\"".utf8) }
    if let origin = match.origin { result += Array(" origin=\"".utf8) + Self.escaped(origin) + [0x22] }
    for (index, (name, text)) in [("source", match.source), ("target", match.offer)].enumerated() {
      result += index == 0 ? [0x3E] : []
      result += Array("<\(outline.prefix)\(name)>".utf8) + Self.escaped(text)
      result += Array("</\(outline.prefix)\(name)>".utf8)
    }
    return result + Array("</\(prefix)match>".utf8)
  }

  /// The identifier of a segment, which is given one where it has none.
  private func identifier(
    of segment: Int, _ identifiers: inout NewIdentifiers, _ splices: inout Splices
  ) -> String {
    let tag = outline.elements[segment].tag
    if let own = outline.attribute("id", of: tag) { return own }
    let new = identifiers.next()
    set([("id", new)], on: tag, &splices)
    return new
  }

  /// Identifiers that a unit does not have yet, `s1` and so on.
  private struct NewIdentifiers {
    var taken: Set<String>
    private var number = 0

    init(taken: Set<String>) { self.taken = taken }

    mutating func next() -> String {
      repeat { number += 1 } while taken.contains("s\(number)")
      return "s\(number)"
    }
  }

  /// The identifiers in a unit that a new one may not be, those inside its texts too.
  private func takenIdentifiers(in unit: Int) -> Set<String> {
    var taken: Set<String> = []
    let element = outline.elements[unit]
    var markup = XMLMarkup(outline.bytes, in: element.tag.range.upperBound..<element.end)
    while let piece = markup.next() {
      guard case .start = piece.kind else { continue }
      if let identifier = outline.attribute("id", of: piece) { taken.insert(identifier) }
    }
    return taken
  }

  /// The prefix of an element's name, with its colon.
  private func prefix(of element: Int) -> String {
    let name = outline.bytes[outline.elements[element].tag.name]
    return name.firstIndex(of: 0x3A).map { String(decoding: name[...$0], as: UTF8.self) } ?? ""
  }
}
