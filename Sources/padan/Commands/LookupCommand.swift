import ArgumentParser
import Exchange
import Text
import TranslationMemory

/// `padan lookup`: earlier translations of a segment.
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Find earlier translations of a segment, best first.",
    usage: """
      padan lookup <text>... | --file <file> | - [--from <lang>] [--to <lang>]
                   [--min <score>] [--limit <count>] [--before <text>]
                   [--after <text>] [--exhaustive] [--json]
                   [--memory <file>[=<points>]]...
      padan lookup --stream [--from <lang>] [--to <lang>] [--min <score>]
                   [--limit <count>] [--exhaustive]
                   [--memory <file>[=<points>]]...
      """,
    discussion: """
      Each text is looked up on its own; so is each line of a file or of standard input, answered in order. \
      What differs from the earlier text is marked: [-earlier-]{+now+}. The line with => is the translation with \
      the numbers and dates of your text put in.

        $ padan lookup \\
          "Kegiatan itu berlangsung pada 9 Juli 2024 dan diikuti 250 peserta."
        $ padan lookup --from en --to id \\
          "The event took place on 9 July 2024 and was attended by 250 participants."
        $ padan lookup - --json < kalimat.txt
        $ padan lookup --memory proyek.sqlite --memory umum.sqlite=5 - < kalimat.txt

      With several memories the result is that of one with the units of all. Of matches alike in score and date \
      those of the memory named first come first; a pair that two hold is shown once, where it stands higher. A unit \
      is then named with its memory.

      The exit status is 1 if nothing was found.

      With --stream, each line of standard input is a request, {"key":…,"text":"…"}, perhaps with "before" and \
      "after", and is answered with a line as of --json.
      """)

  @Argument(help: "Texts; a single - reads lines from standard input.")
  var text: [String] = []

  @Option(help: ArgumentHelp("Look up each line of a file.", valueName: "file"), completion: .file())
  var file: String?

  @OptionGroup var languages: LanguageOptions

  @Option(help: ArgumentHelp("The lowest score to show, 1 to 101.", valueName: "score"))
  var min = 70

  @Option(help: ArgumentHelp("The most matches to show for a text.", valueName: "count"))
  var limit = 5

  @Option(help: ArgumentHelp("The segment before the text, for context matches.", valueName: "text"))
  var before: String?

  @Option(help: ArgumentHelp("The segment after it.", valueName: "text"))
  var after: String?

  @Flag(help: "Compare with every unit instead of asking the index: slow, and the same results.")
  var exhaustive = false

  @Flag(help: "Print a JSON object a text, with its matches.")
  var json = false

  @OptionGroup var streaming: StreamOptions

  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    if streaming.isOn && (!text.isEmpty || file != nil || json || before != nil || after != nil) {
      throw ValidationError(
        "--stream reads requests from standard input, and goes with no text, --file, --json, --before or --after."
      )
    }
    if file == "" { throw ValidationError("--file needs the name of a file.") }
    if text.isEmpty && file == nil && !streaming.isOn {
      throw ValidationError("there is no text to look up.")
    }
    if !text.isEmpty && file != nil { throw ValidationError("a text and --file exclude each other.") }
    if text.count > 1 && text.contains("-") {
      throw ValidationError("- reads standard input; it stands alone.")
    }
    if text.contains(where: \.isBlank) { throw ValidationError("the text to look up is empty.") }
    if !(1...101).contains(min) { throw ValidationError("--min is a score from 1 to 101.") }
    if limit < 1 { throw ValidationError("--limit is at least 1.") }
    if (before != nil || after != nil) && (file != nil || text.count > 1) {
      throw ValidationError("--before and --after go with a single text.")
    }
  }

  func run() throws {
    if streaming.isOn { return try answerRequests() }
    var workers = Workers(try memory.opened(), make: { try memory.opened() })
    let output = StandardOutput()
    var report = MatchReport(
      from: languages.from, to: languages.to, showsQueries: file != nil || text.count > 1 || text == ["-"])
    var anyFound = false
    let model = query("")
    let isJSON = json
    func answer(_ texts: [String]) throws {
      let answers = try workers.map(texts) { memory, text in
        var query = model
        query.text = text
        let answer = try LookupAnswer(to: query, in: memory)
        return (
          answer,
          isJSON
            ? JSONObject(
              query: answer.text, matches: answer.matches, from: query.from, to: query.to,
              microseconds: answer.microseconds) : nil
        )
      }
      for answer in answers {
        let (answer, object) = try answer.get()
        if !answer.matches.isEmpty { anyFound = true }
        if let object {
          try output.writeLine(object)
        } else if !answer.text.isBlank {
          try report.write(answer.text, answer.matches, to: output)
        }
      }
    }
    if let path = file ?? (text == ["-"] ? "-" : nil) {
      var waiting = LineBatch()
      let lines = try TextLines(
        of: path,
        beforeReading: {
          try answer(waiting.removeAll())
          try output.flush()
        })
      do {
        while let line = try lines.next() {
          waiting.append(line)
          if waiting.isFull { try answer(waiting.removeAll()) }
        }
        try answer(waiting.removeAll())
      } catch {
        // What came before a line that cannot be read is answered.
        try answer(waiting.removeAll())
        try output.flush()
        throw error
      }
    } else {
      try answer(text)
    }
    try output.flush()
    if !anyFound {
      if !json { StandardError.writeLine("padan: no match of \(min) or more") }
      throw ExitCode(ExitStatus.nothingFound.rawValue)
    }
  }

  private func answerRequests() throws {
    let model = query("")
    var filter = try StreamFilter { try memory.opened() }
    try filter.run { memory, request in
      var query = model
      query.text = try request.text("text")
      query.before = try request.optionalText("before")
      query.after = try request.optionalText("after")
      let answer = try LookupAnswer(to: query, in: memory)
      return [
        JSONObject(
          query: answer.text, matches: answer.matches, from: query.from, to: query.to,
          microseconds: answer.microseconds)
      ]
    }
  }

  private func query(_ text: String) -> Query {
    Query(
      text, from: languages.from, to: languages.to, minimumScore: min, limit: limit, before: before,
      after: after,
      isExhaustive: exhaustive)
  }
}
