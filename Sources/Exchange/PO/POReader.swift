/// Not written yet.
struct POReader {
  init(_ source: ByteSource, sink: RecordSink) throws {}
  func read() throws {}
}
