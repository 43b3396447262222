internal import Text

/// Numbers spelled as words in a row: `twenty-one`, `two hundred`, `dua puluh lima`, `sixty-five billion`.
///
/// Read for comparing only, in Indonesian and English; what is read amiss is offered in vain.
struct SpelledNumber {
  /// What a word does to the number so far.
  private enum Role {
    /// Adds so many.
    case value(Int)
    /// Adds ten: `dua belas`.
    case teen
    /// Multiplies what stands before it, by `puluh`, `hundred`, `juta`.
    case scale(Int)
    /// Adds a half.
    case half
    /// Stands between: `two hundred and ten`.
    case link
  }

  private let roles: [String: Role]

  /// The numbers of a language; none where its words are not known.
  init(language: LanguageTag) {
    roles =
      switch language.language {
      case "id": Self.indonesian
      case "en": Self.english
      default: [:]
      }
  }

  /// All numbers that words of a text in a row may mean, shorter rows too.
  func values(in text: TokenizedText) -> [DecimalNumber] {
    guard !roles.isEmpty else { return [] }
    var result: [DecimalNumber] = []
    /// What is finished by thousands, and what is not.
    var (total, current, isOpen) = (0, 0, false)
    func offer(_ half: Bool = false) {
      let sum = total + current
      guard sum > 0 || half else { return }
      result.append(DecimalNumber(integerDigits: String(sum), fractionDigits: half ? "5" : ""))
    }
    for token in text.tokens {
      if token.kind == .mark, text.units[token.range.lowerBound] == 0x2D { continue }
      let role = token.kind == .word ? roles[NormalForm.caseFolded(text.spelling(of: token))] : nil
      switch role {
      case .value(let value):
        // `ten, twenty` are two numbers; `twenty one`, `seratus dua` are one.
        if isOpen, current % 10 != 0 || (value >= 10 && current % 100 != 0) { (total, current) = (0, 0) }
        current += value
        isOpen = true
        offer()
      case .teen:
        current += 10
        offer()
      case .scale(let scale) where scale < 1000:
        let digit = current % 10
        current = digit == 0 ? max(current, 1) * scale : current - digit + digit * scale
        isOpen = true
        current = min(current, 1_000_000)
        offer()
      case .scale(let scale):
        // Bounded: no row of words is taken for more than a few thousand billions.
        total += min(max(current, 1), 1_000_000) * scale
        total = min(total, 1_000_000_000_000_000_000)
        current = 0
        isOpen = true
        offer()
      case .half: offer(true)
      case .link where isOpen: continue
      case .link, nil: (total, current, isOpen) = (0, 0, false)
      }
    }
    return result
  }

  private static func table(_ words: String, from first: Int, by step: Int = 1) -> [(String, Role)] {
    words.split(separator: " ").enumerated().map { (String($1), .value(first + $0 * step)) }
  }

  private static let indonesian: [String: Role] = Dictionary(
    table("satu dua tiga empat lima enam tujuh delapan sembilan", from: 1)
      + table("kesatu kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan", from: 1)
      + [
        ("pertama", .value(1)), ("sepuluh", .value(10)), ("sebelas", .value(11)), ("seratus", .value(100)),
        ("kesepuluh", .value(10)), ("seribu", .value(1000)), ("belas", .teen), ("puluh", .scale(10)),
        ("ratus", .scale(100)), ("ribu", .scale(1000)), ("juta", .scale(1_000_000)),
        ("miliar", .scale(1_000_000_000)), ("milyar", .scale(1_000_000_000)),
        ("triliun", .scale(1_000_000_000_000)), ("setengah", .half), ("separuh", .value(50)),
        ("lusin", .value(12)), ("selusin", .value(12)), ("dekade", .value(10)),
      ],
    uniquingKeysWith: { first, _ in first })

  private static let english: [String: Role] = Dictionary(
    table("one two three four five six seven eight nine ten", from: 1)
      + table("eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", from: 11)
      + table("twenty thirty forty fifty sixty seventy eighty ninety", from: 20, by: 10)
      + table("twenties thirties forties fifties sixties seventies eighties nineties", from: 20, by: 10)
      + table("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", from: 1)
      + table("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", from: 13)
      + table(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", from: 20, by: 10)
      + [
        ("hundred", .scale(100)), ("thousand", .scale(1000)), ("million", .scale(1_000_000)),
        ("billion", .scale(1_000_000_000)), ("trillion", .scale(1_000_000_000_000)), ("half", .half),
        ("and", .link), ("a", .link), ("dozen", .value(12)), ("decade", .value(10)), ("once", .value(1)),
        ("twice", .value(2)), ("double", .value(2)), ("triple", .value(3)),
      ],
    uniquingKeysWith: { first, _ in first })
}
