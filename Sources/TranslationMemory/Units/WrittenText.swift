/// A text as it is written, to be told from others: `==` on String would merge NFC and NFD.
package struct WrittenText: Hashable {
  /// The text.
  package let text: String

  /// A text.
  package init(_ text: String) { self.text = text }

  /// Whether both have the same bytes.
  package static func == (a: WrittenText, b: WrittenText) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
