/// Who asks.
struct Caller: Sendable {
  /// What the token is called; nil where none is asked for.
  var name: String?
  /// What is allowed; nil for nothing but what everybody may see.
  var right: AccessRight?
  /// What requests are counted by: a token, or an address of the network.
  var key: String

  /// The author of what is added or corrected: the token's name, unless whoever may do everything names another.
  func author(insteadOf given: String?) -> String? { right == .admin ? given ?? name : name }
}
