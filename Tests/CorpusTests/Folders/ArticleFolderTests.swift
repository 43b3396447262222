import Exchange
import Foundation
import Testing
import Text

@testable import Corpus

@Suite struct ArticleFolderTests {
  private func folder(
    _ files: [String], from: LanguageTag = .indonesian, to: LanguageTag = .english
  ) throws -> (pairs: [[String]], unpaired: [String]) {
    try TemporaryFolder.with(Dictionary(uniqueKeysWithValues: files.map { ($0, "Teks.") })) { root in
      let folder = try ArticleFolder(root, from: from, to: to)
      func relative(_ path: String) -> String { String(path.dropFirst(root.count + 1)) }
      return (
        folder.pairs.map { [$0.name, relative($0.source), relative($0.target)] },
        folder.unpaired.map { relative($0.path) }
      )
    }
  }

  @Test func theThreeLayoutsArePairs() throws {
    let found = try folder([
      "z.id.txt", "z.en.txt", "b/y.id", "b/y.en", "b/id/x.txt", "b/en/x.txt", "id/deep/w.txt",
      "en/deep/w.txt",
    ])
    #expect(
      found.pairs == [
        ["b/x", "b/id/x.txt", "b/en/x.txt"], ["b/y", "b/y.id", "b/y.en"],
        ["deep/w", "id/deep/w.txt", "en/deep/w.txt"], ["z", "z.id.txt", "z.en.txt"],
      ])
    #expect(found.unpaired == [])
  }

  @Test(arguments: ["in", "ind", "ID", "id-ID", "id_ID"], ["en-GB", "eng", "EN"])
  func languagesAreToldByThePrimarySubtag(source: String, target: String) throws {
    let found = try folder(["a.\(source).txt", "a.\(target).txt", "\(source)/b.txt", "\(target)/b.TXT"])
    #expect(
      found.pairs == [
        ["a", "a.\(source).txt", "a.\(target).txt"], ["b", "\(source)/b.txt", "\(target)/b.TXT"],
      ])
  }

  @Test func theTagAskedForGoesFirst() throws {
    let files = ["a.id.txt", "a.en-AU.txt", "a.en-GB.txt", "a.en.txt"]
    #expect(try folder(files).pairs == [["a", "a.id.txt", "a.en.txt"]])
    #expect(try folder(files).unpaired == ["a.en-AU.txt", "a.en-GB.txt"])
    let british = try #require(LanguageTag("en-GB"))
    #expect(try folder(files, to: british).pairs == [["a", "a.id.txt", "a.en-GB.txt"]])
    #expect(try folder(files, from: .english, to: british).pairs == [["a", "a.en.txt", "a.en-GB.txt"]])
    #expect(try folder(files, from: .english, to: .english).pairs == [])
  }

  @Test func aFolderNamedAsALanguageMayHoldBoth() throws {
    #expect(try folder(["id/a.id.txt", "id/a.en.txt"]).pairs == [["id/a", "id/a.id.txt", "id/a.en.txt"]])
    #expect(try folder(["id/a.id.txt", "en/a.en.txt"]).pairs == [["a", "id/a.id.txt", "en/a.en.txt"]])
    #expect(try folder(["en/id/a.txt", "en/en/a.txt"]).pairs == [["en/a", "en/id/a.txt", "en/en/a.txt"]])
  }

  @Test func aNameIsUsedOnce() throws {
    let found = try folder(["a.id.txt", "a.en.txt", "id/a.txt", "en/a.txt"])
    #expect(found.pairs == [["a", "a.id.txt", "a.en.txt"]])
    #expect(found.unpaired == ["en/a.txt", "id/a.txt"])
  }

  @Test func whatHasNoCounterpartIsTold() throws {
    let found = try folder([
      "a.id.txt", "b.en.txt", "c.fr.txt", "README.md", "id/d.txt", "a.gold.tsv", ".id.txt", "en.txt",
    ])
    #expect(found.pairs == [])
    #expect(found.unpaired == ["a.id.txt", "b.en.txt", "id/d.txt"])
  }

  @Test func whyAFileBelongsToNoPairIsTold() throws {
    let files = [
      "a.id.txt", "a.en.txt", "a.en-GB.txt", "id/a.txt", "en/a.txt", "b/b.en.txt", "b/c.id",
      "d/en-GB/x/y.txt",
    ]
    try TemporaryFolder.with(Dictionary(uniqueKeysWithValues: files.map { ($0, "Teks.") })) { root in
      let folder = try ArticleFolder(root, from: .indonesian, to: .english)
      #expect(folder.pairs.map(\.name) == ["a"])
      let reasons: [(String, UnpairedArticle.Reason)] = [
        ("a.en-GB.txt", .nameTaken("a")), ("b/b.en.txt", .noCounterpart(expected: root + "/b/b.id.txt")),
        ("b/c.id", .noCounterpart(expected: root + "/b/c.en")),
        ("d/en-GB/x/y.txt", .noCounterpart(expected: root + "/d/id/x/y.txt")),
        ("en/a.txt", .nameTaken("a")), ("id/a.txt", .nameTaken("a")),
      ]
      #expect(folder.unpaired == reasons.map { UnpairedArticle(path: root + "/" + $0.0, reason: $0.1) })
    }
  }

  @Test func hiddenFilesAreNotSeen() throws {
    let found = try folder([
      ".a.id.txt", ".a.en.txt", ".git/b.id.txt", ".git/b.en.txt", "c.id.txt", "c.en.txt",
    ])
    #expect(found.pairs.map { $0[0] } == ["c"])
    #expect(found.unpaired == [])
  }

  @Test func anEmptyFolderHasNoPairs() throws {
    #expect(try folder([]).pairs == [])
  }

  @Test func linksInACircleDoNoHarm() throws {
    try TemporaryFolder.with(["a/x.id.txt": "Satu.", "a/x.en.txt": "One."]) { root in
      let files = FileManager.default
      try files.createSymbolicLink(atPath: root + "/a/up", withDestinationPath: root)
      try files.createSymbolicLink(atPath: root + "/a/self", withDestinationPath: "self")
      try files.createSymbolicLink(atPath: root + "/y.id.txt", withDestinationPath: "a/x.id.txt")
      try files.createSymbolicLink(atPath: root + "/y.en.txt", withDestinationPath: "a/x.en.txt")
      try files.createSymbolicLink(atPath: root + "/z.id.txt", withDestinationPath: "nowhere")
      let pairs = try ArticlePair.pairs(in: root + "/", from: .indonesian, to: .english)
      #expect(pairs.map(\.name) == ["a/x", "y"])
      #expect(pairs.last?.source == root + "/y.id.txt")
    }
  }

  @Test func aFolderThatIsNoneIsToldOf() throws {
    try TemporaryFolder.with(["file": "Teks."]) { root in
      for (name, reason) in [("nowhere", "there is no such file or folder"), ("file", "not a folder")] {
        let error = #expect(throws: ExchangeError.self) {
          try ArticleFolder(root + "/" + name, from: .indonesian, to: .english)
        }
        #expect(error?.kind == .unreadable)
        #expect(error?.path == root + "/" + name)
        #expect(error?.reason.hasPrefix(reason) == true)
      }
    }
  }
}
