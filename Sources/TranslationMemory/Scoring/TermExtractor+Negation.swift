internal import Text

extension TermExtractor {
  /// What of a text negates.
  ///
  /// Texts in which nothing may negate (`Terms.mayNegate`) have even balances; so have texts of the same words.
  func negationBalance(of text: String) -> NegationBalance {
    let units = Array(text.utf16)
    var balance = NegationBalance()
    for token in tokenizer.tokens(in: units) {
      let word = keys(of: units[token.range]).word
      if token.kind == .number {
        balance.add(word, stem: word, .number)
        continue
      }
      let spelt = Self.caseFolded(units[token.range])
      let sort = negations.sort(of: word, spelt: spelt)
      balance.add(word, stem: token.kind == .word ? stem(of: word, units[token.range]) : word, sort)
      guard sort == .none, token.kind == .word else { continue }
      for form in negations.positiveForms(of: spelt) { balance.addPositive(stemKey(of: form), of: word) }
    }
    balance.finish()
    return balance
  }
}
