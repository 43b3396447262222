import Testing

/// Command lines that are wrong: one line on standard error, status 64, and nothing done.
@Suite struct UsageTests {
  @Test(arguments: [
    (["foo"], "there is no command 'foo'; see 'padan --help'"),
    (["--foo"], "unknown option '--foo'; see 'padan --help'"),
    (["lookup"], "there is no text to look up. See 'padan lookup --help'."),
    (["lookup", ""], "the text to look up is empty. See 'padan lookup --help'."),
    (["lookup", " \t "], "the text to look up is empty. See 'padan lookup --help'."),
    (["lookup", "a", "--jsn"], "unknown option '--jsn'. Did you mean '--json'? See 'padan lookup --help'."),
    (["lookup", "a", "--min", "0"], "--min is a score from 1 to 101. See 'padan lookup --help'."),
    (["lookup", "a", "--limit", "0"], "--limit is at least 1. See 'padan lookup --help'."),
    (
      ["lookup", "a", "b", "--before", "c"],
      "--before and --after go with a single text. See 'padan lookup --help'."
    ),
    (["lookup", "a", "-"], "- reads standard input; it stands alone. See 'padan lookup --help'."),
    (
      ["lookup", "a", "--from", "qq"],
      "the value 'qq' is invalid for '--from <lang>': there is no language 'qq'; write a tag such as id, en, jv or "
        + "zh-Hant. See 'padan lookup --help'."
    ),
    (
      ["segment", "--from", "bahasa indonesia"],
      "the value 'bahasa indonesia' is invalid for '--from <lang>': it is not a language tag; write one such as id, "
        + "en, en-GB or zh-Hant. See 'padan segment --help'."
    ),
    (
      ["add", "a", "b", "--from", "en"],
      "--from and --to are both 'en'; a pair needs two languages. See 'padan add --help'."
    ),
    (["add", "a"], "the target text is missing. See 'padan add --help'."),
    (["add", "", "b"], "the source text is empty. See 'padan add --help'."),
    (["add", "a", " "], "the target text is empty. See 'padan add --help'."),
    (
      ["add", "a", "b", "--origin", " "],
      "--origin is empty; leave it out for no origin. See 'padan add --help'."
    ),
    (
      ["import", "a.tmx", "--origin", ""],
      "--origin is empty; leave it out for the file's name. See 'padan import --help'."
    ),
    (["search", ""], "the phrase is empty. See 'padan search --help'."),
    (
      ["export", "memory"],
      "'memory' does not tell the format; say --format tmx|tsv|csv|moses|jsonl|xliff|po. See 'padan export --help'."
    ),
    (
      ["export", "a.tmx", "--since", "kemarin"],
      "the value 'kemarin' is invalid for '--since <date>': it is not a date; write one such as 2026-11-22. See "
        + "'padan export --help'."
    ),
    (
      ["export", "a.tmx", "--min-confidence", "2"],
      "--min-confidence is a number from 0 to 1. See 'padan export --help'."
    ),
    (["remove"], "say either --unit or --origin. See 'padan remove --help'."),
    (
      ["remove", "--unit", "1", "--origin", "*"], "say either --unit or --origin. See 'padan remove --help'."
    ),
    (["align", "-", "-"], "only one side can be standard input. See 'padan align --help'."),
    (["segment", ""], "the name of the file is empty. See 'padan segment --help'."),
    (["segment", "a", "--srx", ""], "--srx needs the name of a file. See 'padan segment --help'."),
    (
      ["segment", "--srx", "-"],
      "only one of the text and its rules can be standard input. See 'padan segment --help'."
    ),
    (["align", "", "x"], "the name of a file is empty. See 'padan align --help'."),
    (["align", "x", ""], "the name of a file is empty. See 'padan align --help'."),
    (["lookup", "--file", ""], "--file needs the name of a file. See 'padan lookup --help'."),
    (["import", "a", "--rejects", ""], "--rejects needs the name of a file. See 'padan import --help'."),
    (["export", ""], "the name of the file is empty. See 'padan export --help'."),
    (
      ["export", "a.tmx", "--origin", ""],
      "--origin is empty; '*' is every origin. See 'padan export --help'."
    ),
    (["import"], "missing expected argument '<path> ...'; see 'padan import --help'"),
    (
      ["import", "a.id", "--format", "moses"],
      "'a.id' has no counterpart; name both files, such as NAME.id NAME.en. See 'padan import --help'."
    ),
    (["info", "a\u{1B}[31m\nb"], "unexpected argument 'a\\u{1B}[31m b'; see 'padan info --help'"),
  ])
  func isOneLine(arguments: [String], line: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.run(arguments, in: folder)
    #expect(outcome == Command.Outcome(status: 64, output: "", errors: "padan: \(line)\n"))
    #expect(!folder.exists("memory.sqlite"))
  }

  @Test(arguments: [
    (#"segment $'caf\xE9.txt'"#, #"caf\xE9.txt"#), (#"add a $'b\xE2\x82 \xC3\xA9\xFF'"#, #"b\xE2\x82 é\xFF"#),
    (#"export $'\n\xFF.tmx'"#, #"\n\xFF.tmx"#), (#"$'\xC0\x80'"#, #"\xC0\x80"#),
  ])
  func argumentThatIsNotUTF8IsRefused(arguments: String, shown: String) throws {
    let folder = try TemporaryFolder()
    // By a shell, since Foundation hands on nothing but UTF-8.
    #expect(
      try Command.shell("padan \(arguments)", in: folder)
        == Command.Outcome(
          status: 64, output: "",
          errors: "padan: the argument '\(shown)' is not valid UTF-8; write it in UTF-8\n"))
    #expect(!folder.exists("memory.sqlite"))
    #expect(try folder.padan("add", "é", "日本語 🌾").status == 0)
  }

  @Test func textAfterTwoDashesMayBeginWithADash() throws {
    let folder = try TemporaryFolder()
    #expect(try folder.padan("add", "--", "- Beras", "- Rice").status == 0)
    #expect(try folder.padan("lookup", "--json", "--", "- Beras").objects.count == 1)
  }

  @Test(arguments: ["in", "IND", "id", "id-ID", "id_ID"]) func languagesHaveSeveralSpellings(tag: String)
    throws
  {
    let folder = try TemporaryFolder()
    #expect(try folder.padan("add", "Beras naik.", "Rice is up.").status == 0)
    #expect(try folder.padan("lookup", "Beras naik.", "--from", tag, "--to", "eng").status == 0)
  }
}
