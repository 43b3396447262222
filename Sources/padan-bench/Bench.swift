import Foundation

/// The benchmark: `padan-bench [CASE…] [--corpora DIR] [--runs N] [--json]`, and what measures quality instead of time.
@main
struct Bench {
  static let usage = """
    usage: padan-bench [segment|align|import|lookup|export]... [--corpora DIR] [--runs N] [--json]
           padan-bench usefulness [FILE]... [--queries N] [--half 1|2] [--from LANG] [--to LANG] [--json]
           padan-bench adaptation [FILE]... [--misses] [--from LANG] [--to LANG] [--json]
           padan-bench chrf FILE...
    Measures the work named, or all, on the sample articles of DIR (default: Corpora); or how good the translations are
    that are found for held-back pairs of files of units or folders of articles; or prints the chrF of each line's first text
    against its second, tab-separated. Build it for release:
      swift run -c release -Xswiftc -cross-module-optimization padan-bench
    """

  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      switch options.quality {
      case .usefulness?: try measureUsefulness(options)
      case .adaptation?: try measureAdaptation(options)
      case .chrf?: try scoreLines(options)
      case nil: try measureTime(options)
      }
    } catch let error as Options.Failure {
      FileHandle.standardError.write(Data("padan-bench: \(error.reason)\n\(usage)\n".utf8))
      exit(64)
    } catch {
      FileHandle.standardError.write(Data("padan-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  /// Writes a line at once: what is measured may take long.
  private static func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private static func measureTime(_ options: Options) throws {
    let corpus = try SampleCorpus(at: options.corpora)
    if !options.isJSON { write(Measurement.heading) }
    for name in options.cases {
      let work = try Work.named(name, corpus)
      let measurement = try Measurement(of: work, runs: options.runs)
      write(options.isJSON ? measurement.json : measurement.row)
    }
  }

  private static func measureUsefulness(_ options: Options) throws {
    var all = Usefulness(name: "all")
    for corpus in try options.pairCorpora() {
      let found = try Usefulness(of: corpus, queries: options.queries, half: options.half)
      write(options.isJSON ? found.json : found.report + "\n")
      all.add(found)
    }
    write(options.isJSON ? all.json : all.report)
  }

  private static func measureAdaptation(_ options: Options) throws {
    var all = AdaptationQuality(name: "all")
    if !options.isJSON { write(AdaptationQuality.heading) }
    for corpus in try options.pairCorpora() {
      let found = AdaptationQuality(of: corpus)
      write(options.isJSON ? found.json : found.report)
      if options.showsMisses { FileHandle.standardError.write(Data((found.missReport + "\n").utf8)) }
      all.add(found)
    }
    write(options.isJSON ? all.json : all.report)
  }

  private static func scoreLines(_ options: Options) throws {
    for path in options.files {
      for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
        let texts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(
          String.init)
        guard texts.count == 2 else { throw Options.Failure(reason: "a line of '\(path)' has no tab") }
        write(String(format: "%.6f", CharacterFScore.score(texts[0], reference: texts[1])))
      }
    }
  }
}
