/// A word reduced to what survives when one language borrows it from another, for recognising cognates.
///
/// `nasional` and `national`, `aktif` and `active`, `psikologi` and `psychology` come out alike or nearly so. The
/// rules are those of spelling that most Latin-script languages follow when they adapt Greek, Latin and English words.
struct Skeleton: Hashable {
  /// Lower-case ASCII letters; empty where the word has other letters or is too short to be told a cognate.
  let letters: [UInt8]

  init(_ word: String) {
    let ascii = Self.plainLetters(word)
    guard ascii.count >= 4 else {
      letters = []
      return
    }
    var result: [UInt8] = []
    var index = 0
    func letter(_ offset: Int) -> UInt8 { index + offset < ascii.count ? ascii[index + offset] : 0 }
    while index < ascii.count {
      var width = 1
      let sound: [UInt8]
      switch (letter(0), letter(1)) {
      case (.p, .h): (sound, width) = ([.f], 2)
      case (.t, .h): (sound, width) = ([.t], 2)
      case (.c, .h), (.c, .k): (sound, width) = ([.k], 2)
      case (.k, .h): (sound, width) = ([.k], 2)
      case (.s, .h): (sound, width) = ([.s], 2)
      // Indonesian `masyarakat`, but English `system`.
      case (.s, .y) where Self.vowels.contains(letter(2)): (sound, width) = ([.s], 2)
      // -tion, -tial: -si, -sial
      case (.t, .i) where Self.vowels.contains(letter(2)): (sound, width) = ([.s, .i], 2)
      case (.c, .e), (.c, .i), (.c, .y): sound = [.s]
      case (.c, _), (.q, _): sound = [.k]
      case (.x, _): sound = [.k, .s]
      case (.y, _): sound = [.i]
      case (.z, _): sound = [.s]
      case (.v, _), (.w, _): sound = [.f]
      default: sound = [letter(0)]
      }
      for letter in sound where result.last != letter { result.append(letter) }
      index += width
    }
    if result.count > 4, result.last == .e { result.removeLast() }
    letters = result.count >= 3 ? Array(result.prefix(64)) : []
  }

  /// What cognates must share to be compared at all.
  var key: UInt32? {
    guard letters.count >= 3 else { return nil }
    return UInt32(letters[0]) << 16 | UInt32(letters[1]) << 8 | UInt32(letters[2])
  }

  /// How alike two words must be to be taken for cognates.
  static let leastSimilarity: Float = 0.75

  /// How alike two skeletons are, 0…1: twice the longest common subsequence over the sum of the lengths.
  ///
  /// The subsequence is found bit by bit in parallel (Hyyrö 2004); skeletons have at most 64 letters.
  func similarity(to other: Skeleton) -> Float {
    let sum = letters.count + other.letters.count
    let shorter = min(letters.count, other.letters.count)
    // Four letters out of six are soon alike by chance.
    guard shorter >= 3, abs(letters.count - other.letters.count) <= shorter / 3 else { return 0 }
    var row = ~UInt64(0)
    for letter in other.letters {
      var matches: UInt64 = 0
      for (position, own) in letters.enumerated() where own == letter { matches |= 1 << UInt64(position) }
      let common = row & matches
      row = (row &+ common) | (row & ~matches)
    }
    let mask = letters.count == 64 ? ~UInt64(0) : (1 << UInt64(letters.count)) - 1
    return Float(2 * (~row & mask).nonzeroBitCount) / Float(sum)
  }

  private static func plainLetters(_ word: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A: result.append(UInt8(scalar.value))
      case 0x27, 0x2D, 0x2E, 0x300...0x36F: continue
      default:
        guard let plain = withoutDiacritics[scalar] else { return [] }
        result.append(plain)
      }
    }
    return result
  }

  private static let vowels: Set<UInt8> = [.a, .e, .i, .o, .u]
  private static let withoutDiacritics: [Unicode.Scalar: UInt8] = {
    let table: [(UInt8, String)] = [
      (.a, "àáâãäåāăąǎ"), (.c, "çćĉċč"), (0x64, "ďđð"), (.e, "èéêëēĕėęě"), (0x67, "ĝğġģ"), (.h, "ĥħ"),
      (.i, "ìíîïĩīĭįı"), (.j, "ĵ"), (.k, "ķ"), (0x6C, "ĺļľŀł"), (0x6E, "ñńņňŋ"), (.o, "òóôõöøōŏőǒ"),
      (0x72, "ŕŗř"), (.s, "śŝşšș"), (.t, "ţťŧț"), (.u, "ùúûüũūŭůűųǔ"), (.w, "ŵ"), (.y, "ýÿŷ"), (.z, "źżž"),
    ]
    var result: [Unicode.Scalar: UInt8] = [:]
    for (plain, letters) in table { for scalar in letters.unicodeScalars { result[scalar] = plain } }
    return result
  }()
}

extension UInt8 {
  fileprivate static let (a, c, e, f, h, i): (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (
    97, 99, 101, 102, 104, 105
  )
  fileprivate static let (j, k, o, p, q, s): (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (
    106, 107, 111, 112, 113, 115
  )
  fileprivate static let (t, u, v, w, x, y): (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (
    116, 117, 118, 119, 120, 121
  )
  fileprivate static let z: UInt8 = 122
}
