public import Text

/// A query whose placeables and names are put into the targets of its matches.
///
/// The rule, from query to adapted target:
///
/// 0. Where names differ (`NameChange`) and every other word is the same, they are replaced in source and target first,
///    if the target has the old ones spelt the same and as often (`NameReplacement`), and the new ones are known to be
///    written alike in both languages, or follow a title (`Bapak`, `Mrs`).
/// 1. Query and stored source have the same kinds of placeables in the same order, so that each has its counterpart;
///    numbers spelled as words are the same in both. Where other words differ as well, two words on either side of
///    each changed placeable agree.
/// 2. For each changed value, stored source and stored target say it equally often, in digits; and where the source
///    says it more than once, the query changes all of them alike.
/// 3. Every other number, percentage, sum of money and rank that the stored target has in digits has a counterpart of
///    equal value, one for one, in what stays of the stored source; and so has every other date where a date changes,
///    and every other time where a time does. One without may have been worked out from what changes:
///    `Rp15 million (about US$1,000)`, of `Rp15 juta`.
/// 4. Each is written as the target writes the old one (`PlaceableWriter`), and what stands around it in the target
///    still fits: `1 person` does not become `3 person`, nor `an 8` an `an 9`.
/// 5. Read again, the result says what it should, and nothing else has changed.
///
/// Where a step fails the answer is nil: a match that is left as it is costs a translator a glance, a wrong number
/// more.
public struct AdaptableQuery: Sendable {
  /// No sentence has as many; a bound for whole tables given as one segment.
  private static let mostChanges = 100

  private let text: String
  private let query: PlacedText
  private let recognizer: PlaceableRecognizer
  private let from: LanguageTag
  private let to: LanguageTag
  /// Whether the query has anything that could take another's place: most have not.
  private let hasChangeable: Bool

  /// A query in one language, whose matches have targets in another.
  public init(_ text: String, from: LanguageTag, to: LanguageTag) {
    self.text = text
    self.from = from
    self.to = to
    recognizer = PlaceableRecognizer(language: from)
    query = PlacedText(text, recognizer)
    hasChangeable = !query.inDigits.isEmpty || query.mayHaveNames
  }

  /// The target of a stored pair with the query's placeables and names in place of the pair's; nil where nothing
  /// differs, or where source and target do not agree on what is to be replaced.
  ///
  /// `use` tells what is known about a name of the query; it is asked only where nothing else speaks against it. The
  /// result differs from `target` in what is replaced only. Linear in the texts' lengths times the number of
  /// placeables that differ, at most 100, but for comparing the words between the first and the last that differ.
  public func adapted(
    source: String, target: String, names use: (String) throws -> NameEvidence.Use
  ) rethrows -> String? {
    if source == text || !hasChangeable { return nil }
    let source = PlacedText(source, recognizer)
    let targetRecognizer = PlaceableRecognizer(language: to)
    guard let names = NameChange.changes(from: source, to: query) else {
      if query.placeables.isEmpty { return nil }
      return adapted(source, PlacedText(target, targetRecognizer), targetRecognizer)
    }
    let old = PlacedText(target, targetRecognizer)
    guard let replaced = NameReplacement(names, source, query, old, to: to) else { return nil }
    let named = PlacedText(replaced.target, targetRecognizer)
    guard named.placeables.map(\.value) == old.placeables.map(\.value) else { return nil }
    let namedSource = PlacedText(replaced.source, recognizer)
    let result =
      namedSource.placeables.map(\.value) == query.placeables.map(\.value)
      ? String(decoding: named.units, as: UTF16.self) : adapted(namedSource, named, targetRecognizer)
    let translated = TranslatedNames.of(from, to: to)
    guard let result, try names.allSatisfy({ try $0.isWrittenAlike(source, query, translated, use) })
    else { return nil }
    return result
  }

  /// The same where nothing is known about names.
  public func adapted(source: String, target: String) -> String? {
    adapted(source: source, target: target, names: { _ in .unknown })
  }

  private func adapted(
    _ source: PlacedText, _ target: @autoclosure () -> PlacedText, _ targetRecognizer: PlaceableRecognizer
  ) -> String? {
    guard let changes = Self.changes(from: source, to: query) else { return nil }
    let target = target()
    guard let replacements = Replacement.all(for: changes, source, query, target, to: to),
      target.isAccountedFor(by: source, changes: changes, replaced: Set(replacements.map(\.place)))
    else { return nil }
    let result = target.replacing(replacements)
    guard result != target.units,
      Self.isRead(replacements, over: target.placeables, in: targetRecognizer.placeables(in: result))
    else { return nil }
    return String(decoding: result, as: UTF16.self)
  }

  /// What differs between source and query; nil where nothing does, or where they are too different to tell.
  private static func changes(from source: PlacedText, to query: PlacedText) -> [Change]? {
    let (old, new) = (source.inDigits, query.inDigits)
    guard old.count == new.count, zip(old, new).allSatisfy({ $0.kind == $1.kind }) else { return nil }
    let changed = old.indices.filter { old[$0].value != new[$0].value }
    guard !changed.isEmpty, changed.count <= mostChanges,
      source.inWords.elementsEqual(query.inWords, by: { $0.value == $1.value }),
      source.frame == query.frame
        || (agree(source.frame, query.frame, around: Set(changed)) && !differInCapitals(source, query))
    else { return nil }
    return changed.map { Change(old: old[$0], new: new[$0]) }
  }

  /// Whether a word with a capital, the first apart, stands in one text only: a name or a code, which the target may
  /// have as well, so that the figures put right would stand beside the wrong one.
  private static func differInCapitals(_ a: PlacedText, _ b: PlacedText) -> Bool {
    let (words, others) = (a.capitalWords, b.capitalWords)
    return words.dropFirst(a.startsWithSentenceCapital ? 1 : 0).contains { !others.contains($0) }
      || others.dropFirst(b.startsWithSentenceCapital ? 1 : 0).contains { !words.contains($0) }
  }

  /// Whether two frames have at least two items alike on either side of the changed placeables.
  private static func agree(
    _ a: [PlaceableRecognizer.FrameItem], _ b: [PlaceableRecognizer.FrameItem], around changed: Set<Int>
  ) -> Bool {
    let (places, others) = (placeableIndices(a), placeableIndices(b))
    guard places.count == others.count else { return false }
    func item(_ frame: [PlaceableRecognizer.FrameItem], _ index: Int) -> PlaceableRecognizer.FrameItem? {
      frame.indices.contains(index) ? frame[index] : nil
    }
    return changed.allSatisfy { changed in
      [-2, -1, 1, 2].allSatisfy { item(a, places[changed] + $0) == item(b, others[changed] + $0) }
    }
  }

  private static func placeableIndices(_ frame: [PlaceableRecognizer.FrameItem]) -> [Int] {
    frame.indices.filter { if case .placeable = frame[$0] { true } else { false } }
  }

  /// Whether the result, read again, has the new values in their places and the old ones everywhere else.
  private static func isRead(
    _ replacements: [Replacement], over old: [Placeable], in result: [Placeable]
  ) -> Bool {
    guard old.count == result.count else { return false }
    var next = replacements[...]
    return zip(old.indices, result).allSatisfy { index, read in
      guard let replacement = next.first, replacement.place == index else {
        return read.value == old[index].value
      }
      next.removeFirst()
      return replacement.isVerbatim || read.agrees(with: replacement.new)
    }
  }
}
