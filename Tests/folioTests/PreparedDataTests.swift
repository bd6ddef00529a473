import Foundation
import TestSupport
import Testing

/// Prepared data as a user meets it: not at all, but for the time it saves.
struct PreparedDataTests {
  private let program: Program
  private let folder: TemporaryFolder

  init() throws {
    program = try Program()
    folder = try TemporaryFolder()
    try write(health: 7)
    // A file that folio does not know makes the snapshot large enough, and takes no room on disk.
    let ballast = try folder.write("", to: "ballast.bin")
    #expect(unsafe truncate(ballast, 51_000_000) == 0)
    usleep(30_000)
  }

  /// Writes accounts of one health, long enough ago for folio to trust their time.
  private func write(health: Int) throws {
    let accounts = (0..<40).map { number in
      """
      {"id":"a\(number)","name":"Acme \(number)\\u001b[31m","mrr":\(number * 100).25,"csmId":"p1",
       "updatedAt":"2026-11-20T06:00:00.000Z","healthScore":\(health),
       "traits":{"sfdc.Id":"0015w00002aBcDeAAK","vitally.custom.lifecycleStage":"3. Nurturing"}}
      """
    }
    let text = #"{"results":[\#(accounts.joined(separator: ","))],"next":null}"#
    try folder.write(text, to: "accounts.json")
    usleep(30_000)
  }

  private func list(_ arguments: String..., environment: [String: String] = [:]) throws -> String {
    let outcome = try program.run(
      arguments: ["list", folder.path, "--format", "json", "--today", "2026-11-21"] + arguments,
      environment: environment
    )
    #expect(outcome.status == 0)
    return outcome.output
  }

  private var prepared: String { program.home.file("cache/folio/prepared") }

  /// The prepared file's number: another one once it was written anew.
  private func inode() throws -> Int? {
    let name = TestFile.names(in: prepared).first { $0.hasSuffix(".book") }
    guard let name else { return nil }
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(prepared)/\(name)")
    return attributes[.systemFileNumber] as? Int
  }

  @Test func `a list from prepared data is the list from JSON, byte for byte`() throws {
    let first = try list()
    #expect(first.contains("Acme 39"))
    let written = try #require(try inode())
    #expect(try list() == first)
    #expect(try list("--no-cache") == first)
    // A reading of the JSON would have written it anew.
    #expect(try inode() == written)
    for command in [["summary"], ["show", "a7"], ["list", "--sort", "-arr"]] {
      let arguments = command + ["--snapshots", folder.path, "--today", "2026-11-21"]
      let fast = try program.run(arguments: arguments)
      let slow = try program.run(arguments: arguments + ["--no-cache"])
      #expect(fast.output == slow.output && fast.errors == slow.errors)
    }
    #expect(try inode() == written)
  }

  @Test func `a changed file is read, and prepared anew`() throws {
    _ = try list()
    let written = try #require(try inode())
    try write(health: 3)
    #expect(try list() == list("--no-cache"))
    #expect(try inode() != written)
    #expect(try list().contains(#""health":3"#) || list().contains(#""health": 3"#))
  }

  @Test func `a file more, a file less and a mapping are another snapshot`() throws {
    var written = try {
      _ = try list(); return try inode()
    }()
    let steps: [() throws -> Void] = [
      { try folder.write("[]", to: "notes.json") },
      { try FileManager.default.removeItem(atPath: folder.file("notes.json")) },
      { try folder.write("traits: {stage: other}", to: "folio.yaml") },
    ]
    for step in steps {
      try step()
      usleep(30_000)
      #expect(try list() == list("--no-cache"))
      #expect(try inode() != written)
      written = try inode()
      #expect(try list() == list("--no-cache"))
      #expect(try inode() == written)
    }
  }

  @Test func `what a configuration changes of the book is read anew`() throws {
    let before = try list()
    let written = try inode()
    let config = try folder.write("releases: [\"6.9\", \"6.10\"]\n", to: ".config.yaml")
    #expect(try list("--config", config) == list("--config", config, "--no-cache"))
    #expect(try inode() != written)
    #expect(try list() == before)
  }

  @Test func `without it nothing is written, nor by check or for small snapshots`() throws {
    _ = try list("--no-cache")
    _ = try program.run("check", folder.path)
    try FileManager.default.removeItem(atPath: folder.file("ballast.bin"))
    _ = try list()
    _ = try program.run("list", "--demo")
    #expect(!FileManager.default.fileExists(atPath: program.home.file("cache")))
  }

  @Test func `the configuration's places name it`() throws {
    _ = try list()
    let outcome = try program.run("config", "path", environment: ["FOLIO_SNAPSHOTS": folder.path])
    let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("prepared data") }
    let name = try #require(TestFile.names(in: prepared).first)
    #expect(line?.hasSuffix(" \(prepared)/\(name)") == true)
    #expect(TestFile.mode(of: "\(prepared)/\(name)") == 0o600)
    #expect(TestFile.mode(of: prepared) == 0o700)
  }

  @Test func `garbage in its place is not believed, and replaced`() throws {
    let right = try list()
    let name = try #require(TestFile.names(in: prepared).first)
    var bytes = try TestFile.bytes(of: "\(prepared)/\(name)")
    bytes[bytes.count - 9] ^= 1
    for damaged in [[], Array("garbage".utf8), bytes] {
      let written = try inode()
      try TestFile.write(damaged, to: "\(prepared)/\(name)")
      #expect(try list() == right)
      #expect(try inode() != written)
    }
  }

  @Test func `a cache folder that cannot be written into is no matter`() throws {
    let blocked = try program.home.write("a file", to: "blocked")
    let outcome = try program.run(
      arguments: ["list", folder.path, "--format", "json", "--today", "2026-11-21"],
      environment: ["XDG_CACHE_HOME": blocked]
    )
    let usual = try program.run(
      arguments: ["list", folder.path, "--format", "json", "--today", "2026-11-21", "--no-cache"]
    )
    #expect(outcome.output == usual.output && outcome.status == 0)
    #expect(outcome.errors == usual.errors)
  }

  @Test func `ended at any moment, it leaves nothing wrong behind`() throws {
    let right = try list("--no-cache")
    for delay in stride(from: 1000, to: 90_000, by: 3500) {
      try? FileManager.default.removeItem(atPath: "\(prepared)")
      let child = try Child(
        Program.path,
        ["list", folder.path, "--format", "json", "--today", "2026-11-21"],
        environment: program.environment()
      )
      usleep(UInt32(delay))
      child.kill()
      _ = child.wait()
      #expect(try list() == right)
      #expect(TestFile.names(in: prepared).count == 1)
    }
  }
}
