internal import Text
internal import TranslationMemory

/// XLIFF 1.0 to 1.2.
extension XLIFFFiller {
  /// Fills a `trans-unit`; returns how many of its segments were given a translation.
  func fillTransUnit(_ unit: Unit, _ answers: [[Match]], _ splices: inout Splices) -> Int {
    var contents = unit.slots.map { slot -> [UInt8]? in
      slot.segment.flatMap { translation(of: slot, answers[$0]) }
    }
    let cut = outline.children(of: unit.element, named: "seg-source").first
    if wouldLoseText(unit, cut, contents) { contents = contents.map { _ in nil } }
    let filled = contents.count { $0 != nil }
    let sourceElement = outline.children(of: unit.element, named: "source")[0]
    let targetElement = outline.children(of: unit.element, named: "target").first
    let place = outline.elements[targetElement ?? cut ?? sourceElement].end
    let indentation = indentation(before: outline.elements[sourceElement].tag.range.lowerBound)
    if filled > 0 {
      let state = state(of: unit, contents, answers)
      if let targetElement {
        fillTarget(targetElement, unit, cut, contents, state, &splices)
      } else {
        var target = indentation + Array("<\(outline.prefix)target".utf8)
        for (name, value) in state { target += Array(" \(name)=\"\(value)\"".utf8) }
        target += [0x3E] + whole(unit, cut, contents) + Array("</\(outline.prefix)target>".utf8)
        splices.insert(target, at: place)
      }
    }
    let known = knownCandidates(in: outline.children(of: unit.element, named: "alt-trans"), segment: "mid")
    for (slot, content) in zip(unit.slots, contents) {
      guard let segment = slot.segment else { continue }
      let matches = answers[segment]
      if content != nil && matches.isSettled { continue }
      for match in matches where !known.contains(Candidate(match, for: slot.mid)) {
        splices.insert(candidate(match, slot, indentation), at: place)
      }
    }
    return filled
  }

  /// Whether a target that is replaced as a whole holds translations of segments for which there is no other.
  private func wouldLoseText(_ unit: Unit, _ cut: Int?, _ contents: [[UInt8]?]) -> Bool {
    guard contents.contains(where: { $0 == nil }),
      let target = outline.children(of: unit.element, named: "target").first.map(content)
    else { return false }
    return !target.text.isBlank && target.marks(like: cut.map { content($0).marks } ?? []) == nil
  }

  /// The content of a target: that of the source, or of `seg-source`, the segments without a translation left empty.
  private func whole(_ unit: Unit, _ cut: Int?, _ contents: [[UInt8]?]) -> [UInt8] {
    guard unit.slots[0].mid != nil, let cut else { return contents[0] ?? [] }
    let source = content(cut)
    var result: [UInt8] = []
    var done = source.range.lowerBound
    for (mark, content) in zip(source.marks, contents) {
      result += outline.bytes[done..<mark.content.lowerBound] + (content ?? [])
      done = mark.content.upperBound
    }
    return result + outline.bytes[done..<source.range.upperBound]
  }

  /// Fills a target that is there: whole, or the segments that have a translation, those that it lacks put in.
  private func fillTarget(
    _ target: Int, _ unit: Unit, _ cut: Int?, _ contents: [[UInt8]?],
    _ state: [(name: String, value: String)],
    _ splices: inout Splices
  ) {
    let element = outline.elements[target]
    set(state, on: element.tag, &splices)
    let sources = unit.slots[0].mid == nil ? [] : cut.map { self.content($0).marks } ?? []
    guard !sources.isEmpty, let marks = content(target).marks(like: sources) else {
      return replace(element.tag, element.content, with: whole(unit, cut, contents), &splices)
    }
    let first = marks.lazy.compactMap { $0 }.first
    var last: XLIFFContent.Mark?
    for (index, content) in contents.enumerated() {
      if let mark = marks[index] { last = mark }
      guard let content else { continue }
      if let mark = marks[index] {
        replace(mark.tag, mark.content, with: content, &splices)
      } else if let last {
        let blanks = index > 0 ? blanks(sources[index - 1].end, sources[index].tag.range.lowerBound) : []
        splices.insert(blanks + segment(sources[index], content), at: last.end)
      } else if let first {
        let next = index + 1 < sources.count ? sources[index + 1].tag.range.lowerBound : sources[index].end
        splices.insert(
          segment(sources[index], content) + blanks(sources[index].end, next), at: first.tag.range.lowerBound)
      }
    }
  }

  /// A segment of a target, marked as that of the source is.
  private func segment(_ source: XLIFFContent.Mark, _ content: [UInt8]) -> [UInt8] {
    let bytes = outline.bytes
    let end: [UInt8] = [0x3C, 0x2F] + bytes[source.tag.name] + [0x3E]
    return Array(bytes[source.tag.range]) + content + end
  }

  /// What lies between two places, if that is white space.
  private func blanks(_ start: Int, _ end: Int) -> [UInt8] {
    let bytes = outline.bytes[start..<max(start, end)]
    return bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } ? Array(bytes) : []
  }

  /// Gives an element another content; one that is empty gets an end tag.
  private func replace(
    _ tag: XMLMarkup.Piece, _ range: Range<Int>, with content: [UInt8], _ splices: inout Splices
  ) {
    guard tag.kind == .start(isEmpty: true) else { return splices.replace(range, with: content) }
    let slash = tag.range.upperBound - 2
    splices.replace(
      slash..<tag.range.upperBound, with: [0x3E] + content + [0x3C, 0x2F] + outline.bytes[tag.name] + [0x3E])
  }

  /// The attributes that say how finished a target is: the least finished of its segments decides.
  private func state(
    of unit: Unit, _ contents: [[UInt8]?], _ answers: [[Match]]
  ) -> [(name: String, value: String)] {
    let given = zip(unit.slots, contents).filter { $0.1 != nil }.compactMap {
      $0.0.segment.map { answers[$0] }
    }
    let isWhole = zip(unit.slots, contents).allSatisfy { slot, content in
      slot.segment.map { content != nil || segments[$0].state == .translated } ?? true
    }
    let isSettled = given.allSatisfy(\.isSettled)
    let isExact = given.allSatisfy { ($0.first?.score ?? 0) >= 100 }
    return [
      ("state", !isWhole ? "needs-translation" : isSettled ? "translated" : "needs-review-translation"),
      ("state-qualifier", isExact ? "exact-match" : "fuzzy-match"),
    ]
  }

  /// An `alt-trans`.
  ///
  /// Where the memory's translation was adapted, a note has it as it was.
  private func candidate(_ match: Match, _ slot: Slot, _ indentation: [UInt8]) -> [UInt8] {
    let prefix = outline.prefix
    var result = indentation + Array("<\(prefix)alt-trans match-quality=\"\(min(match.score, 100))\"".utf8)
    if let origin = match.origin { result += Array(" origin=\"".utf8) + Self.escaped(origin) + [0x22] }
    if let mid = slot.mid { result += Array(" mid=\"".utf8) + Self.escaped(mid) + [0x22] }
    result += Array("><\(prefix)source>".utf8) + Self.escaped(match.source)
    result += Array("</\(prefix)source><\(prefix)target>".utf8) + Self.escaped(match.offer)
    result += Array("</\(prefix)target>".utf8)
    if match.adapted != nil {
      result += Array("<\(prefix)note from=\"padan\">adapted from: ".utf8) + Self.escaped(match.target)
      result += Array("</\(prefix)note>".utf8)
    }
    return result + Array("</\(prefix)alt-trans>".utf8)
  }
}
