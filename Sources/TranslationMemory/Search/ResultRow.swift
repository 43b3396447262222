/// A row that a store's database gives, columns counted from 0.
package protocol ResultRow {
  /// An integer of the row.
  func integer(_ column: Int32) -> Int64
  /// A text of the row.
  func text(_ column: Int32) -> String
  /// A text of the row; nil for NULL.
  func optionalText(_ column: Int32) -> String?
  /// A number of the row; nil for NULL.
  func optionalReal(_ column: Int32) -> Double?
  /// The bytes of a text or blob of the row, in place: they may be gone with the next row.
  func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
}
