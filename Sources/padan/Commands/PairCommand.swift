import ArgumentParser
import Corpus
import Exchange
import Text

/// `padan pair`: which article is whose translation.
struct PairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pair",
    abstract: "Find out which articles are translations of which.",
    usage: """
      padan pair <sources> [<targets>] [--from <lang>] [--to <lang>] [--json]
                 [--memory <file>]
      """,
    discussion: """
      Reads two folders of articles (.txt, .html, or NAME.id), whatever their names, or one folder whose names tell \
      the languages (NAME.id.txt, id/NAME.txt). Prints source, target and a score from 0 to 1, separated by tabs; \
      the other side of an article without a counterpart is empty.

        $ padan pair artikel/ articles/
        artikel/017.txt  articles/flood.txt  0.9987
        artikel/018.txt
      """)

  @Argument(help: "The folder of the articles.", completion: .directory)
  var sources: String

  @Argument(help: "The folder of the translations; without it, all are in the first.", completion: .directory)
  var targets: String?

  @OptionGroup var languages: LanguageOptions

  @Flag(help: "Print a JSON object a pair; the other side of an article without one is null.")
  var json = false

  @OptionGroup var lexicon: LexiconOptions

  func validate() throws {
    if sources.isEmpty || targets == "" { throw ValidationError("the name of a folder is empty.") }
  }

  func run() throws {
    let (from, to) = (languages.from, languages.to)
    let lexicon = try lexicon.lexicon(languages)
    let heaps = try ArticleHeaps(sources, targets, from: from, to: to)
    guard !heaps.sources.isEmpty, !heaps.targets.isEmpty else {
      throw CommandFailure.noArticles(heaps, sources, targets, from: from, to: to)
    }
    var progress = Progress("articles")
    let total = Double(heaps.sources.count + heaps.targets.count)
    let pairing = try ArticlePairing(heaps, from: from, to: to, lexicon: lexicon) { count in
      progress.advance(to: count, share: Double(count) / total)
    }
    progress.end()
    let output = StandardOutput()
    for match in pairing.matches { try write(match.pair.source, match.pair.target, match.score, to: output) }
    for path in pairing.unpairedSources { try write(path, nil, nil, to: output) }
    for path in pairing.unpairedTargets { try write(nil, path, nil, to: output) }
    try output.flush()
    let alone = pairing.unpairedSources.count + pairing.unpairedTargets.count
    if !json {
      StandardError.writeLine(
        "\(Count.shown(pairing.matches.count, "pair")), \(Count.shown(alone, "article")) without a counterpart."
      )
    }
    for fault in pairing.faults { StandardError.writeLine("padan: \(fault.description)") }
    if !pairing.faults.isEmpty { throw ExitCode(ExitStatus.data.rawValue) }
  }

  private func write(
    _ source: String?, _ target: String?, _ score: Double?, to output: StandardOutput
  ) throws {
    if json {
      var object = JSONObject()
      object.set("source", source)
      object.set("target", target)
      if let score { object.set("score", score) } else { object.set("score", nil as String?) }
      return try output.writeLine(object)
    }
    let columns = [source.map(Terminal.output.line) ?? "", target.map(Terminal.output.line) ?? ""]
    try output.writeLine((columns + [score.map(Decimals.four) ?? ""]).joined(separator: "\t"))
  }
}

extension CommandFailure {
  /// Of two heaps, one at least has no article.
  static func noArticles(
    _ heaps: ArticleHeaps, _ sources: String, _ targets: String?, from: LanguageTag, to: LanguageTag
  ) -> CommandFailure {
    let language = heaps.sources.isEmpty ? from : to
    let folder = heaps.sources.isEmpty ? sources : targets ?? sources
    let names = "NAME.\(language).txt, NAME.\(language), \(language)/NAME.txt"
    return CommandFailure(
      .data, at: folder,
      "there is no article in \(language) here: in one folder they are called \(names); in two, any NAME.txt or "
        + "NAME.html will do")
  }
}
