import Foundation
import Testing

/// Two folders may have the same name, and articles of the same name in them.
@Suite struct ImportOriginTests {
  private func twoFolders() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("Rumah warga terendam banjir.\n", to: "a/berita/banjir.id.txt")
    try folder.write("Homes were under water.\n", to: "a/berita/banjir.en.txt")
    try folder.write("Jembatan baru diresmikan.\n", to: "b/berita/banjir.id.txt")
    try folder.write("A new bridge was opened.\n", to: "b/berita/banjir.en.txt")
    #expect(try folder.padan("import", "a/berita").status == 0)
    return folder
  }

  @Test func anArticleOfTheSameNameElsewhereReplacesNothing() throws {
    let folder = try twoFolders()
    let outcome = try folder.padan("import", "b/berita")
    #expect(outcome.status == 65)
    #expect(outcome.output == "")
    let root = folder.url.path
    #expect(
      outcome.errors == """
        padan: \(root)/b/berita/banjir.id.txt: the memory has another article called 'berita/banjir', from \
        \(root)/a/berita/banjir.id.txt; say --origin NAME to keep both

        """)
    #expect(try folder.padan("lookup", "Rumah warga terendam banjir.").status == 0)
    #expect(try folder.padan("lookup", "Jembatan baru diresmikan.").status == 1)
  }

  @Test func anotherOriginKeepsBoth() throws {
    let folder = try twoFolders()
    #expect(try folder.padan("import", "b/berita", "--origin", "harian").status == 0)
    #expect(try folder.padan("lookup", "Rumah warga terendam banjir.").status == 0)
    #expect(try folder.padan("lookup", "Jembatan baru diresmikan.").status == 0)
  }

  @Test func aFolderThatWasMovedIsTheSame() throws {
    let folder = try twoFolders()
    try FileManager.default.removeItem(at: folder.url("a"))
    let outcome = try folder.padan("import", "b/berita", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.objects.first?["removed"] as? Int == 1)
    #expect(try folder.padan("lookup", "Rumah warga terendam banjir.").status == 1)
  }
}
