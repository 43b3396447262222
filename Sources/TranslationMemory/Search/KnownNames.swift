internal import Text

/// What a store's units showed about names, as long as they stay the same.
struct KnownNames {
  /// A name in a text of one language, for a text in another.
  struct Name: Hashable {
    var word: String
    var from: LanguageTag
    var to: LanguageTag
  }

  private var uses: [Name: NameEvidence.Use] = [:]
  private var state: UInt64?

  /// So many are remembered.
  private static let capacity = 1 << 14

  /// What was found in a state of the store; nil where nothing was.
  func use(of name: Name, in state: UInt64) -> NameEvidence.Use? { self.state == state ? uses[name] : nil }

  /// Remembers what was found.
  mutating func insert(_ use: NameEvidence.Use, of name: Name, in state: UInt64) {
    if self.state != state || uses.count >= Self.capacity { uses.removeAll() }
    self.state = state
    uses[name] = use
  }
}
