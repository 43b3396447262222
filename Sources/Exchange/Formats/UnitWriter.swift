public import Text
public import TranslationMemory

/// Writes translation units to a file, which appears under its name only when it is whole.
public final class UnitWriter {
  /// Begins a file (`-` is standard output). A Moses pair is written as `PATH.FROM` and `PATH.TO`. Throws `ExchangeError`.
  public init(_ path: String, format: ExchangeFormat, from: LanguageTag, to: LanguageTag) throws { fatalError() }

  /// Adds a unit.
  public func write(_ unit: TranslationUnit) throws { fatalError() }

  /// Ends the file and gives it its name. Without this call nothing is left behind.
  public func finish() throws { fatalError() }

  /// Things that were dropped or changed on the way (characters XML cannot hold, …), each with its count.
  public private(set) var losses: [String: Int] = [:]
}
