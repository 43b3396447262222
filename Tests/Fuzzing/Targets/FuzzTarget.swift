import Foundation

/// What is fuzzed: the readers, one at a time, chosen by `PADAN_FUZZ_TARGET`.
///
/// One program for all of them, since linking costs more than reading an environment variable.
enum FuzzTarget: String {
  case tmx, tsv, csv, moses, jsonl, xliff, po
  /// What format a file has, and its packing, are told from the content.
  case packed
  case srx, html, article, memory
  /// What `pretranslate` fills, of formats told from the content.
  case fill

  /// The one asked for.
  static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["PADAN_FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      fatalError("PADAN_FUZZ_TARGET is '\(name)', no reader")
    }
    return target
  }()

  /// Reads one input; what must not be ends the process.
  func read(_ bytes: UnsafeRawBufferPointer) {
    switch self {
    case .tmx, .tsv, .csv, .moses, .jsonl, .xliff, .po, .packed: UnitTarget.read(bytes, as: self)
    case .srx: RulesTarget.read(bytes)
    case .html, .article: ArticleTarget.read(bytes, isPage: self == .html)
    case .memory: MemoryTarget.read(bytes)
    case .fill: FillTarget.read(bytes)
    }
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafeRawPointer?, _ count: Int) -> CInt {
  FuzzTarget.chosen.read(UnsafeRawBufferPointer(start: data, count: count))
  return 0
}
