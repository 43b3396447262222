/// The words of a language that turn the sense of a sentence round.
///
/// All words are in lower case. Indonesian and English are known; other languages have none.
public struct Negations: Sendable {
  /// A beginning that negates the rest of a word: `un` of `unlikely`.
  public struct Prefix: Sendable {
    /// The beginning.
    public var negative: String
    /// What the word without negation has in its place: nothing, or `en` for the `dis` of `disable`.
    public var positive = ""
  }

  /// Words that negate: `tidak`, `without`.
  public private(set) var words: Set<String> = []
  /// Ends of words that negate: `n't`.
  public private(set) var endings: [String] = []
  /// Beginnings of words that negate.
  public private(set) var prefixes: [Prefix] = []
  /// Particles that may end a negating word: `tidaklah`, `bukankah`.
  public private(set) var particles: [String] = []
  /// Words after which a negation only names the other possibility (`or not`, `atau tidak`), or denies nothing (`paling
  /// tidak`, at least).
  public private(set) var alternatives: Set<String> = []
  /// Words before which a negation adds instead of denying: `not only`, `tidak hanya`.
  public private(set) var limits: Set<String> = []
  /// Negating words that are also short for "number" where a number follows: `No. 5`.
  public private(set) var numberWords: Set<String> = []

  /// The negations of a language.
  public init(language: LanguageTag) {
    switch language.language {
    case "id": self = .indonesian
    case "en": self = .english
    default: break
    }
  }

  private init() {}

  private static let indonesian: Negations = {
    var negations = Negations()
    negations.words = [
      "tidak", "tak", "tiada", "bukan", "belum", "jangan", "tanpa", "non",
      // As it is spoken, and abbreviated.
      "nggak", "enggak", "gak", "ndak", "tdk", "blm", "jgn",
    ]
    negations.prefixes = ["non", "menon", "dinon", "penon", "tak", "ketidak"].map { Prefix(negative: $0) }
    negations.particles = ["lah", "kah", "pun", "nya"]
    negations.alternatives = ["atau", "paling"]
    negations.limits = ["hanya", "cuma", "saja", "sekadar", "sekedar", "semata"]
    return negations
  }()

  private static let english: Negations = {
    var negations = Negations()
    negations.words = [
      "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "without", "cannot", "non",
    ]
    negations.endings = ["n't", "n’t"]
    negations.prefixes = [
      Prefix(negative: "un"), Prefix(negative: "non"), Prefix(negative: "dis"),
      Prefix(negative: "dis", positive: "en"),
    ]
    negations.alternatives = ["or"]
    negations.limits = ["only", "just", "merely", "simply"]
    negations.numberWords = ["no"]
    return negations
  }()
}
