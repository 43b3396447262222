/// The tables of units, of their places and of their records, for someone who reads all of them.
///
/// All lie in the order of the units: they are read side by side, each once from front to back, where a join would look up the
/// rows of one in the others.
package protocol UnitTables: AnyObject {
  /// A row of a table.
  associatedtype Row: ResultRow

  /// The next unit that a selection's dates and confidence allow; nil after the last.
  ///
  /// Identifier, languages, source, target, created, changed, usage, confidence, author, note.
  func nextUnit() throws -> Row?
  /// Shows the places of a unit, which is no earlier than the one before: unit, origin, position, before, after.
  func forEachPlace(of unit: Int64, _ body: (Row) throws -> Void) throws
  /// Shows what a unit was read from, where the selection asks for records: unit, origin, record.
  func forEachRecord(of unit: Int64, _ body: (Row) throws -> Void) throws
  /// The name of an origin, and whether it matches a glob; nil where there is none.
  func origin(_ id: Int64, matching glob: String?) throws -> (name: String?, isWanted: Bool)?
  /// The text of a record.
  func text(ofRecord id: Int64) throws -> String?
  /// What the file of an origin says at its head: the later, where it was read twice.
  func header(ofOrigin id: Int64) throws -> String?
}
