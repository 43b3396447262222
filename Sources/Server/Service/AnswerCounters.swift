internal import Synchronization

/// How many requests were answered, how, and in what time.
final class AnswerCounters: Sendable {
  private struct Key: Hashable, Comparable {
    var path: String
    var method: String
    var status: Int

    static func < (a: Key, b: Key) -> Bool { (a.path, a.method, a.status) < (b.path, b.method, b.status) }
  }

  /// Answers by their time, as Prometheus counts them: each in all buckets that it fits in.
  private struct Histogram {
    var buckets = [Int](repeating: 0, count: AnswerCounters.bounds.count)
    var count = 0
    var seconds = 0.0
  }

  private struct State {
    var answers: [Key: Int] = [:]
    var times: [String: Histogram] = [:]
  }

  /// In seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
  private let state = Mutex(State())

  /// Counts an answer; `path` is the pattern of its route, so that there are never more than routes.
  func count(_ path: String, _ method: String, _ status: Int, _ time: Duration) {
    let seconds = time / .seconds(1)
    // A method is the caller's to choose, and must not fill the memory.
    let method = ["GET", "HEAD", "POST", "PUT", "DELETE"].contains(method) ? method : "other"
    state.withLock { state in
      state.answers[Key(path: path, method: method, status: status), default: 0] += 1
      var histogram = state.times[path] ?? Histogram()
      histogram.count += 1
      histogram.seconds += seconds
      for (index, bound) in Self.bounds.enumerated() where seconds <= bound { histogram.buckets[index] += 1 }
      state.times[path] = histogram
    }
  }

  /// The counts in the text format of Prometheus, version 0.0.4.
  var text: String {
    let state = state.withLock { $0 }
    var lines = [
      "# HELP padan_http_requests_total Requests answered.", "# TYPE padan_http_requests_total counter",
    ]
    for (key, count) in state.answers.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "padan_http_requests_total{path=\"\(key.path)\",method=\"\(key.method)\",status=\"\(key.status)\"} \(count)"
      )
    }
    lines += [
      "# HELP padan_http_request_seconds Time until an answer began.",
      "# TYPE padan_http_request_seconds histogram",
    ]
    for (path, histogram) in state.times.sorted(by: { $0.key < $1.key }) {
      let name = "padan_http_request_seconds"
      for (bound, count) in zip(Self.bounds, histogram.buckets) {
        lines.append("\(name)_bucket{path=\"\(path)\",le=\"\(bound)\"} \(count)")
      }
      lines += [
        "\(name)_bucket{path=\"\(path)\",le=\"+Inf\"} \(histogram.count)",
        "\(name)_sum{path=\"\(path)\"} \(histogram.seconds)",
        "\(name)_count{path=\"\(path)\"} \(histogram.count)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
