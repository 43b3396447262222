/// Not written yet.
struct XLIFFReader {
  init(_ source: ByteSource, sink: RecordSink) throws {}
  func read() throws {}
}
