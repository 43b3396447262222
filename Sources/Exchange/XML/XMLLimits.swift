/// What an XML file may not exceed.
///
/// Each limit is far above what tools write and keeps a hostile file from doing harm.
enum XMLLimits {
  /// Elements inside one another.
  ///
  /// libxml2's own limit is the same.
  static let depth = 256
  /// Bytes of one text: a segment, a note, a property.
  static let text = 16 << 20
  /// Bytes of an element that is kept whole, and 64 for each tag or text in it.
  static let record = 32 << 20
  /// Bytes of one tag with its attributes, or of one reference.
  static let tag = 256 << 10
  /// Bytes of one comment, processing instruction, or document type declaration.
  static let markup = 4 << 20
  /// Bytes of all names together.
  ///
  /// libxml2 2.9 finds a name in time that grows with their number.
  static let names = 1 << 20
}
