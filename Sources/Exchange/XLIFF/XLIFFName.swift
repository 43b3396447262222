/// The elements and attributes of XLIFF (1.0 to 1.2, 2.0 to 2.2) that are read.
enum XLIFFName: String, CaseIterable {
  case source, target, segment, unit, mrk, note, notes, ignorable
  case transUnit = "trans-unit"
  case segSource = "seg-source"
  case id, state, approved, translate, mtype, mid, hex
  case bpt, ept, ph, it, cp, g, x, bx, ex, pc, sc, ec, sm, em, sub, data
  case rid, pos, ctype, type, dataRef, dataRefStart, dataRefEnd, startRef, isolated, originalData
  case equiv, equivStart, equivEnd, disp, dispStart, dispEnd, subType, clone, xid, comment
  case canCopy, canDelete, canReorder, canOverlap, dir, ref, value, crc, assoc
  case equivText = "equiv-text"
  case altTrans = "alt-trans"
  case binUnit = "bin-unit"
  case group, body, header, file, xliff, version, original, srcLang, trgLang
  case sourceLanguage = "source-language"
  case targetLanguage = "target-language"
  case xmlLang = "xml:lang"
  // What tools say in namespaces of their own: Trados Studio, memoQ, Phrase.
  case segDefs = "sdl:seg-defs"
  case seg = "sdl:seg"
  case conf
  case mqStatus = "mq:status"
  case confirmed = "m:confirmed"

  /// The attributes of inline codes and marks that are kept.
  static let ofCodes: [XLIFFName] = [
    .id, .rid, .startRef, .pos, .isolated, .ctype, .type, .subType, .equivText, .equiv, .equivStart,
    .equivEnd, .disp, .dispStart,
    .dispEnd, .clone, .xid, .crc, .assoc, .canCopy, .canDelete, .canReorder, .canOverlap, .dir, .dataRef,
    .dataRefStart,
    .dataRefEnd, .mtype, .mid, .comment, .translate, .ref, .value,
  ]
}
