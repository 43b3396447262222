/// Why a server cannot begin, as a sentence that says what to do.
public enum ServerFailure: Error, Hashable, CustomStringConvertible {
  /// Another program listens there already.
  case taken(ListeningAddress)
  /// The address is none of this machine's, or not allowed.
  case cannotListen(ListeningAddress, reason: String)
  /// Others than this machine could reach it, and it asks for no token.
  case unprotected(ListeningAddress)
  /// The file of tokens cannot be read.
  case unreadableTokens(path: String)
  /// The file of tokens cannot be written.
  case unwritableTokens(path: String, reason: String)
  /// The file of tokens has one of this name.
  case takenName(path: String, name: String)
  /// A line of the file of tokens is not what it should be.
  case malformedTokens(path: String, line: Int)
  /// The file of tokens has none.
  case noTokens(path: String)

  /// The sentence.
  public var description: String {
    switch self {
    case .taken(let address):
      "\(address) is taken by another program; say --listen \(ListeningAddress.shown(address.host, 0)) for a free port"
    case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
    case .unprotected(let address):
      "\(address) is reached from other machines: say --tokens FILE, or --allow-anyone if all who reach it may "
        + "read and change the memory"
    case .unreadableTokens(let path):
      "\(path): the tokens cannot be read; `padan-server token` makes them"
    case .unwritableTokens(let path, let reason): "\(path): the tokens cannot be written: \(reason)"
    case .takenName(let path, let name):
      "\(path): there is a token called '\(name)'; choose another name, or take its line out"
    case .malformedTokens(let path, let line):
      "\(path):\(line): a line is NAME, read, write or admin, and sha256:DIGEST, with tabs between; `padan-server token` makes it"
    case .noTokens(let path): "\(path): there is no token in this file; `padan-server token` makes one"
    }
  }
}
