import TestSupport
import Text

/// A pair, and what its texts are with a value changed on either side, each by itself.
struct ChangedPair {
  var stored: PairCorpus.Pair
  var query: PairCorpus.Pair
  var difference: Twins.Difference

  /// Changes each number that both sides have once in the same digits, and each name that both have once, one at a time.
  ///
  /// New digits take the places of the old ones, separators stay: which is right in any language's conventions.
  static func all(in corpus: PairCorpus, names: [String], seed: UInt64 = 7) -> [ChangedPair] {
    var generator = SeededGenerator(seed: seed)
    return corpus.pairs.flatMap { pair in
      let (source, target) = (Array(pair.source.unicodeScalars), Array(pair.target.unicodeScalars))
      let numbers = (runs(source, isPartOfNumber), runs(target, isPartOfNumber))
      let words = (runs(source, isLetter), runs(target, isLetter))
      return changedNumbers(pair, source, target, numbers, &generator)
        + changedNames(pair, source, target, words, names, &generator)
    }
  }

  private typealias Scalars = [Unicode.Scalar]

  private static func changedNumbers(
    _ pair: PairCorpus.Pair, _ source: Scalars, _ target: Scalars, _ runs: ([Range<Int>], [Range<Int>]),
    _ generator: inout SeededGenerator
  ) -> [ChangedPair] {
    runs.0.compactMap { place in
      let digits = source[place].filter(isDigit)
      func isSame(_ text: Scalars) -> (Range<Int>) -> Bool { { text[$0].filter(isDigit) == digits } }
      let (own, others) = (runs.0.filter(isSame(source)), runs.1.filter(isSame(target)))
      guard own.count == 1, others.count == 1, digits.count <= 9, digits != ["0"] else { return nil }
      var new = digits
      while new == digits {
        new = digits.indices.map { index in
          let least: UInt8 = index == 0 && digits[0] != "0" ? 1 : 0
          return index == 0 && digits[0] == "0"
            ? "0" : Unicode.Scalar(0x30 + UInt8.random(in: least...9, using: &generator))
        }
        if digits == ["0"] || digits.allSatisfy({ $0 == "0" }) { return nil }
      }
      func put(_ text: Scalars, _ place: Range<Int>) -> String {
        let text = withEnding(of: new, in: text, after: place.upperBound)
        var next = new.makeIterator()
        return string(
          text.enumerated().map {
            place.contains($0.offset) && isDigit($0.element) ? next.next() ?? $0.element : $0.element
          })
      }
      let query = PairCorpus.Pair(
        source: put(source, place), target: put(target, others[0]), document: pair.document)
      return ChangedPair(stored: pair, query: query, difference: .figures)
    }
  }

  private static func changedNames(
    _ pair: PairCorpus.Pair, _ source: Scalars, _ target: Scalars, _ runs: ([Range<Int>], [Range<Int>]),
    _ names: [String], _ generator: inout SeededGenerator
  ) -> [ChangedPair] {
    runs.0.dropFirst().compactMap { place in
      let word = source[place]
      guard word.count >= 3, word.first?.properties.isUppercase ?? false,
        runs.0.filter({ source[$0] == word }).count == 1
      else { return nil }
      let others = runs.1.filter { target[$0] == word }
      guard others.count == 1, let name = names.randomElement(using: &generator),
        !pair.source.contains(name), !pair.target.contains(name)
      else { return nil }
      func put(_ text: Scalars, _ place: Range<Int>) -> String {
        string(Array(text[..<place.lowerBound])) + name + string(Array(text[place.upperBound...]))
      }
      let query = PairCorpus.Pair(
        source: put(source, place), target: put(target, others[0]), document: pair.document)
      return ChangedPair(stored: pair, query: query, difference: .names)
    }
  }

  /// The text with `st`, `nd`, `rd` or `th` after a place as it is after other digits.
  private static func withEnding(of digits: Scalars, in text: Scalars, after place: Int) -> Scalars {
    let word = string(Array(text[place...].prefix { isLetter($0) }))
    guard ["st", "nd", "rd", "th"].contains(word), let last = digits.last else { return text }
    let isTeen = digits.count > 1 && digits[digits.count - 2] == "1"
    let endings: [Unicode.Scalar: String] = isTeen ? [:] : ["1": "st", "2": "nd", "3": "rd"]
    var text = text
    text.replaceSubrange(place..<place + 2, with: endings[last, default: "th"].unicodeScalars)
    return text
  }

  private static func runs(_ text: Scalars, _ isPart: (Unicode.Scalar) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in 0...text.count {
      if index < text.count, isPart(text[index]) {
        start = start ?? index
      } else if let first = start {
        start = nil
        // A comma or full stop at the end is the sentence's.
        let end = text[first..<index].lastIndex { isDigit($0) || $0.properties.isAlphabetic }.map { $0 + 1 }
        let begin = text[first..<index].firstIndex { isDigit($0) || $0.properties.isAlphabetic }
        if let begin, let end { runs.append(begin..<end) }
      }
    }
    return runs
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isPartOfNumber(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "." || scalar == ","
  }
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
  private static func string(_ scalars: Scalars) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
