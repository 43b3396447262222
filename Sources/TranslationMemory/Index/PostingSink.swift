/// What takes postings for the lists of a store's index.
package protocol PostingSink {
  /// Adds postings to a bucket's list: ascending, and after all that it was given before.
  ///
  /// Buckets come in ascending order.
  mutating func append(_ postings: [Posting], to bucket: Int) throws
}
