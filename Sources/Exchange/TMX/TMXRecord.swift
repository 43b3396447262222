public import Text

/// The `tu` of TMX that a unit was read from, where it says more than the unit (`TranslationUnit.record`): inline codes,
/// properties, further languages and notes, the dates and users of each `tuv`.
///
/// Its form is that of `TMXRecordWriter`, in which `>` ends every tag and `"` every value; anything else has no segments.
public struct TMXRecord {
  private let bytes: [UInt8]

  /// The record in its written form.
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// The content of the `seg` whose text, without its codes, is `text`, as XML; nil where it has no codes, and where there is
  /// none.
  ///
  /// Where several have that text, the one in the language is taken. Linear in the length of the record.
  public func markup(of text: String, in language: LanguageTag) -> String? {
    code(of: text, in: language).map { String(decoding: $0.content, as: UTF8.self) }
  }

  /// The same as bytes, with the tags that its codes had in XLIFF, as XML; none where it was not read from XLIFF.
  func code(
    of text: String, in language: LanguageTag
  ) -> (content: ArraySlice<UInt8>, tags: ArraySlice<UInt8>)? {
    let alike = segments.filter { $0.text.elementsEqual(text.utf8) }
    let segment =
      alike.first { segment in
        LanguageTag(String(decoding: segment.language, as: UTF8.self))?.matches(language) ?? false
      } ?? alike.first
    return segment.flatMap { segment in
      bytes[segment.content].contains(0x3C) ? (bytes[segment.content], segment.tags) : nil
    }
  }

  private struct Segment {
    var language: ArraySlice<UInt8>
    /// Where the content lies, codes and all.
    var content: Range<Int>
    /// What lies outside of codes.
    var text: [UInt8] = []
    /// The tags of its codes in XLIFF, as XML.
    var tags: ArraySlice<UInt8>
  }

  /// The segments of the `tuv`.
  private var segments: [Segment] {
    var segments: [Segment] = []
    var (language, tags): (ArraySlice<UInt8>, ArraySlice<UInt8>) = ([], [])
    var depth = 0
    // The depths of the segment and of the outermost code that are open; 0 for none.
    var (segmentDepth, codeDepth) = (0, 0)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x3C else {
        let end = bytes[index...].firstIndex(of: 0x3C) ?? bytes.endIndex
        if segmentDepth > 0 && codeDepth == 0 { Self.appendText(bytes[index..<end], to: &segments) }
        index = end
        continue
      }
      guard let end = bytes[index...].firstIndex(of: 0x3E) else { return segments }
      let tag = TMXTag(bytes[(index + 1)..<end])
      if tag.isEnd {
        if depth == segmentDepth {
          segments[segments.count - 1].content =
            segments[segments.count - 1].content.lowerBound..<index
          segmentDepth = 0
        }
        if depth == codeDepth { codeDepth = 0 }
        depth -= 1
      } else if !tag.isEmpty {
        depth += 1
        if depth == 2 && tag.isNamed(.tuv) {
          (language, tags) = (tag.value(of: TMXName.xmlLang.rawValue) ?? [], [])
        }
        if depth == 3 && tag.isNamed(.prop),
          tag.value(of: TMXName.type.rawValue)?.elementsEqual(XLIFFCodeWriter.property.utf8) ?? false
        {
          tags = bytes[(end + 1)...].prefix { $0 != 0x3C }
        }
        if depth == 3 && tag.isNamed(.seg) {
          segmentDepth = depth
          segments.append(Segment(language: language, content: (end + 1)..<(end + 1), tags: tags))
        }
        if codeDepth == 0 && TMXName.codes.contains(where: tag.isNamed) { codeDepth = depth }
      }
      index = end + 1
    }
    return segments
  }

  /// Appends a text to the last segment, its references as the characters they stand for.
  private static func appendText(_ text: ArraySlice<UInt8>, to segments: inout [Segment]) {
    var rest = text
    while let start = rest.firstIndex(of: 0x26), let end = rest[start...].firstIndex(of: 0x3B) {
      segments[segments.count - 1].text += rest[..<start]
      switch String(decoding: rest[(start + 1)..<end], as: UTF8.self) {
      case "amp": segments[segments.count - 1].text.append(0x26)
      case "lt": segments[segments.count - 1].text.append(0x3C)
      case "gt": segments[segments.count - 1].text.append(0x3E)
      case "quot": segments[segments.count - 1].text.append(0x22)
      case "#9": segments[segments.count - 1].text.append(0x09)
      case "#10": segments[segments.count - 1].text.append(0x0A)
      case "#13": segments[segments.count - 1].text.append(0x0D)
      default: segments[segments.count - 1].text += rest[start...end]
      }
      rest = rest[(end + 1)...]
    }
    segments[segments.count - 1].text += rest
  }
}

extension TMXName {
  /// Elements whose text is no part of the segment's.
  static let codes: [TMXName] = [.bpt, .ept, .ph, .it, .ut, .sub]
}

/// A tag of a record, without its angle brackets.
struct TMXTag {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Whether it ends an element.
  var isEnd: Bool { bytes.first == 0x2F }
  /// Whether it is an element of its own.
  var isEmpty: Bool { bytes.last == 0x2F }

  /// Whether the element has this name.
  func isNamed(_ name: TMXName) -> Bool {
    let name = name.rawValue.utf8
    guard bytes.starts(with: name) else { return false }
    let rest = bytes.dropFirst(name.count).first
    return rest == nil || rest == 0x20 || rest == 0x2F
  }

  /// The attributes, their values as they are written.
  var attributes: [(name: String, value: ArraySlice<UInt8>)] {
    var found: [(String, ArraySlice<UInt8>)] = []
    var rest = bytes
    while let blank = rest.firstIndex(of: 0x20), let equals = rest[blank...].firstIndex(of: 0x3D),
      let start = rest[equals...].firstIndex(of: 0x22),
      let end = rest[(start + 1)...].firstIndex(of: 0x22)
    {
      found.append((String(decoding: rest[(blank + 1)..<equals], as: UTF8.self), rest[(start + 1)..<end]))
      rest = rest[(end + 1)...]
    }
    return found
  }

  /// The value of an attribute, as it is written.
  func value(of name: String) -> ArraySlice<UInt8>? {
    attributes.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }
}
