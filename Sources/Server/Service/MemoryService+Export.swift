internal import Exchange
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import TranslationMemory

extension MemoryService {
  /// Writes the memory in a format, piece by piece: no more of it is held than a few pieces.
  func export(_ format: ExchangeFormat, _ call: Call) async throws -> Response {
    let request = try ExportRequest(
      format, call.parameters("origin", "since", "latest", "level", "min-confidence", "from", "to"))
    var headers = HTTPFields.data(request.type)
    headers[.contentDisposition] = "attachment; filename=\"memory.\(format.rawValue)\""
    // Nobody reads what is only asked after, and nobody knows how long it would be.
    if call.request.method == .head {
      return Response(status: .ok, headers: headers, body: ResponseBody { _ in })
    }
    let channel = ByteChannel()
    let exporters = exporters
    Task {
      do {
        try await exporters.run { try request.write($0, to: channel) }
        channel.finish()
      } catch { channel.finish(throwing: error) }
    }
    // What is wrong at the beginning is still told by the status.
    var pieces = channel.pieces.makeAsyncIterator()
    let first = try await pieces.next()
    let rest = RemainingPieces(pieces)
    let body = ResponseBody { writer in
      // However the sending ends, nothing more is waited for.
      defer { channel.close() }
      var piece = first
      while let bytes = piece {
        try await writer.write(ByteBuffer(bytes: bytes))
        channel.tookPiece()
        piece = try await rest.next()
      }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: headers, body: body)
  }

  /// What is left of the pieces after the first.
  ///
  /// `@unchecked Sendable`: handed on from the task that took the first piece to the one that sends them, never used by both.
  private final class RemainingPieces: @unchecked Sendable {
    private var iterator: AsyncThrowingStream<[UInt8], any Error>.AsyncIterator

    init(_ iterator: AsyncThrowingStream<[UInt8], any Error>.AsyncIterator) { self.iterator = iterator }

    func next() async throws -> [UInt8]? { try await iterator.next() }
  }
}
