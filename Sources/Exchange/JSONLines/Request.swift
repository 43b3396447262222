/// A request of a stream: a JSON object whose members are texts, and a key by which the one who asks knows the answer.
///
/// The key may be any JSON value; it is given back as it was written. Members that are not asked for are passed over.
public struct Request: Sendable {
  /// Why a request cannot be answered.
  public struct Fault: Error, Hashable, CustomStringConvertible {
    /// What is wrong, and what is wanted.
    public let description: String

    /// A fault.
    public init(_ description: String) { self.description = description }
  }

  /// The key as it is written; nil where there is none.
  public private(set) var key: String?
  private var texts: [String: String] = [:]
  private var others: Set<String> = []
  private var fault: Fault?

  /// Reads a line; one that cannot be read has a fault, which is told when a member is asked for.
  public init(_ line: RequestLine) {
    guard let bytes = line.bytes else {
      fault = Fault("the line is longer than \(RequestLines.maximumLength >> 20) MiB")
      return
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      fault = Fault("the line is not valid UTF-8")
      return
    }
    do {
      var scanner = JSONScanner(bytes[...])
      var names: Set<String> = []
      try scanner.readObject { name, value, written in
        guard names.insert(name).inserted else { throw Fault("the member '\(name)' stands twice") }
        if name == "key" {
          key = String(decoding: written, as: UTF8.self)
        } else if case .string(let text) = value {
          texts[name] = text
        } else if case .null = value {
          return
        } else {
          others.insert(name)
        }
      }
    } catch let fault as Fault {
      self.fault = fault
    } catch let fault as JSONScanner.Fault {
      self.fault = Fault("\(fault.rawValue): a request is one JSON object on a line")
    } catch {
      fault = Fault("\(error)")
    }
  }

  /// A text that the request must have.
  public func text(_ name: String) throws(Fault) -> String {
    guard let text = try optionalText(name) else { throw Fault("the request has no '\(name)'") }
    return text
  }

  /// A text that it may have; null is none.
  public func optionalText(_ name: String) throws(Fault) -> String? {
    if let fault { throw fault }
    if others.contains(name) { throw Fault("'\(name)' is not a text") }
    return texts[name]
  }
}
