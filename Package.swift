// swift-tools-version: 6.3

import PackageDescription

/// The settings of every target: the language's strictest, and no warning survives.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The themes that are built into the executable, one file each.
let themes = [
  "folio-cvd-dark", "folio-cvd-light", "folio-dark", "folio-light", "high-contrast", "mono",
  "terminal",
]

/// The templates of e-mails that are built into the executable, one file each.
let templates =
  ["layout.html"]
  + ["onboarding", "end-users", "usage-recap", "upgrade-recap", "playlist"]
  .flatMap { ["\($0).txt", "\($0).html"] }

/// A library target in our house style.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one target.
func tests(
  of name: String,
  _ dependencies: [Target.Dependency] = [],
  resources: [Resource] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name)] + dependencies,
    exclude: exclude,
    resources: resources,
    swiftSettings: settings
  )
}

/// Links the Swift runtime and Foundation into a release of the program: loading them as shared
/// libraries takes longer than all the rest that comes before the first frame.
///
/// Only into a release, because tests need the one runtime that the testing library is linked with.
/// The parts of Foundation are named here, as modules built for the shared one do not name them.
let linkedIn: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-use-ld=lld", "-lCoreFoundation", "-l_FoundationCShims",
      "-l_FoundationCollections", "-l_FoundationICU",
    ],
    .when(platforms: [.linux], configuration: .release)
  )
]

let package = Package(
  name: "folio",
  products: [.executable(name: "folio", targets: ["folio"])],
  dependencies: [
    // Commands, options, help and completion scripts.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Mustache: the e-mail drafts' templates, which users override, in a language that is known and
    // has no code in it.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // SQLite for what the user enters: transactions, write-ahead log, backup, schema migrations.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // YAML: the configuration, tier policies, mappings and base16 themes are written in it.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // zlib and ncurses are the system's; SQLite is reached through GRDB.
    .systemLibrary(name: "CZlib", path: "Sources/CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "CTerminal",
      linkerSettings: [.linkedLibrary("ncursesw")]
    ),
    library("JSONReader"),
    library("JSONWriter"),
    library("BookModel"),
    library("BookQuery", ["BookModel"]),
    library("SnapshotIO", ["BookModel", "JSONReader", "CZlib"]),
    // A loaded book in a file that the next start reads at once.
    library("PreparedData", ["BookModel"]),
    // The team's programmes: what is due to whom. No clock, no files.
    library("Programmes", ["BookModel"]),
    // E-mail drafts of a programme's messages.
    .target(
      name: "Drafts",
      dependencies: [
        "BookModel", "Programmes", .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: templates.map { .embedInCode("Templates/\($0).mustache") },
      swiftSettings: settings
    ),
    library(
      "FollowUpStore",
      [
        "BookModel", "JSONReader", "JSONWriter",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]
    ),
    library(
      "Reports",
      ["BookModel", "BookQuery", "Canvas", "JSONWriter", "Programmes", "SnapshotIO"]
    ),
    library("Settings", ["BookModel", "BookQuery", "Canvas", "Programmes", "Yams"]),
    library("SampleBook", ["BookModel", "JSONWriter"]),
    library("Canvas"),
    library("Dashboard", ["BookModel", "BookQuery", "Canvas"]),
    library("Terminal", ["Canvas", "CTerminal"]),
    .executableTarget(
      name: "folio",
      dependencies: [
        "BookModel", "BookQuery", "Canvas", "Dashboard", "Drafts", "FollowUpStore", "JSONWriter",
        "PreparedData", "Programmes", "Reports", "SampleBook", "Settings", "SnapshotIO", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: themes.map { .embedInCode("../../themes/\($0).yaml") },
      swiftSettings: settings,
      linkerSettings: linkedIn
    ),
    // Folders and files that several tests need.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    // Snapshots made up from numbers, for tests and measurements: no part of the program.
    library("SyntheticBook", ["BookModel"]),
    // Made by hand: swift run -c release Benchmarks.
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["BookModel", "BookQuery", "FollowUpStore", "SnapshotIO", "SyntheticBook"],
      swiftSettings: settings
    ),
    tests(of: "JSONReader"),
    tests(of: "JSONWriter", ["JSONReader"]),
    tests(of: "BookModel"),
    tests(of: "Programmes", ["BookModel"]),
    tests(of: "Drafts", ["BookModel", "Programmes", "TestSupport"]),
    tests(of: "BookQuery", ["BookModel"]),
    tests(of: "SnapshotIO", ["BookModel", "JSONReader", "TestSupport"], exclude: ["Samples"]),
    tests(of: "PreparedData", ["BookModel", "TestSupport"]),
    tests(
      of: "FollowUpStore",
      ["BookModel", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")]
    ),
    tests(of: "Reports", ["BookModel", "BookQuery", "Canvas", "Programmes", "SnapshotIO"]),
    // What folio makes of whole files, from their bytes to what it prints.
    .testTarget(
      name: "ReadingTests",
      dependencies: ["BookModel", "Reports", "SnapshotIO", "SyntheticBook", "TestSupport"],
      exclude: ["Verdicts"],
      swiftSettings: settings
    ),
    tests(of: "Settings", ["BookModel", "BookQuery", "Canvas", "Programmes", "TestSupport"]),
    tests(of: "SampleBook", ["BookModel", "JSONReader", "SnapshotIO", "TestSupport"]),
    tests(of: "Canvas"),
    tests(of: "Dashboard", ["BookModel", "BookQuery", "Canvas"], exclude: ["Frames"]),
    .executableTarget(
      name: "TerminalProbe",
      dependencies: ["Canvas", "Terminal"],
      path: "Tests/TerminalProbe",
      swiftSettings: settings
    ),
    tests(of: "Terminal", ["Canvas", "PseudoTerminal", "TerminalProbe", "TestSupport"]),
    // A program in a pseudo-terminal, which Swift's own libraries cannot start.
    .target(
      name: "CPseudoTerminal",
      path: "Tests/CPseudoTerminal",
      linkerSettings: [.linkedLibrary("util")]
    ),
    .target(
      name: "PseudoTerminal",
      dependencies: ["CPseudoTerminal"],
      path: "Tests/PseudoTerminal",
      swiftSettings: settings
    ),
    tests(
      of: "folio",
      [
        "BookModel", "BookQuery", "Dashboard", "FollowUpStore", "PseudoTerminal", "Settings",
        "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Goldens", "Programmes"]
    ),
  ]
)

if Context.environment["FOLIO_FUZZ"] != nil {
  // Built by hand: see the head of Tests/ReaderFuzz/ReaderFuzz.swift.
  package.targets.append(
    .executableTarget(
      name: "ReaderFuzz",
      dependencies: ["BookModel", "JSONReader", "SnapshotIO", "TestSupport"],
      path: "Tests/ReaderFuzz",
      swiftSettings: settings
    )
  )
}
