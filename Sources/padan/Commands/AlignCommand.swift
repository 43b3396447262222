import Alignment
import ArgumentParser
import Corpus
import Exchange
import Text
import TranslationMemory

/// `padan align`: the sentences of two articles, paired.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Pair the sentences of an article and its translation.",
    usage: """
      padan align <source> <target> [--from <lang>] [--to <lang>] [--lines]
                  [--view | --json | --format tsv|tmx|html] [--memory <file>]
      padan align --stream [--from <lang>] [--to <lang>] [--lines]
                  [--memory <file>]
      """,
    discussion: """
      Prints source, target and confidence, separated by tabs, for whatever has a translation. Several sentences \
      of one side are joined by a space. Where a sentence stands for two of the other side, it is cut in two if \
      its words show where; with --lines nothing is cut. With --view or --format html both texts stand side by \
      side, whole, and what a person should look at has a question mark.

        $ padan align banjir.id.txt banjir.en.txt
        Air mulai surut.  The water has begun to recede.  0.9904
        $ padan align banjir.id.txt banjir.en.txt --view | less -R
        $ padan align banjir.id.txt banjir.en.txt --format html > banjir.html
        $ padan align banjir.jv.txt banjir.en.txt --from jv --memory jawa.sqlite

      With --stream, each line of standard input is a request: {"key":…,"source":"…","target":"…"}, or with \
      "sourceFile" and "targetFile". It is answered with a line a bead, as of --json.

        $ padan align --stream < pasangan.jsonl > padanan.jsonl
      """)

  /// What the beads are written as.
  enum Format: String, CaseIterable, ExpressibleByArgument { case tsv, tmx, html }

  @Argument(help: "The article; - is standard input.", completion: .file())
  var source: String?

  @Argument(help: "Its translation.", completion: .file())
  var target: String?

  @OptionGroup var languages: LanguageOptions

  @Flag(help: "Both are split already: a segment a line, and a blank line between paragraphs.")
  var lines = false

  @Flag(help: "Print a JSON object a bead; a side without a translation is an empty list.")
  var json = false

  @Flag(help: "Show both texts side by side, with the confidence of each bead.")
  var view = false

  @Option(help: ArgumentHelp("Print tab-separated values, TMX, or a page to read.", valueName: "format"))
  var format: Format?

  @OptionGroup var streaming: StreamOptions

  @OptionGroup var lexicon: LexiconOptions

  func validate() throws {
    if streaming.isOn {
      guard source == nil, !json, !view, format == nil else {
        throw ValidationError(
          "--stream reads requests from standard input, and goes with no file, --json, --view or --format.")
      }
      return
    }
    guard let source, let target else {
      throw ValidationError("two files are wanted, an article and its translation.")
    }
    if source.isEmpty || target.isEmpty { throw ValidationError("the name of a file is empty.") }
    if [json, view, format != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--view, --json and --format exclude each other.")
    }
    if source == "-" && target == "-" { throw ValidationError("only one side can be standard input.") }
  }

  func run() throws {
    let lexicon = try lexicon.lexicon(languages)
    // `validate` lets nothing else through.
    guard let source, let target else { return try answerRequests(lexicon) }
    let sources = try segments(of: source, language: languages.from)
    let targets = try segments(of: target, language: languages.to)
    let aligner = Aligner(source: languages.from, target: languages.to, lexicon: lexicon)
    var progress = Progress("segments")
    func advance(to share: Double) {
      progress.advance(to: Int(share * Double(sources.count)), share: share)
    }
    // Lines are segments by their writer's will.
    let texts =
      lines
      ? AlignedTexts(
        source: sources, target: targets, beads: aligner.beads(sources, targets, progress: advance))
      : aligner.aligned(sources, targets, progress: advance)
    progress.end()
    if format == .tmx { return try CommandFailure.onOutput { try writeTMX(texts) } }
    let output = StandardOutput()
    let terminal = Terminal.output
    if view {
      try BeadView(on: .output, output).write(
        texts.beads, texts.source, texts.target, from: languages.from, to: languages.to)
      return try output.flush()
    }
    if format == .html {
      let title = "\(FileName.shown(FileName.last(source))) – \(FileName.shown(FileName.last(target)))"
      let page = BeadPage(title: title, from: languages.from, to: languages.to)
      try page.write(texts.beads, texts.source, texts.target, to: output.writeLine)
      return try output.flush()
    }
    for bead in texts.beads {
      let (source, target) = (texts.source[bead.source], texts.target[bead.target])
      if json {
        try output.writeLine(JSONObject(bead, of: texts))
      } else if !source.isEmpty && !target.isEmpty {
        let columns = [
          terminal.line(joined(source)), terminal.line(joined(target)), Decimals.four(bead.confidence),
        ]
        try output.writeLine(columns.joined(separator: "\t"))
      }
    }
    try output.flush()
  }

  /// Words are counted in 32 bits: a text of fewer bytes cannot have more.
  private static let mostBytes = Int(Int32.max)

  private func segments(of path: String, language: LanguageTag) throws -> [Segment] {
    if ArticleFile.isPage(path) {
      // Of a web page it is the article in it.
      let text = try ArticleFile(path).text
      return try lines
        ? SplitLines.lines(of: text) : Segmenter(language: language, rules: .builtIn).segments(in: text)
    }
    if lines {
      var split = SplitLines()
      try TextFile.forEachPiece(of: path, atMost: Self.mostBytes) { split.add($0) }
      return split.finish()
    }
    var segments: [Segment] = []
    var stream = SegmentStream(try Segmenter(language: language, rules: .builtIn))
    try TextFile.forEachPiece(of: path, atMost: Self.mostBytes) { piece in
      try stream.add(piece) { segments.append($0) }
    }
    try stream.finish { segments.append($0) }
    return segments
  }

  private func answerRequests(_ lexicon: Lexicon?) throws {
    let (languages, lines) = (languages, lines)
    var filter = try StreamFilter { try StreamAligner(languages, lexicon, lines: lines) }
    try filter.run { aligner, request in
      let texts = try aligner.aligned(
        request.text("source", orFile: "sourceFile"), request.text("target", orFile: "targetFile"))
      return texts.beads.map { JSONObject($0, of: texts) }
    }
  }

  private func joined(_ segments: ArraySlice<Segment>) -> String {
    segments.map { OneLine.text($0.text) }.joined(separator: " ")
  }

  private func writeTMX(_ texts: AlignedTexts) throws {
    let writer = try UnitWriter("-", format: .tmx, from: languages.from, to: languages.to)
    for bead in texts.beads where !bead.source.isEmpty && !bead.target.isEmpty {
      try writer.write(
        TranslationUnit(
          source: joined(texts.source[bead.source]), target: joined(texts.target[bead.target]),
          sourceLanguage: languages.from, targetLanguage: languages.to, confidence: bead.confidence))
    }
    try writer.finish()
  }
}

