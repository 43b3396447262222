internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// A file that was sent, kept in a folder of its own until it has been read.
final class Upload: Sendable {
  let path: String
  private let folder: URL

  /// Takes in the body of a request, of at most `most` bytes, as it comes: memory does not grow with it.
  ///
  /// Throws `RequestFailure` for one that is longer, or comes too slowly, and for a form with files in it.
  init(of call: Call, called name: String, most: Int) async throws {
    if let type = call.request.headers[.contentType], type.lowercased().hasPrefix("multipart/") {
      throw RequestFailure(
        .unsupportedMediaType, "no-file",
        "a form is no file; send the file itself as the body, as curl --data-binary @FILE does", closes: true)
    }
    let body = try call.body("a file", most: most)
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "padan-upload-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    path = folder.appendingPathComponent(name).path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    defer { close(descriptor) }
    let pieces = Pieces(body)
    var count = 0
    while let piece = try await withSendingTimeLimit({ try await pieces.next() }) {
      count += piece.readableBytes
      guard count <= most else { throw RequestFailure.tooLong("a file", most: most) }
      try Self.write(piece, to: descriptor)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static func write(_ piece: ByteBuffer, to descriptor: Int32) throws {
    try piece.withUnsafeReadableBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else {
          throw RequestFailure(
            .init(code: 507, reasonPhrase: "Insufficient Storage"), "no-room",
            "the server has no room for the file; try a smaller one",
            closes: true)
        }
        done += count
      }
    }
  }

  /// The pieces of a body.
  ///
  /// `@unchecked Sendable`: only `init(of:)` asks, and waits for each piece before it asks for the next.
  private final class Pieces: @unchecked Sendable {
    private var iterator: RequestBody.AsyncIterator

    init(_ body: RequestBody) { iterator = body.makeAsyncIterator() }

    func next() async throws -> ByteBuffer? { try await iterator.next() }
  }
}
