import ArgumentParser
import Corpus
import Exchange
import Text

/// `padan segment`: running text into sentences.
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Split running text into sentences.",
    usage: """
      padan segment [<file>] [--from <lang>] [--quotations split|keep]
                    [--srx <file>] [--json]
      padan segment --stream [--from <lang>] [--quotations split|keep]
                    [--srx <file>]
      padan segment --print-srx
      """,
    discussion: """
      Prints one sentence a line and a blank line between paragraphs. Nothing is cleaned away. A paragraph ends \
      at a blank line. Of a web page (.html) it is the article in it that is split, and offsets count that.

        $ echo 'Harga beras naik. Kata dr. Sri, itu wajar.' | padan segment
        Harga beras naik.
        Kata dr. Sri, itu wajar.

      With --stream, each line of standard input is a request, {"key":…,"text":"…"} or {"key":…,"file":"…"}, and \
      is answered with a line a sentence.
      """)

  @Argument(help: "The text; - or nothing is standard input.", completion: .file())
  var file = "-"

  @Option(
    help: ArgumentHelp("The language of the text, a BCP 47 tag (default: id).", valueName: "lang"),
    transform: LanguageTag.init(argument:))
  var from: LanguageTag = .indonesian

  @OptionGroup var segmentation: SegmentationOptions

  @Flag(help: "Print a JSON object a sentence: its paragraph, place and text.")
  var json = false

  @Flag(name: .customLong("print-srx"), help: "Print the built-in rules as an SRX 2.0 file, for other tools.")
  var printSRX = false

  @OptionGroup var streaming: StreamOptions

  func validate() throws {
    if streaming.isOn && (file != "-" || json || printSRX) {
      throw ValidationError(
        "--stream reads requests from standard input, and goes with no file, --json or --print-srx.")
    }
    if file.isEmpty { throw ValidationError("the name of the file is empty.") }
    if (file == "-" || streaming.isOn) && segmentation.srx == "-" {
      throw ValidationError("only one of the text and its rules can be standard input.")
    }
  }

  func run() throws {
    let output = StandardOutput()
    if printSRX {
      try output.write(SegmentationRules.builtInFile)
      return try output.flush()
    }
    if streaming.isOn { return try answerRequests() }
    try segmentation.withRules { rules in
      let (from, quotations) = (from, segmentation.quotations)
      var page = SegmentPage(json: json, terminal: .output)
      if ArticleFile.isPage(file) {
        let segmenter = try Segmenter(language: from, rules: rules, quotations: quotations)
        try segmenter.forEachSegment(in: ArticleFile(file).text) { page.add($0) }
        return try output.write(page.bytes)
      }
      var progress = Progress("MB")
      defer { progress.end() }
      let position = ReadingPosition(of: file)
      var bytes = 0
      var portions = TextPortions()
      var segments = try PortionSegmentation(page) {
        try Segmenter(language: from, rules: rules, quotations: quotations)
      }
      try TextFile.forEachPiece(of: file) { piece in
        try portions.add(piece) { try segments.add($0, to: output) }
        bytes += piece.count
        progress.advance(to: bytes / 1_000_000, share: position.share)
      }
      try portions.finish { try segments.add($0, to: output) }
      try segments.finish(to: output)
    }
    try output.flush()
  }

  private func answerRequests() throws {
    try segmentation.withRules { rules in
      let (from, quotations) = (from, segmentation.quotations)
      var filter = try StreamFilter { try Segmenter(language: from, rules: rules, quotations: quotations) }
      try filter.run { segmenter, request in
        try segmenter.segments(in: request.text("text", orFile: "file")).map {
          JSONObject(place: $0, paragraph: $0.paragraph)
        }
      }
    }
  }
}
