internal import Crypto
internal import Foundation

/// The tokens of a server: who may do what.
///
/// They come from a file of lines `NAME<TAB>RIGHT<TAB>sha256:DIGEST`; a line that begins with `#`, or is empty, says nothing. A token
/// is 256 random bits, so a digest without salt and without delay gives nothing away.
public struct AccessTokens: Sendable {
  /// Someone who has a token.
  public struct Holder: Hashable, Sendable {
    /// What the token is called.
    public var name: String
    /// What it allows.
    public var right: AccessRight
  }

  private let holders: [(digest: [UInt8], holder: Holder)]

  /// Reads a file of tokens.
  ///
  /// Throws `ServerFailure`.
  public init(contentsOf path: String) throws(ServerFailure) {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .unreadableTokens(path: path)
    }
    var digests: [[UInt8]: Holder] = [:]
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3, !fields[0].isEmpty, let right = AccessRight(rawValue: String(fields[1])),
        let digest = Self.bytes(ofDigest: fields[2])
      else { throw .malformedTokens(path: path, line: index + 1) }
      digests[digest] = Holder(name: String(fields[0]), right: right)
    }
    guard !digests.isEmpty else { throw .noTokens(path: path) }
    holders = digests.map { ($0, $1) }
  }

  /// Who has a token; nil for one that is not known.
  ///
  /// All are compared, and each to its last byte, so that the time tells nothing of any.
  func holder(of token: String) -> Holder? {
    let digest = SHA256.hash(data: Data(token.utf8))
    var found: Holder?
    for entry in holders {
      let difference = zip(entry.digest, digest).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
      if difference == 0 { found = entry.holder }
    }
    return found
  }

  /// Makes a token and adds its line to a file, which is made where there is none.
  ///
  /// Returns the token itself, which is kept nowhere. Throws `ServerFailure`, also where the name is taken.
  public static func issue(
    name: String, right: AccessRight, in path: String
  ) throws(ServerFailure) -> String {
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .unwritableTokens(path: path, reason: String(cString: strerror(errno))) }
    defer { close(file) }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .unreadableTokens(path: path)
    }
    if text.split(whereSeparator: \.isNewline).contains(where: { $0.hasPrefix(name + "\t") }) {
      throw .takenName(path: path, name: name)
    }
    let token = makeToken()
    let digest = SHA256.hash(data: Data(token.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    let start = text.last?.isNewline ?? true ? "" : "\n"
    let line = Array("\(start)\(name)\t\(right.rawValue)\tsha256:\(digest.joined())\n".utf8)
    guard write(file, line, line.count) == line.count, fsync(file) == 0 else {
      throw .unwritableTokens(path: path, reason: String(cString: strerror(errno)))
    }
    return token
  }

  /// 256 random bits, in letters that an address and a header take as they are.
  private static func makeToken() -> String {
    // The generator is the system's for cryptography.
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let text = Data(bytes).base64EncodedString()
    return "padan_"
      + text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func bytes(ofDigest field: Substring) -> [UInt8]? {
    let digits = field.dropFirst("sha256:".count).utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
    guard field.hasPrefix("sha256:"), digits.count == 64, !digits.contains(nil) else { return nil }
    let values = digits.compactMap { $0 }
    return stride(from: 0, to: 64, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }
}
