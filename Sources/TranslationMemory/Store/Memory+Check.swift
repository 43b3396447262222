internal import GRDB

extension Memory {
  /// What is wrong with the file: nothing, where index, units, origins and counts agree, and SQLite finds the file whole.
  ///
  /// Every unit is looked for in every list it has to be in, and every list for units it must not name. `report` is
  /// called with the number of units gone through so far; what it throws ends the check. Linear in the size of the file; eight
  /// bytes of memory a unit.
  ///
  /// Throws `MemoryError.damaged` where the file cannot be read to its end.
  public func check(report: (_ units: Int) throws -> Void = { _ in }) throws -> [MemoryFault] {
    try read { db in
      let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
      guard verdict == "ok" else { return [MemoryFault(part: .file, reason: verdict)] }
      var check = try MemoryCheck(db)
      try check.run(report)
      return check.faults
    }
  }
}