/// What a worker needs to align texts.
private struct StreamAligner {
  private let aligner: Aligner
  private let segmenters: (source: Segmenter, target: Segmenter)
  private let lines: Bool

  init(_ languages: LanguageOptions, _ lexicon: Lexicon?, lines: Bool) throws {
    aligner = Aligner(source: languages.from, target: languages.to, lexicon: lexicon)
    segmenters = (
      try Segmenter(language: languages.from, rules: .builtIn),
      try Segmenter(language: languages.to, rules: .builtIn)
    )
    self.lines = lines
  }

  func aligned(_ source: String, _ target: String) throws -> AlignedTexts {
    if lines {
      let (sources, targets) = (SplitLines.lines(of: source), SplitLines.lines(of: target))
      return AlignedTexts(source: sources, target: targets, beads: aligner.beads(sources, targets))
    }
    return try aligner.aligned(
      segmenters.source.segments(in: source), segmenters.target.segments(in: target))
  }
}

extension JSONObject {
  /// A bead with the segments of both sides.
  fileprivate init(_ bead: Bead, of texts: AlignedTexts) {
    self.init()
    set("source", texts.source[bead.source].map { JSONObject(place: $0) })
    set("target", texts.target[bead.target].map { JSONObject(place: $0) })
    set("confidence", bead.confidence)
  }
}
