/// The elements and attributes of TMX (1.1 to 1.4b) that are read.
enum TMXName: String, CaseIterable {
  // By how often they occur, since they are looked up in this order.
  case tuv, seg, tu, prop, type, note
  case xmlLang = "xml:lang"
  case creationdate, creationid, changedate, changeid, usagecount, lang
  case bpt, ept, ph, it, ut, sub, hi
  case tmx, header, body, version, srclang
}

/// The names under which our own data stands in `prop` elements.
enum TMXProperty: String, CaseIterable {
  /// The article or file that the unit comes from.
  case origin = "x-origin"
  /// The place in the origin, from 0.
  case position = "x-position"
  /// The probability that an alignment is right.
  case confidence = "x-confidence"
  /// The source segment before, as other tools write it too.
  case before = "x-context-pre"
  /// The source segment after.
  case after = "x-context-post"
}
