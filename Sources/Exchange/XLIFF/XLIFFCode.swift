/// An inline code in a `source` or `target`, in the terms of TMX, in which a memory keeps it.
///
/// `g`, `pc`, `bpt`, `bx` and `sc` with what ends them are pairs (`bpt` and `ept` of TMX, or `it` where the other half is not in the
/// same segment); `x` and `ph` stand alone; `mrk` marks text (`hi`). The content is the native code where the
/// file has it, else the tag of XLIFF.
struct XLIFFCode {
  /// What a code does to the text around it.
  enum Kind {
    /// It begins what another one ends.
    case begin
    /// It ends what another one began.
    case end
    /// It stands for something of its own.
    case alone
    /// It begins a stretch of text that is marked.
    case markBegin
    /// It ends such a stretch.
    case markEnd
  }

  var kind: Kind
  /// Where in the text it stands, in UTF-8.
  var offset: Int
  /// What it has in common with its other half in the same text, and with nothing else there.
  var pair = ""
  /// What it has in common with the same code in the other language; nil where the file does not say.
  var identifier: String?
  /// Its kind as the file says it.
  var type: String?
  /// The content of the element of TMX, as XML.
  var content: [UInt8] = []
  /// Its tag in XLIFF, with all its attributes.
  var tag: [UInt8] = []
}
