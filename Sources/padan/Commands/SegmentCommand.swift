import ArgumentParser
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
      """,
    discussion: """
      Prints one sentence a line and a blank line between paragraphs. Nothing is cleaned away. A paragraph ends \
      at a blank line.

        $ echo 'Harga beras naik. Kata dr. Sri, itu wajar.' | padan segment
        Harga beras naik.
        Kata dr. Sri, itu wajar.
      """)

  @Argument(help: "The text; - or nothing is standard input.", completion: .file())
  var file = "-"

  @Option(
    help: ArgumentHelp("The language of the text, a BCP 47 tag (default: id).", valueName: "lang"),
    transform: LanguageTag.init(argument:))
  var from: LanguageTag = .indonesian

  @Option(
    help: ArgumentHelp("Split a quotation of several sentences inside, or keep it whole.", valueName: "how"))
  var quotations: Segmenter.Quotations = .split

  @Option(
    help: ArgumentHelp("Use the rules of an SRX 2.0 file instead of the built-in ones.", valueName: "file"),
    completion: .file(extensions: ["srx"]))
  var srx: String?

  @Flag(help: "Print a JSON object a sentence: its paragraph, place and text.")
  var json = false

  func validate() throws {
    if file.isEmpty { throw ValidationError("the name of the file is empty.") }
    if srx == "" { throw ValidationError("--srx needs the name of a file.") }
    if file == "-" && srx == "-" {
      throw ValidationError("only one of the text and its rules can be standard input.")
    }
  }

  func run() throws {
    let text = try TextFile.text(of: file)
    let output = StandardOutput()
    var paragraph = 0
    for segment in try segments(of: text) {
      if json {
        try output.writeLine(JSONObject(place: segment, paragraph: segment.paragraph))
      } else {
        if segment.paragraph != paragraph { try output.writeLine("") }
        try output.writeLine(OneLine.text(segment.text))
        paragraph = segment.paragraph
      }
    }
    try output.flush()
  }

  private func segments(of text: String) throws -> [Segment] {
    let rules = try srx.map { try SegmentationRules(srx: $0) } ?? .builtIn
    do {
      return try Segmenter(language: from, rules: rules, quotations: quotations).segments(in: text)
    } catch let error as SegmentationError {
      // The built-in rules hold for any text; a fault in them is ours.
      guard let srx else { throw error }
      throw CommandFailure(
        .data, at: FileName.shown(srx) + (error.line > 0 ? ":\(error.line)" : ""), error.description)
    }
  }
}
