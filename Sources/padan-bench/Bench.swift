import Foundation

/// The benchmark: `padan-bench [CASE…] [--corpora DIR] [--runs N] [--json]`.
@main
struct Bench {
  static let usage = """
    usage: padan-bench [segment|align|import|lookup|short|export]... [--corpora DIR] [--runs N] [--json]
    Measures the work named, or all, on the sample articles of DIR (default: Corpora). Build it for release:
      swift run -c release -Xswiftc -cross-module-optimization padan-bench
    """

  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      let corpus = try SampleCorpus(at: options.corpora)
      if !options.isJSON { print(Measurement.heading) }
      for name in options.cases {
        let work = try Work.named(name, corpus)
        let measurement = try Measurement(of: work, runs: options.runs)
        print(options.isJSON ? measurement.json : measurement.row)
      }
    } catch let error as Options.Failure {
      FileHandle.standardError.write(Data("padan-bench: \(error.reason)\n\(usage)\n".utf8))
      exit(64)
    } catch {
      FileHandle.standardError.write(Data("padan-bench: \(error)\n".utf8))
      exit(1)
    }
  }
}

/// What the command line asks for.
struct Options {
  struct Failure: Error { let reason: String }

  var cases: [String] = []
  var corpora = "Corpora"
  var runs = 5
  var isJSON = false

  init(_ arguments: some Sequence<String>) throws(Failure) {
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      switch argument {
      case "--json": isJSON = true
      case "--corpora":
        guard let folder = rest.next() else { throw Failure(reason: "--corpora needs a folder") }
        corpora = folder
      case "--runs":
        guard let count = rest.next().flatMap({ Int($0) }), count > 0 else {
          throw Failure(reason: "--runs needs a number of at least 1")
        }
        runs = count
      case _ where Work.names.contains(argument): cases.append(argument)
      default: throw Failure(reason: "there is no case or option '\(argument)'")
      }
    }
    if cases.isEmpty { cases = Work.names }
  }
}
