import Foundation
import Text

/// The benchmark: `padan-bench [CASE…] [--corpora DIR] [--runs N] [--json]`, and what is measured by other figures than
/// time: `padan-bench reliability [GOLD…]`, `padan-bench scaling`.
@main
struct Bench {
  static let usage = """
    usage: padan-bench [segment|align|pair|import|lookup|export]... [--corpora DIR] [--runs N] [--json]
    Measures the work named, or all, on the sample articles of DIR (default: Corpora). Build it for release:
      swift run -c release -Xswiftc -cross-module-optimization padan-bench

           padan-bench reliability [NAME.gold.tsv]... [--from LANG] [--to LANG] [--lines]
    Aligns gold texts (default: those of DIR) and prints the F1 of beads and of one-sided beads by set, and how often beads
    are right by their confidence, beside their translation and beside others. NAME.id.txt is the source, NAME.en.txt
    the target, whatever their languages. --lines: split as the gold is, not by padan.

           padan-bench scaling [--most N]
    Aligns texts of doubling length, up to N segments a side (default 32000), and prints the exponent of the time.
    """

  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      if options.cases == ["reliability"] { return try print(reliability(options)) }
      let corpus = try SampleCorpus(at: options.corpora)
      if options.cases == ["scaling"] { return Scaling.report(corpus, most: options.most) }
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

  private static func reliability(_ options: Options) throws -> String {
    var files = options.files
    if files.isEmpty {
      files = (FileManager.default.enumerator(atPath: options.corpora)?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".gold.tsv") }.sorted().map { options.corpora + "/" + $0 }
    }
    if files.isEmpty { throw Options.Failure(reason: "there is no gold in '\(options.corpora)'") }
    return try Reliability(
      files.map { try GoldText($0) }, from: options.from, to: options.to, usesGoldSegments: options.lines
    ).report
  }
}

/// What the command line asks for.
struct Options {
  struct Failure: Error { let reason: String }

  var cases: [String] = []
  var corpora = "Corpora"
  var runs = 5
  var isJSON = false
  /// Gold files to judge reliability by; none for those of `corpora`.
  var files: [String] = []
  var from = LanguageTag.indonesian
  var to = LanguageTag.english
  /// Whether texts are split as their gold is.
  var lines = false
  /// Segments a side of the longest text that is aligned to see how the time grows.
  var most = 32_000

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
      case "--most":
        guard let count = rest.next().flatMap({ Int($0) }), count > 0 else {
          throw Failure(reason: "--most needs a number of at least 1")
        }
        most = count
      case "--from", "--to":
        guard let tag = rest.next().flatMap({ LanguageTag($0) }) else {
          throw Failure(reason: "\(argument) needs a language")
        }
        if argument == "--from" { from = tag } else { to = tag }
      case "--lines": lines = true
      case "reliability", "scaling": cases.append(argument)
      case _ where argument.hasSuffix(".gold.tsv") || argument.hasSuffix(".gold.tsv.gz"):
        files.append(argument)
      case _ where Work.names.contains(argument): cases.append(argument)
      default: throw Failure(reason: "there is no case or option '\(argument)'")
      }
    }
    if cases.isEmpty { cases = Work.names }
    if cases.count > 1, let own = cases.first(where: { $0 == "reliability" || $0 == "scaling" }) {
      throw Failure(reason: "'\(own)' is a case by itself")
    }
  }
}
