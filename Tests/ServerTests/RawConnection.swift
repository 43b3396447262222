import Foundation
import Testing

/// A connection to a server of this machine, on which a test sends and reads bytes as they are.
final class RawConnection {
  private let descriptor: Int32
  /// It ends when nobody holds it.
  private let server: RunningServer
  /// What was read and not yet asked for.
  private var rest: [UInt8] = []

  init(to server: RunningServer) throws {
    self.server = server
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try #require(descriptor >= 0)
    // One who waits for what never comes fails, and does not hang.
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(server.port).bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0)
  }

  deinit { close(descriptor) }

  /// Sends a text; a server that reads no further is no failure.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      done += count
    }
  }

  /// What comes up to the first empty line, and with it.
  func head() throws -> String {
    let mark = Array("\r\n\r\n".utf8)
    while true {
      if let range = rest.firstRange(of: mark) {
        defer { rest.removeSubrange(..<range.upperBound) }
        return String(decoding: rest[..<range.upperBound], as: UTF8.self)
      }
      try #require(try readMore(), "the connection ended in a head")
    }
  }

  /// So many bytes.
  func next(_ count: Int) throws -> String {
    while rest.count < count { try #require(try readMore(), "the connection ended in a body") }
    defer { rest.removeFirst(count) }
    return String(decoding: rest[..<count], as: UTF8.self)
  }

  /// What comes until the server ends the connection.
  func remainder() throws -> String {
    while try readMore() {}
    defer { rest = [] }
    return String(decoding: rest, as: UTF8.self)
  }

  private func readMore() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    try #require(count >= 0, "nothing came: \(String(cString: strerror(errno)))")
    rest += buffer[..<count]
    return count > 0
  }
}
