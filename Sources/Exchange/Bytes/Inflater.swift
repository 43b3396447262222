internal import CZlib

/// zlib's inflate over one stream.
final class Inflater {
  /// How the compressed bytes are wrapped.
  enum Wrapping: Int32 {
    /// Bare deflate, as in zip.
    case none = -15
    /// A gzip header and trailer, whose checksum zlib verifies.
    case gzip = 31
  }

  /// What one step did.
  struct Step {
    var consumed: Int
    var produced: [UInt8]
    var ended: Bool
  }

  /// zlib keeps the address of its stream, so that it must not move: it lies on the heap.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Begins a stream; nil where zlib has no memory for it.
  init?(_ wrapping: Wrapping) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    if inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size) != Z_OK {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Begins over, for the next member of a gzip file.
  func reset() { inflateReset(stream) }

  /// Unpacks up to a piece from `input`; nil where the data is damaged.
  func step(_ input: ArraySlice<UInt8>) -> Step? {
    var status = Z_OK
    var consumed = 0
    let produced = [UInt8](unsafeUninitializedCapacity: ByteSource.pieceSize) { output, count in
      input.withUnsafeBufferPointer { source in
        // zlib does not write to its input; its declaration only lacks the const.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        status = inflate(stream, Z_NO_FLUSH)
        consumed = source.count - Int(stream.pointee.avail_in)
        count = output.count - Int(stream.pointee.avail_out)
      }
    }
    switch status {
    case Z_OK, Z_BUF_ERROR: return Step(consumed: consumed, produced: produced, ended: false)
    case Z_STREAM_END: return Step(consumed: consumed, produced: produced, ended: true)
    default: return nil
    }
  }
}
