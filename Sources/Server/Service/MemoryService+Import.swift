internal import Exchange
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import TranslationMemory

extension MemoryService {
  /// Adds the units of a file, which is the body of the request: all or none.
  func importFile(_ call: Call) async throws -> Response {
    let request = try ImportRequest(
      call.parameters("name", "format", "origin", "min-confidence", "from", "to", "progress"))
    let workers = try writing()
    let upload = try await Upload(of: call, called: request.shortName, most: mostUploadBytes)
    guard request.tellsProgress else {
      let summary = try await workers.run(isPatient: true) { try request.bring(upload, into: $0) { _ in } }
      return Response(summary)
    }
    let (lines, continuation) = AsyncStream<JSONObject>.makeStream()
    Task {
      do {
        continuation.yield(
          try await workers.run(isPatient: true) { memory in
            try request.bring(upload, into: memory) { continuation.yield($0) }
          })
      } catch {
        // The status has been sent: what is wrong comes in place of the summary.
        continuation.yield(RequestFailure(error).object)
      }
      continuation.finish()
    }
    let body = ResponseBody { writer in
      for await line in lines {
        var bytes: [UInt8] = []
        line.append(to: &bytes)
        try await writer.write(ByteBuffer(bytes: bytes + [0x0A]))
      }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: .data("application/x-ndjson"), body: body)
  }
}
