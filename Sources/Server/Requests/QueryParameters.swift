internal import Foundation

/// What stands after the `?` of an address, as forms write it (URL Standard, section 5.1).
struct QueryParameters {
  private var values: [String: String] = [:]

  /// Reads a query.
  ///
  /// Throws `RequestFailure` for an escape that gives no text, and a name given twice.
  init(_ query: String) throws {
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let texts = try parts.map { part in
        let text = part.replacing("+", with: " ").removingPercentEncoding
        guard let text, !text.utf8.contains(0) else {
          throw RequestFailure.invalid("the address holds an escape that is no text")
        }
        return text
      }
      guard values.updateValue(texts.count > 1 ? texts[1] : "", forKey: texts[0]) == nil else {
        throw RequestFailure.invalid("the address says something twice")
      }
    }
  }

  /// Throws `RequestFailure` for a name that is none of these.
  func require(_ known: [String]) throws {
    guard let name = values.keys.sorted().first(where: { !known.contains($0) }) else { return }
    throw RequestFailure.invalid(
      known.isEmpty
        ? "this path takes no parameter; the address has '\(name)'"
        : "there is no parameter '\(name)' here; there are \(known.joined(separator: ", "))")
  }

  /// Where units come from; nil where it is not given.
  ///
  /// Throws `RequestFailure` for an empty or very long one.
  func origin() throws -> String? {
    guard let origin = self["origin"] else { return nil }
    guard (1...1000).contains(origin.unicodeScalars.count) else {
      throw RequestFailure.invalid("origin has 1 to 1000 characters; leave it out for any")
    }
    return origin
  }

  /// A number from 0 to 1; nil where it is not given.
  ///
  /// Throws `RequestFailure`.
  func confidence(_ name: String) throws -> Double? {
    guard let text = self[name] else { return nil }
    guard let value = Double(text), (0...1).contains(value) else {
      throw RequestFailure.invalid("\(name) is a number from 0 to 1")
    }
    return value
  }

  /// Whether something is wanted; false where it is not given.
  ///
  /// Throws `RequestFailure`.
  func flag(_ name: String) throws -> Bool {
    switch self[name] {
    case nil, "false": false
    case "true": true
    default: throw RequestFailure.invalid("\(name) is true or false")
    }
  }

  /// The value of a name; nil where it is not given.
  subscript(name: String) -> String? { values[name] }
}
