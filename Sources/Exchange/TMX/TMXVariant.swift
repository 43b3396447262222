internal import Text
internal import TranslationMemory

/// What `tu` and `tuv` both may say.
struct TMXMetadata {
  /// Who made it, or else who changed it last.
  var author: String?
  /// When it was made.
  var created: Timestamp?
  /// When it was changed last.
  var changed: Timestamp?
  /// How often it was used.
  var usage: Int?
  /// The notes, one a line.
  var note: String?

  /// What a `tuv` says, and where it says nothing what its `tu` says.
  func filled(from unit: TMXMetadata) -> TMXMetadata {
    TMXMetadata(
      author: author ?? unit.author, created: created ?? unit.created, changed: changed ?? unit.changed,
      usage: usage ?? unit.usage,
      note: note.flatMap { own in unit.note.map { $0 + "\n" + own } ?? own } ?? unit.note)
  }

  /// The same with an author, where there is none.
  func filled(author: String?) -> TMXMetadata {
    var result = self
    result.author = self.author ?? author
    if result.author?.isEmpty == true { result.author = nil }
    return result
  }
}

/// A `tuv`.
struct TMXVariant {
  /// The index of its language among those of the file; nil where it has none.
  var language: Int?
  /// Where its text lies among those of the unit; nil without `seg`.
  var text: Range<Int>?
  /// What it says of itself.
  var metadata = TMXMetadata()
}

/// The language tags of a TMX file, each judged once.
struct TMXLanguages {
  /// A tag as it was met.
  struct Entry {
    var written: String
    var bytes: [UInt8]
    var tag: LanguageTag?
    var asSource: LanguagePair.Fit?
    var asTarget: LanguagePair.Fit?
  }

  /// The most tags remembered; a file with more of them has the last one replaced again and again.
  private static let maximumCount = 512
  private let wanted: LanguagePair
  private var entries: [Entry] = []

  /// No tags yet.
  init(_ wanted: LanguagePair) { self.wanted = wanted }

  /// A tag that has been met in the unit that is read.
  subscript(index: Int) -> Entry { entries[index] }

  /// The index of a tag, read and judged where it is new; nil where it is no language tag.
  mutating func index(of bytes: ArraySlice<UInt8>) -> Int? {
    if let known = entries.firstIndex(where: { $0.bytes.elementsEqual(bytes) }) {
      return entries[known].tag == nil ? nil : known
    }
    let written = String(decoding: bytes, as: UTF8.self)
    let tag = LanguageTag(written)
    let entry = Entry(
      written: written, bytes: Array(bytes), tag: tag,
      asSource: tag.flatMap { LanguagePair.Fit($0, to: wanted.from) },
      asTarget: tag.flatMap { LanguagePair.Fit($0, to: wanted.to) })
    if entries.count < Self.maximumCount { entries.append(entry) } else { return nil }
    return tag == nil ? nil : entries.count - 1
  }

  /// The variant that fits the source language best, and those that fit the target language best.
  ///
  /// Where both languages are forms of one (`en-US`, `en-GB`), a variant is taken for what it fits better.
  func choose(_ variants: [TMXVariant]) -> (source: Int, targets: [Int])? {
    var source: (index: Int, fit: LanguagePair.Fit)?
    for (index, variant) in variants.enumerated() where variant.text != nil {
      guard let language = variant.language, let fit = entries[language].asSource else { continue }
      if let better = entries[language].asTarget, better < fit { continue }
      if let best = source?.fit, best <= fit { continue }
      source = (index, fit)
    }
    guard let source else { return nil }
    var targets: [Int] = []
    var best: LanguagePair.Fit?
    for (index, variant) in variants.enumerated() where variant.text != nil && index != source.index {
      guard let language = variant.language, let fit = entries[language].asTarget else { continue }
      // The source said once more is no translation of itself.
      if language == variants[source.index].language { continue }
      if let better = entries[language].asSource, better < fit { continue }
      if best.map({ fit < $0 }) ?? true {
        best = fit
        targets = []
      }
      if best == fit { targets.append(index) }
    }
    return targets.isEmpty ? nil : (source.index, targets)
  }
}
