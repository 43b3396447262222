internal import Text

extension PlacedText {
  /// The most dates compared with each other; no sentence has as many.
  private static let mostDates = 100

  /// Whether every figure of this target that stays has its own counterpart in what stays of the source.
  ///
  /// A figure without one (`Rp15 million (about US$1,000)`, of `Rp15 juta`) may have been worked out from what
  /// changes. So may a date or a time, from another. `replaced` are indices of placeables.
  func isAccountedFor(by source: PlacedText, changes: [Change], replaced: Set<Int>) -> Bool {
    let changed = Set(changes.map(\.old.range))
    let staying = source.placeables.filter { !changed.contains($0.range) }
    var amounts: [DecimalNumber: [Placeable]] = [:]
    for placeable in staying {
      if let amount = placeable.amount { amounts[amount, default: []].append(placeable) }
    }
    let texts = Set(staying.map { Array(source.text(of: $0)) })
    let times = Set(staying.filter { $0.kind == .time }.map(\.value))
    let dates = staying.filter { $0.kind == .date }
    let kinds = Set(changes.map(\.old.kind))
    if kinds.contains(.date), dates.count > Self.mostDates { return false }
    return placeables.indices.allSatisfy { index in
      let figure = placeables[index]
      if replaced.contains(index) || figure.isSpelledOut { return true }
      switch figure.kind {
      case .number, .percentage, .money, .ordinal:
        guard let amount = figure.amount,
          let place = amounts[amount]?.lastIndex(where: { figure.isCounterpart(of: $0) })
        else { return false }
        amounts[amount]?.remove(at: place)
        return true
      case .code:
        // `1.5` is a code where it could be two numbers.
        let letters = text(of: figure)
        return !(0x30...0x39).contains(letters.first ?? 0) || texts.contains(Array(letters))
      case .time: return !kinds.contains(.time) || times.contains(figure.value)
      case .date: return !kinds.contains(.date) || dates.contains { figure.agrees(with: $0) }
      }
    }
  }
}

extension Placeable {
  /// Whether a placeable with the same number may say the same.
  ///
  /// Its unit may be said elsewhere (`15 to 20%`, `15% to 20%`), but another currency is another sum.
  fileprivate func isCounterpart(of other: Placeable) -> Bool {
    kind != .money || other.kind != .money || agrees(with: other)
  }
}
