public import Exchange
public import TranslationMemory

/// Brings files of units into a memory, as they stream by.
public struct UnitFileImporter {
  /// What reads them.
  public var reader: UnitReader
  /// Where all units come from, whatever the file says; nil for what the file says.
  public var origin: String?
  /// Where units come from whose file does not say.
  public var fileOrigin: String?
  /// Alignments less sure than this are left out.
  public var minimumConfidence: Double?

  /// An importer.
  public init(
    _ reader: UnitReader, origin: String? = nil, fileOrigin: String? = nil, minimumConfidence: Double? = nil
  ) {
    self.reader = reader
    self.origin = origin
    self.fileOrigin = fileOrigin
    self.minimumConfidence = minimumConfidence
  }

  /// Reads a file, or the two of a Moses pair, and adds what can be used; with no writer, counts only.
  ///
  /// `skipped` is called with each record that cannot be used, `progress` after each record; what they throw ends the reading, and
  /// is thrown. Throws `ExchangeError` and `MemoryError` too.
  public func read(
    _ path: String, second: String? = nil, into writer: (any UnitStoreWriter)?,
    skipped: (UnitRecord.Skipped) throws -> Void = { _ in }, progress: (ImportTally) throws -> Void
  ) throws -> (tally: ImportTally, report: UnitReader.Report) {
    var tally = ImportTally()
    func skip(_ reason: String, _ line: Int, _ unit: TranslationUnit) throws {
      tally.reasons[reason, default: 0] += 1
      try skipped(UnitRecord.Skipped(reason: reason, line: line, text: unit.source + "\t" + unit.target))
    }
    let report = try reader.read(path, second: second) { record in
      tally.read += 1
      switch record {
      case .unit(var unit, let line):
        unit.origin = origin ?? unit.origin ?? fileOrigin
        if isTooUnsure(unit) {
          try skip("low confidence", line, unit)
        } else {
          do {
            if let addition = try writer?.gather(unit) { tally.count(addition) }
          } catch MemoryError.unstorable {
            try skip("character U+0000", line, unit)
          }
        }
      case .skipped(let record):
        tally.reasons[record.reason, default: 0] += 1
        try skipped(record)
      }
      try progress(tally)
    }
    if let writer { tally.count(try writer.settle()) }
    return (tally, report)
  }

  /// Whether a file has a unit to add, told by reading as far as that; `progress` is called with each record.
  public func givesUnit(
    _ path: String, second: String? = nil, progress: () throws -> Void = {}
  ) throws -> Bool {
    struct Found: Error {}
    do {
      _ = try reader.read(path, second: second) { record in
        try progress()
        if case .unit(let unit, _) = record, !isTooUnsure(unit) { throw Found() }
      }
      return false
    } catch is Found {
      return true
    }
  }

  private func isTooUnsure(_ unit: TranslationUnit) -> Bool {
    guard let minimumConfidence, let confidence = unit.confidence else { return false }
    return confidence < minimumConfidence
  }
}
