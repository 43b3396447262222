internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension MemoryService {
  /// What the server has done and what it uses, as Prometheus reads it.
  func metrics() -> Response {
    var text = counters.text
    func add(_ name: String, _ type: String, _ help: String, _ values: [(labels: String, value: String)]) {
      text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
      for value in values { text += "\(name)\(value.labels) \(value.value)\n" }
    }
    let waiting = [("read", readers), ("write", writer), ("export", exporters)]
    add(
      "padan_jobs_waiting", "gauge", "What waits for the memory.",
      waiting.compactMap { name, workers in
        workers.map { ("{work=\"\(name)\"}", String($0.waitingCount)) }
      })
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    let seconds = times.reduce(0.0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000 }
    add("process_cpu_seconds_total", "counter", "Processor time used.", [("", String(seconds))])
    if let pages = Self.residentPages {
      add(
        "process_resident_memory_bytes", "gauge", "Memory used.",
        [("", String(pages * Int(sysconf(Int32(_SC_PAGESIZE)))))])
    }
    return Response(
      status: .ok, headers: .data("text/plain; version=0.0.4; charset=utf-8"),
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// The second number of `/proc/self/statm`.
  private static var residentPages: Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }
}
