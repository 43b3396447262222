/// What CAT tools say, in namespaces of their own, of the units of version 1.
extension XLIFFFiller {
  /// What is said of a target.
  struct Confirmation {
    var isConfirmed = false
    var isLocked = false
  }

  /// What is said of a `trans-unit`, and of each of its segments, by their `mid`.
  func confirmation(of unit: Int) -> (unit: Confirmation, segments: [String: Confirmation]) {
    let tag = outline.elements[unit].tag
    let isConfirmed =
      outline.attribute("mq:status", of: tag).map(XLIFFConfirmation.isConfirmed(memoQ:))
      ?? outline.attribute("m:confirmed", of: tag).map(XLIFFConfirmation.isConfirmed(phrase:))
    let isLocked = ["mq:locked", "m:locked"].contains {
      outline.attribute($0, of: tag).map(XLIFFConfirmation.isLocked) ?? false
    }
    var segments: [String: Confirmation] = [:]
    for definitions in outline.elements[unit].children where isTrados(definitions, "seg-defs") {
      for segment in outline.elements[definitions].children where isTrados(segment, "seg") {
        let tag = outline.elements[segment].tag
        segments[outline.attribute("id", of: tag) ?? ""] = Confirmation(
          isConfirmed: XLIFFConfirmation.isConfirmed(trados: outline.attribute("conf", of: tag)),
          isLocked: outline.attribute("locked", of: tag).map(XLIFFConfirmation.isLocked) ?? false)
      }
    }
    return (Confirmation(isConfirmed: isConfirmed ?? false, isLocked: isLocked), segments)
  }

  private func isTrados(_ element: Int, _ name: String) -> Bool {
    outline.elements[element].name == name
      && outline.bytes[outline.elements[element].tag.name].starts(with: "sdl:".utf8)
  }
}
