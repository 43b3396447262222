import Exchange
import Glibc

/// The arguments as the system hands them over.
enum ArgumentBytes {
  /// Throws for an argument that is not valid UTF-8.
  ///
  /// Swift repairs such an argument without a word, and another file would be read, or another text stored, than
  /// the one that was named.
  static func check() throws(CommandFailure) {
    // The C array lives as long as the process, and ends with a null pointer.
    for index in 1..<max(Int(CommandLine.argc), 1) {
      guard let argument = CommandLine.unsafeArgv[index] else { return }
      if let text = escaped(UnsafeRawBufferPointer(start: argument, count: strlen(argument))) {
        throw CommandFailure(.usage, "the argument '\(text)' is not valid UTF-8; write it in UTF-8")
      }
    }
  }

  /// The text with each byte that is not UTF-8 as `\\xE9`; nil where all are.
  static func escaped(_ bytes: some Collection<UInt8>) -> String? {
    var text = ""
    var isValid = true
    var rest = bytes.makeIterator()
    var bytes = Array(bytes)[...]
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        text.unicodeScalars.append(Unicode.UTF8.decode(encoded))
        bytes = bytes.dropFirst(encoded.count)
      case .error(let length):
        isValid = false
        for byte in bytes.prefix(length) { text += "\\x" + String(byte, radix: 16, uppercase: true) }
        bytes = bytes.dropFirst(length)
      case .emptyInput: return isValid ? nil : text
      }
    }
  }
}
