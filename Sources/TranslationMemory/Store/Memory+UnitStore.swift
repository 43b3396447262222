extension Memory: UnitStore {
  /// The path it was opened at.
  public var name: String { path }
}

extension MemoryWriter: UnitStoreWriter {
  /// Adds units in their order.
  public func add(_ units: [TranslationUnit]) throws -> [Addition] { try units.map { try add($0) } }

  /// Adds a unit; here none waits.
  public func gather(_ unit: TranslationUnit) throws -> Addition? { try add(unit) }

  /// Nothing waits.
  public func settle() -> Merging { Merging() }
}
