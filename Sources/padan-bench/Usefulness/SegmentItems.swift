import Text

/// A segment as the measures see it: what they compare, as numbers.
struct SegmentItems {
  /// Words, numbers and marks, in lower case.
  var tokens = ItemList()
  /// Words alone, in lower case.
  var words = ItemList()
  /// Their stems.
  var stems = ItemList()
  /// Everything as it stands, blanks too, in lower case.
  var verbatim = ItemList()
  /// Unicode scalars as they stand.
  var characters = ItemList()
}

/// Items in their order, and how many there are of each residue, which bounds the distance of two lists from below.
struct ItemList {
  private(set) var items: [Int32] = []
  private var counts = SIMD32<Int32>(repeating: 0)

  mutating func append(_ item: Int32) {
    items.append(item)
    counts[Int(item & 31)] &+= 1
  }

  /// Their Levenshtein distance is at least this: what one has too many of has to be exchanged or deleted.
  func leastDistance(to other: ItemList) -> Int {
    let difference = counts &- other.counts
    let zero = SIMD32<Int32>(repeating: 0)
    let (more, less) = (pointwiseMax(difference, zero), pointwiseMax(zero &- difference, zero))
    return Int(max(more.wrappedSum(), less.wrappedSum()))
  }
}

/// Makes items of segments, equal ones of equal texts.
final class SegmentReader {
  private let tokenizer: Tokenizer
  private let stemmer: Stemmer
  private var numbers: [String: Int32] = [:]

  init(language: LanguageTag) {
    tokenizer = Tokenizer(language: language)
    stemmer = Stemmer(language: language)
  }

  func items(of text: String) -> SegmentItems {
    var items = SegmentItems()
    let units = Array(text.utf16)
    var end = 0
    for token in tokenizer.tokens(in: units) {
      if token.range.lowerBound > end {
        items.verbatim.append(
          number(of: String(decoding: units[end..<token.range.lowerBound], as: UTF16.self)))
      }
      end = token.range.upperBound
      let word = NormalForm.caseFolded(String(decoding: units[token.range], as: UTF16.self))
      let number = number(of: word)
      items.tokens.append(number)
      items.verbatim.append(number)
      guard token.kind == .word else { continue }
      items.words.append(number)
      items.stems.append(self.number(of: stemmer.stem(of: word)))
    }
    for scalar in NormalForm.folded(text).unicodeScalars { items.characters.append(Int32(scalar.value)) }
    return items
  }

  private func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(numbers.count)
    numbers[text] = number
    return number
  }
}
