import Foundation
import TestSupport

/// The built program, run as a user's shell would run it.
struct Program {
  /// What one run printed and how it ended.
  struct Outcome {
    var output: String
    var errors: String
    var status: Int32
  }

  /// A folder of its own for each test: home, configuration, data, state and cache.
  let home: TemporaryFolder

  /// Where the program makes what goes away with it.
  var temporary: String { home.file("tmp") }

  /// What the program has left there.
  var leftovers: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: temporary)) ?? []
  }

  init() throws {
    home = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
  }

  /// The built executable, beside the test program.
  static let path: String = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "folio").path
  }()

  /// The environment of a run: nothing of the machine's, so that every run is the same.
  func environment(_ extra: [String: String] = [:]) -> [String: String] {
    var environment = [
      "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "USER": "tester",
      "XDG_CONFIG_HOME": "\(home.path)/config", "XDG_DATA_HOME": "\(home.path)/data",
      "XDG_STATE_HOME": "\(home.path)/state", "XDG_CACHE_HOME": "\(home.path)/cache",
      "TERM": "xterm-256color", "TMPDIR": temporary,
    ]
    environment.merge(extra) { $1 }
    return environment
  }

  /// Runs the program to its end with these arguments.
  func run(_ arguments: String..., environment extra: [String: String] = [:]) throws -> Outcome {
    try run(arguments: arguments, environment: extra)
  }

  /// Runs the program to its end with these arguments.
  func run(arguments: [String], environment extra: [String: String] = [:]) throws -> Outcome {
    let output = home.file("stdout-\(UUID().uuidString)")
    let errors = home.file("stderr-\(UUID().uuidString)")
    let status = try Child(
      Program.path,
      arguments,
      environment: environment(extra),
      output: output,
      errors: errors
    ).wait()
    return Outcome(
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8),
      status: status
    )
  }
}

extension Program {
  /// Runs `folio report nurture` over the sample book, under the policy that has the programme.
  func nurture(_ arguments: [String], store: String) throws -> Outcome {
    let sample = ["--demo", "--today", "2026-11-21", "--scope", "base", "--policy", "three-tier"]
    return try run(arguments: ["report", "nurture"] + arguments + sample + ["--store", store])
  }

  /// The messages that are due in it, a row each.
  func nurtureTargets(store: String) throws -> [String] {
    try nurture(["--format", "csv"], store: store).output.split(separator: "\n").dropFirst()
      .map(String.init)
  }
}
