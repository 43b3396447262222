import Corpus
import Exchange
import Text

/// Answers a stream of requests on standard input, a JSON object a line, in their order: what another engine pipes through.
///
/// A request that cannot be answered is answered with its error, and the stream goes on; so every request that is read has
/// an answer, and the exit status says nothing of single ones. Memory does not grow with the stream.
struct StreamFilter<Tool> {
  private var workers: Workers<Tool>
  private let output = StandardOutput()

  /// So many requests are answered at once.
  private let mostRequests: Int
  private static var mostBytes: Int { 1 << 20 }

  /// A filter whose workers each have a tool; `mostRequests` are answered at once, fewer where answers are long.
  init(mostRequests: Int = 1024, _ make: @escaping () throws -> Tool) throws {
    self.mostRequests = mostRequests
    workers = Workers(try make(), make: make)
  }

  /// Reads to the end; `answer` gives the objects that a request is answered with, to each of which its key is added.
  mutating func run(_ answer: @Sendable (Tool, Request) throws -> [JSONObject]) throws {
    var waiting: [RequestLine] = []
    var bytes = 0
    var unanswered = 0
    var answered = 0
    func answerWaiting() throws {
      let answers = try workers.map(waiting) { tool, line in try Self.answers(to: line, tool, answer) }
      for result in answers {
        let (objects, isFault) = try result.get()
        for object in objects { try output.writeLine(object) }
        if isFault { unanswered += 1 }
      }
      answered += waiting.count
      waiting.removeAll(keepingCapacity: true)
      bytes = 0
    }
    let lines = try RequestLines(of: "-")
    while true {
      if lines.isWaiting {
        try answerWaiting()
        try output.flush()
      }
      guard let line = try lines.next() else { break }
      waiting.append(line)
      bytes += line.byteCount
      if waiting.count >= mostRequests || bytes >= Self.mostBytes { try answerWaiting() }
    }
    try answerWaiting()
    try output.flush()
    if unanswered > 0 {
      StandardError.writeLine(
        "padan: warning: \(Count.shown(unanswered)) of \(Count.shown(answered, "request")) could not be answered"
      )
    }
  }

  /// The lines that answer a request, and whether they say why there is no answer.
  private static func answers(
    to line: RequestLine, _ tool: Tool, _ answer: (Tool, Request) throws -> [JSONObject]
  ) throws -> (objects: [JSONObject], isFault: Bool) {
    let request = Request(line)
    let reason: String
    do {
      return (try answer(tool, request).map { $0.answering(request) }, false)
    } catch let fault as Request.Fault {
      reason = fault.description
    } catch let error as SegmentationError {
      reason = error.description
    } catch let error as ExchangeError {
      // A file that the request names.
      reason = CommandFailure(error)?.line ?? error.reason
    }
    var fault = JSONObject()
    fault.set("line", line.number)
    fault.set("message", reason)
    var object = JSONObject()
    object.set("error", fault)
    return ([object.answering(request)], true)
  }
}

extension Request {
  /// The text that is a member, or that of the file that another member names.
  func text(_ name: String, orFile file: String) throws -> String {
    if let text = try optionalText(name) { return text }
    guard let path = try optionalText(file) else {
      throw Fault("the request has neither '\(name)' nor '\(file)'")
    }
    // Standard input is the stream itself.
    if path == "-" || path.isEmpty { throw Fault("'\(file)' is no name of a file") }
    return try ArticleFile(path).text
  }
}
