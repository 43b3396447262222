import Exchange
import Text

/// SRX files: an error with its place, or rules that segment a text, or say which expression takes too long.
enum RulesTarget {
  private static let text = """
    Harga beras naik. Kata dr. Sri, itu wajar! "Apa benar?" tanyanya. No. 5, hal. 12 (lih. bab IV).

    Pasar sepi… Pukul 08.30 WIB e.g. aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 3.000,50 👩‍👩‍👧 selesai
    """

  /// Reads one input.
  static func read(_ bytes: UnsafeRawBufferPointer) {
    let path = ScratchFile.write(bytes, to: "in.srx")
    do {
      let rules = try SegmentationRules(srx: path)
      let segments = try Segmenter(language: .indonesian, rules: rules).segments(in: text)
      let kept = segments.map(\.text).joined().unicodeScalars.filter { !$0.properties.isWhitespace }
      let whole = text.unicodeScalars.filter { !$0.properties.isWhitespace }
      guard Array(kept) == Array(whole) else { fatalError("text was lost: \(segments)") }
    } catch let error as ExchangeError {
      error.requireSound(path: path, of: bytes)
    } catch let error as SegmentationError {
      guard error.line >= 1, !error.reason.isEmpty else { fatalError("no place: \(error)") }
    } catch {
      fatalError("no error of reading: \(error)")
    }
  }
}
