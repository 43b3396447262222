import Exchange
import Testing
import Text
import TranslationMemory

/// TSV and CSV: columns, headers, and lines that cannot be used.
@Suite struct TableTests {
  @Test func rawTSV() throws {
    let reading = try readText("\u{FEFF}Ya \"benar\"\tYes\\t\r\nb\tc", as: "a.tsv")
    #expect(reading.pairs == [["Ya \"benar\"", "Yes\\t"], ["b", "c"]])
    #expect(reading.lines == [1, 2])
  }

  @Test func columnCounts() throws {
    let reading = try readText("a\tb\nc\n\nd\t\n\te\nf\0\tg\nh\ri\tj\nk\tl", as: "a.tsv")
    #expect(reading.pairs == [["a", "b"], ["k", "l"]])
    #expect(reading.skipped.map(\.line) == [2, 3, 4, 5, 6, 7])
    #expect(
      reading.skipped.map(\.reason) == [
        "fewer than two columns", "empty line", "empty side", "empty side", "NUL character",
        "stray carriage return",
      ])
    #expect(reading.skipped[0].text == "c")
  }

  @Test(arguments: [
    ("source\ttarget\tnote\n", "a\tb\tn"), ("Target\tSOURCE\tNote\n", "b\ta\tn"),
    ("id\ten\tnote\n", "a\tb\tn"),
    ("en\tid\tnote\n", "b\ta\tn"), ("eng\tin\txyz\tnote\n", "b\ta\tz\tn"), ("note\tsrc\ttgt\n", "n\ta\tb"),
    ("Indonesian\tEnglish\tnote\n", "a\tb\tn"), ("English\tBahasa Indonesia\tNote\n", "b\ta\tn"),
    ("INGGRIS\tINDONESIA\tnote\n", "b\ta\tn"), ("note\tbahasa inggris\tindonesia\n", "n\tb\ta"),
  ])
  func headers(header: String, row: String) throws {
    let reading = try readText(header + row, as: "a.tsv")
    #expect(reading.pairs == [["a", "b"]] && reading.units.map(\.note) == ["n"] && reading.lines == [2])
    let commas = (header + row).replacing("\t", with: ",")
    #expect(try readText(commas, as: "a.csv").units == reading.units)
  }

  /// The names of languages are a header only where both of them are there, and by themselves.
  @Test(arguments: [
    "Inggris\tEnglish\n", "Indonesia\tIndonesian\n", "Bahasa Inggris itu mudah.\tEnglish\n",
    "Indonesia\tJerman\n",
  ])
  func namesOfLanguagesInTexts(row: String) throws {
    #expect(try readText(row + "a\tb\n", as: "a.tsv").pairs.count == 2)
  }

  /// Languages may stand behind columns with other names; a row that says them of its texts is a pair.
  @Test(arguments: [
    ("Key,id,en\nk,a,b\n", [["a", "b"]], 2), ("key,note,en_US,id-ID\nk,n,b,a\n", [["a", "b"]], 2),
    ("No,Deutsch,id,x,en\n1,c,a,d,b\n", [["a", "b"]], 2),
    ("a,b,id,en\nc,d,id,en\n", [["a", "b"], ["c", "d"]], 1), ("a,b,id,en\n", [["a", "b"]], 1),
    ("Key,id,en\n\nk,a,b\n", [["a", "b"]], 3), ("Key,id,en\n", [["Key", "id"]], 1),
  ])
  func languagesInLaterColumns(text: String, pairs: [[String]], line: Int) throws {
    for (text, name) in [(text, "a.csv"), (text.replacing(",", with: "\t"), "a.tsv")] {
      let reading = try readText(text, as: name)
      #expect(reading.pairs == pairs && reading.lines.first == line)
    }
  }

  @Test func languagesInLaterColumnsAreFilled() throws {
    let file = "Key\tid\ten\nk1\tSatu.\t\n"
    let filled = try Scratch().fill(file, name: "a.tsv", ["Satu.": [match(100, "Satu.", "One.")]])
    #expect(filled == "Key\tid\ten\nk1\tSatu.\tOne.\n")
  }

  /// What separates the cells of CSV is told by its first line, and in doubt asked for.
  @Test(arguments: [
    ("sep=;\nid;en\r\nTiga, ya;Three, yes\r\n", [["Tiga, ya", "Three, yes"]], 3),
    ("id;en\r\nTiga, ya;Three, yes\r\n", [], 0), ("Tiga;Three\nEmpat, ya;Four\n", [], 0),
    ("sep=;\r\nsource;target\r\na;b", [["a", "b"]], 3), ("sep=,\nid,en\na,b\n", [["a", "b"]], 3),
    ("sep=\t\na\tb\n", [["a", "b"]], 2), ("sep=;", [], 0), ("a;b,c\n", [["a;b", "c"]], 1),
    ("sep=;x,b\n", [["sep=;x", "b"]], 1), ("a\tb\n\"c\" d\te, f\n", [], 0), ("a; b\tc\nd, e\tf\n", [], 0),
    ("a\tb,c\n", [["a\tb", "c"]], 1),
  ])
  func separators(text: String, pairs: [[String]], line: Int) throws {
    for quoting in Dialect.Quoting.allCases {
      var dialect = Dialect()
      dialect.quoting = quoting
      guard !pairs.isEmpty else {
        #expect(throws: ExchangeError.self) { try readText(text, as: "a.csv", dialect: dialect) }
        continue
      }
      let reading = try readText(text, as: "a.csv", dialect: dialect)
      #expect(reading.pairs == pairs && reading.lines.first == line)
    }
  }

  /// A separator inside quotes says nothing; the first row may be long, and have several lines.
  @Test func separatorsBesideQuotes() throws {
    let long = String(repeating: "x, \n", count: 100_000)
    for (text, pairs) in [
      ("sep=;\n\"a, b\";c\n", [["a, b", "c"]]), ("\"a; b\",c\n", [["a; b", "c"]]),
      ("\"\(long)\",b\n", [[long, "b"]]), ("sep=;\n\"\(long)\";b\n", [[long, "b"]]),
      ("\"sep=;\"\r\na;\"b;\"\"c\"\n", [["a", "b;\"c"]]),
      ("sep=;\n5\" a; b\" c;d\n", [["5\" a", " b\" c"]]),
      ("sep=;\n\u{FEFF}id;en\na;b\n", [["a", "b"]]),
    ] {
      #expect(try readText(text, as: "a.csv").pairs == pairs)
    }
    for text in ["\"a, b\";c\n", "\"\(long)\";b\nc,d\n"] {
      #expect(try failure(text, as: "a.csv")?.reason.contains("sep=;") == true)
    }
    // Tabs go before semicolons, which texts have.
    for text in ["a; b\tc\n", "\"a, b\"\t\"c, d\"\n\"e\" f\tg, h\n"] {
      #expect(try failure(text, as: "a.csv")?.reason.contains("--format tsv") == true)
    }
  }

  @Test(arguments: ["de\tfr\n", "Ya\tYes\n", "source\tasal\n", "id\tid\n"])
  func whatIsNoHeader(line: String) throws {
    #expect(try readText(line, as: "a.tsv").units.count == 1)
  }

  /// Without a header the third column is the confidence, as `padan align` writes it, or nothing.
  @Test func columnsWithoutNames() throws {
    let reading = try readText("a\tb\t0.97\nc\td\tcatatan\ne\tf\t1.5\n", as: "a.tsv")
    #expect(reading.units.map(\.confidence) == [0.97, nil, nil])
    #expect(reading.warnings.count == 1 && reading.warnings[0].hasPrefix("line 2: "))
  }

  @Test func valuesThatCannotBeRead() throws {
    let reading = try readText("source\ttarget\tusage\tcreated\tfrom\na\tb\t-1\tkemarin\t??\n", as: "a.tsv")
    #expect(reading.units == [TranslationUnit("a", "b")])
    #expect(reading.warnings.count == 3 && reading.warnings.allSatisfy { $0.hasPrefix("line 2: ") })
  }

  /// Cells that a spreadsheet has quoted are read as they stand, with a word on how to undo that.
  @Test(arguments: [
    ("\"Dia \"\"ya\"\".\"\tHe.\n", true), ("a\t\"\"\"b\"\"\"\n", true), ("\"Halo.\"\t\"Hello.\"\n", false),
    ("\"a\" b \"c\"\td\n", false), ("\"\"\t\"\"\"\"\nx\ty\n", true), ("\"\"\ta\n", false),
  ])
  func quotedCellsInRawTSV(text: String, isWarned: Bool) throws {
    let reading = try readText(text + text, as: "a.tsv")
    #expect(reading.warnings.map { $0.contains("--quoting rfc4180") } == (isWarned ? [true] : []))
  }

  /// Columns that name the languages turn a row round, or rule it out.
  @Test func languageColumns() throws {
    let text = "source\ttarget\tfrom\tto\tbefore\na\tb\tid\ten-GB\tx\nc\td\ten\tid\tx\ne\tf\tde\tfr\tx\n"
    let reading = try readText(text, as: "a.tsv")
    #expect(reading.pairs == [["a", "b"], ["d", "c"]])
    #expect(reading.units.map(\.targetLanguage.description) == ["en-GB", "en"])
    #expect(reading.units.map(\.before) == ["x", nil])
    #expect(reading.reasons == ["other languages": 1] && reading.report?.languages == ["de", "fr"])
  }

  @Test(arguments: [
    ("a;b\nc;d\n", "a.tsv", "semicolons"), ("a,b\n", "a.tsv", "commas"), ("satu\n", "a.tsv", "tab"),
    ("a\tb\rc\td\r", "a.tsv", "carriage returns"), ("a,b\rc,d\r", "a.csv", "carriage returns"),
    ("a,b\rc,d\r\n", "a.csv", "carriage returns"),
    ("source,target,target\na,b,c\n", "a.csv", "'target' twice"),
    ("id\ten\tsrc\na\tb\tc\n", "a.tsv", "'source' twice"),
    ("a\tb\n", "a.csv", "tabs"),
    ("satu\n", "a.csv", "comma"), ("a;b\n", "a.tsv", "--format csv"),
    ("Judul\na;b\n", "a.csv", "sep=;"), ("a;b\nc;d\n", "a.csv", "semicolons"),
    ("sep=;\na,b\n", "a.csv", "sep=,"),
    ("sep=|\na,b\n", "a.csv", "'|'"),
  ])
  func wrongSeparators(text: String, name: String, hint: String) throws {
    let error = try #require(try failure(text, as: name))
    #expect(error.kind == .malformed && error.line != nil && error.reason.contains(hint), "\(error)")
  }

  @Test func quotedCSV() throws {
    let text = "\"a, \"\"b\"\"\",c\r\n\"d\ne\r\nf\",g\r\n h \"i\" , j\r\nk,\"l\"\r\n\"\",m\nn,\"o\""
    let reading = try readText(text, as: "a.csv")
    #expect(
      reading.pairs == [
        ["a, \"b\"", "c"], ["d\ne\r\nf", "g"], [" h \"i\" ", " j"], ["k", "l"], ["n", "o"],
      ])
    #expect(reading.lines == [1, 2, 5, 6, 8])
    #expect(reading.skipped.map(\.line) == [7])
  }

  @Test(arguments: [
    ("a,b\n\"c,d\ne,f\n", 2, "not closed"), ("a,b\nc,\"d\"e\n", 2, "closing quote"),
    ("\"a\nb\"x,c\n", 2, "closing"),
  ])
  func malformedCSV(text: String, line: Int, hint: String) throws {
    let error = try #require(try failure(text, as: "a.csv"))
    #expect(error.line == line && error.reason.contains(hint), "\(error)")
  }

  @Test(arguments: [("a.tsv", "line"), ("a.csv", "row"), ("a.jsonl", "line")])
  func longLines(name: String, word: String) throws {
    let error = try #require(try failure("a,b\tc\n" + String(repeating: "x", count: 18 << 20), as: name))
    #expect(error.line == 2 && error.reason.contains("the \(word) is longer than 16 MiB"))
  }

  @Test func formulasAreLeftAlone() throws {
    let file = try written([TranslationUnit("=1+1", "@a")], as: .csv)
    #expect(String(decoding: file.bytes, as: UTF8.self).contains("\r\n=1+1,@a,id,en,"))
  }

  /// With columns that are named, it does not matter what the header says.
  @Test func columnsThatAreNamedGoBeforeAHeaderThatSaysTwoThings() throws {
    var dialect = Dialect()
    dialect.columns = Dialect.Columns("source,-,target")
    let reading = try readText("source,target,target\na,b,c\n", as: "a.csv", dialect: dialect)
    #expect(reading.pairs == [["a", "c"]])
    let scratch = try Scratch()
    let path = try scratch.write("source\ttarget\ttarget\na\t\t\n".utf8, to: "a.tsv")
    #expect(throws: ExchangeError.self) { try TranslatableFile(path) }
  }
}
