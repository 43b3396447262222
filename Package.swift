// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same strictness.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "padanan",
  products: [
    .executable(name: "padan", targets: ["padan"]),
    .executable(name: "padan-bench", targets: ["padan-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: [
    // C libraries. CICU hides ICU's own headers: Foundation brings a second ICU whose types clash with them.
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    // PostgreSQL's client library is loaded when it is asked for, so nothing of it is needed to build or to start.
    .target(name: "CPQ", linkerSettings: [.linkedLibrary("dl")]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Segmentation rules and the lexicon, embedded in the binary with #embed.
    .target(name: "CResources", exclude: ["Data"]),

    .target(
      name: "Text", dependencies: ["CICU", "CStemmer"], swiftSettings: strict),
    .target(
      name: "Alignment", dependencies: ["Text", "CResources"], swiftSettings: strict),
    .target(
      name: "TranslationMemory",
      dependencies: [
        "Text", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "PostgreSQLStore", dependencies: ["TranslationMemory", "Text", "CPQ"], swiftSettings: strict),
    .target(
      name: "Exchange",
      dependencies: ["TranslationMemory", "Text", "CXML", "CZlib", "CResources"],
      swiftSettings: strict),
    .target(
      name: "Corpus",
      dependencies: ["Exchange", "Alignment", "TranslationMemory", "Text"],
      swiftSettings: strict),
    .executableTarget(
      name: "padan",
      dependencies: [
        "Corpus", "Exchange", "PostgreSQLStore", "TranslationMemory", "Alignment", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "padan-bench",
      dependencies: [
        "Corpus", "Exchange", "TranslationMemory", "Alignment", "Text", "CICU", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What the tests and the benchmark share.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "TextTests", dependencies: ["TestSupport", "Text"], swiftSettings: strict),
    .testTarget(
      name: "AlignmentTests", dependencies: ["TestSupport", "Alignment", "Text"], swiftSettings: strict),
    .testTarget(
      name: "TranslationMemoryTests",
      dependencies: [
        "TestSupport", "TranslationMemory", "Text", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PostgreSQLStoreTests",
      dependencies: ["TestSupport", "PostgreSQLStore", "TranslationMemory", "Text"],
      swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests", dependencies: ["TestSupport", "Exchange", "TranslationMemory", "Text"],
      swiftSettings: strict),
    .testTarget(
      name: "CorpusTests",
      dependencies: ["TestSupport", "Corpus", "Exchange", "Alignment", "TranslationMemory", "Text"],
      swiftSettings: strict),
    .testTarget(
      name: "BenchTests", dependencies: ["padan-bench", "TestSupport", "Text", "TranslationMemory"],
      exclude: ["chrf-against-sacrebleu"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["padan", "TestSupport", "Exchange", "Text"],
      exclude: ["Snapshots"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// The server is a product of its own, and Hummingbird takes minutes to build. `swift test` builds every target, and any build
// fetches every dependency: with PADAN_WITHOUT_SERVER set, whoever needs only `padan` waits for none of that.
if Context.environment["PADAN_WITHOUT_SERVER"] == nil {
  package.products.append(.executable(name: "padan-server", targets: ["padan-server"]))
  package.dependencies += [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ]
  package.targets += [
    // The page and the description of the interface, embedded in the binary with #embed.
    .target(name: "CServerResources", exclude: ["Data"]),
    .target(
      name: "Server",
      dependencies: [
        "CServerResources", "Corpus", "Exchange", "PostgreSQLStore", "TranslationMemory", "Text",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "padan-server",
      dependencies: [
        "Server", "Exchange", "TranslationMemory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ServerTests", dependencies: ["padan-server", "Server", "TranslationMemory", "Text"],
      swiftSettings: strict),
  ]
}
