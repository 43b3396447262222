import Exchange
import Foundation
import TestSupport
import Testing

@testable import padan

@Suite struct JSONObjectTests {
  private func text(_ object: JSONObject) -> String {
    var bytes: [UInt8] = []
    object.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func keysKeepTheirOrder() {
    var object = JSONObject()
    object.set("z", 1)
    object.set("a", nil as String?)
    object.set("m", [JSONObject(), JSONObject(counts: ["b": 2, "a": 1])])
    object.set("r", [0..<3, 5..<6])
    object.set("t", true)
    object.set("d", 0.123456)
    object.set("n", Double.nan)
    #expect(
      text(object)
        == #"{"z":1,"a":null,"m":[{},{"a":1,"b":2}],"r":[[0,3],[5,6]],"t":true,"d":0.1235,"n":null}"#)
  }

  @Test(arguments: [
    (0.9988, "0.9988"), (0.99996, "0.9999"), (1, "1.0"), (0, "0.0"), (0.00004, "0.0"),
    (-2.5, "-2.5"),
  ])
  func onlyOneIsPrintedAsOne(value: Double, shown: String) { #expect(Decimals.four(value) == shown) }

  /// A terminal may obey these, and JSON may write them so.
  @Test func controlsBeyondASCIIAreEscaped() {
    var object = JSONObject()
    object.set("a", "\u{7F}\u{80}\u{9B}31m\u{A0}é\u{C0}\u{10FFFF}")
    #expect(text(object) == "{\"a\":\"\\u007f\\u0080\\u009b31m\u{A0}é\u{C0}\u{10FFFF}\"}")
  }

  @Test func everyTextIsReadBackAsItWas() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let scalars = (0..<Int.random(in: 0...20, using: &generator)).compactMap { _ in
        Unicode.Scalar(
          UInt32.random(in: 0...(Bool.random(using: &generator) ? 0x7F : 0x2_FFFF), using: &generator))
      }
      let value = String(String.UnicodeScalarView(scalars))
      var object = JSONObject()
      object.set("text", value)
      let line = text(object)
      #expect(!line.utf8.contains(0x0A))
      let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
      #expect(parsed?["text"].map { Array($0.unicodeScalars) } == scalars)
    }
  }
}
