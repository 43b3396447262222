import Foundation
import Testing

/// A small memory whose every date is known.
enum SampleUnits {
  static let lines = """
    {"source":"Kegiatan itu diikuti 120 peserta.","target":"The event drew 120 participants.","origin":"budaya/festival","created":"2026-01-02T03:04:05Z","changed":"2026-01-02T03:04:05Z"}
    {"source":"Harga beras naik lagi.","target":"The price of rice is up again.","origin":"ekonomi/pasar","created":"2026-01-03T03:04:05Z","changed":"2026-01-03T03:04:05Z"}
    {"source":"Pasar dibuka pada Sabtu, 8 Januari 2022.","target":"The market opened on Saturday, 8 January 2022.","origin":"ekonomi/pasar","created":"2026-01-04T03:04:05Z","changed":"2026-01-04T03:04:05Z"}

    """

  /// A folder with a memory that holds the sample units.
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(lines, to: "sample.jsonl")
    let outcome = try folder.padan("import", "sample.jsonl", "--json")
    try #require(outcome.status == 0, "\(outcome.errors)")
    try FileManager.default.removeItem(at: folder.url("sample.jsonl"))
    return folder
  }

  /// All that a memory holds, as JSON Lines.
  static func content(of folder: TemporaryFolder) throws -> String {
    try folder.padan("export", "-", "--format", "jsonl").output
  }
}
