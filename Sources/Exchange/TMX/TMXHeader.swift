/// The header of a TMX file that holds units of other files.
///
/// It says of itself what all their headers say; what they do not agree on is ours, and stands with each `tu` where TMX
/// allows that (`srclang`, `segtype`, `datatype`, `o-tmf`). The notes and properties of all stand one after another.
struct TMXHeader {
  /// The attributes that a `tu` inherits and may have itself.
  private static let inherited = ["segtype", "o-tmf", "srclang", "datatype"]

  /// The element.
  let bytes: [UInt8]
  private let attributes: [String: [UInt8]]

  /// A header over those of the files; nil stands for units of no TMX file.
  init(_ languages: LanguagePair, of headers: [String?]) {
    let own = [
      ("creationtool", "padan"), ("creationtoolversion", "1.0"), ("segtype", "sentence"), ("o-tmf", "padan"),
      ("adminlang", "en"), ("srclang", "\(languages.from)"), ("datatype", "plaintext"),
    ].map { (name: $0.0, value: Array($0.1.utf8)) }
    var agreed: [(name: String, value: [UInt8])]?
    var children: [ArraySlice<UInt8>] = []
    var known: Set<ArraySlice<UInt8>> = []
    for header in headers {
      guard let header = header.map({ Array($0.utf8) }), let end = header.firstIndex(of: 0x3E) else {
        agreed = (agreed ?? own).filter { one in own.contains { $0 == one } }
        continue
      }
      let attributes = TMXTag(header[1..<end]).attributes.map { (name: $0.name, value: Array($0.value)) }
      agreed = (agreed ?? attributes).filter { one in attributes.contains { $0 == one } }
      // Each child has a line of its own; the last line is the end tag.
      for child in header[(end + 1)...].split(separator: 0x0A).dropLast() where known.insert(child).inserted {
        children.append(child)
      }
    }
    var all = own.map { one in agreed?.first { $0.name == one.name } ?? one }
    all += (agreed ?? []).filter { one in !own.contains { $0.name == one.name } }
    var bytes = Array("<header".utf8)
    for (name, value) in all {
      bytes.append(text: " " + name + "=\"")
      bytes += value
      bytes.append(0x22)
    }
    // The end tag is written out: XML::TMX does not read an empty one.
    bytes.append(text: ">")
    for child in children { bytes += [0x0A] + child }
    if !children.isEmpty { bytes.append(0x0A) }
    bytes.append(text: "</header>")
    self.bytes = bytes
    attributes = Dictionary(all.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// What another file's header says otherwise than this one, of what a `tu` may say for itself.
  func defaults(of header: String) -> [(name: String, value: [UInt8])] {
    guard let end = header.utf8.firstIndex(of: 0x3E) else { return [] }
    let own = TMXTag(Array(header.utf8[..<end])[...])
    return Self.inherited.compactMap { name in
      guard let value = own.value(of: name), attributes[name].map({ !$0.elementsEqual(value) }) ?? true else {
        return nil
      }
      return (name, Array(value))
    }
  }
}
