internal import HTTPTypes
internal import Synchronization

/// Lets each caller ask so much a second, and for a while more (a leaky bucket).
final class RateLimiter: Sendable {
  private struct Account {
    /// What was asked and is not yet forgotten.
    var level: Double
    var last: ContinuousClock.Instant
  }

  private let perSecond: Double
  private let accounts = Mutex<[String: Account]>([:])
  /// So many seconds' worth may be asked at once.
  private static let burst = 10.0
  private static let mostAccounts = 10_000

  init(perSecond: Int) { self.perSecond = Double(perSecond) }

  /// Counts `cost` for a caller.
  ///
  /// Throws `RequestFailure` where it has asked too much already: one that costs more than is left is answered, and paid for
  /// afterwards.
  func charge(_ key: String, _ cost: Int, at now: ContinuousClock.Instant = .now) throws {
    let excess = accounts.withLock { accounts in
      if accounts.count >= Self.mostAccounts { accounts = accounts.filter { level($0.value, now) > 0 } }
      var account = accounts[key] ?? Account(level: 0, last: now)
      account.level = level(account, now)
      account.last = now
      let excess = account.level - perSecond * Self.burst
      if excess < 0 { account.level += Double(cost) }
      accounts[key] = account
      return excess
    }
    guard excess >= 0 else { return }
    var failure = RequestFailure(
      .tooManyRequests, "too-many-requests", "you ask too much at a time; wait a little")
    failure.headers[.retryAfter] = String(Int(excess / perSecond) + 1)
    throw failure
  }

  private func level(_ account: Account, _ now: ContinuousClock.Instant) -> Double {
    let elapsed = (now - account.last) / .seconds(1)
    return max(0, account.level - elapsed * perSecond)
  }
}
