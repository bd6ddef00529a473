internal import Glibc

/// A program that runs beside the screen, with nothing to do with the terminal.
enum BackgroundProgram {
  /// How a program ended.
  enum Outcome: Equatable {
    /// There is no such program.
    case notFound
    /// It could not be started, or took too long and was ended.
    case failed
    /// It ended with an exit code; 128 and more for a signal.
    case ended(Int32)
    /// It goes on, as a process.
    case running(pid_t)
  }

  /// Runs a program to its end, at most two seconds, with a text as its input.
  static func run(
    _ arguments: [String],
    input: [UInt8],
    _ environment: [String: String]
  ) -> Outcome {
    guard let file = inputFile(holding: input, environment) else { return .failed }
    defer { close(file) }
    let started = start(arguments, input: file, environment, isOwnSession: false)
    guard case .running(let process) = started else { return started }
    let ended = wait(for: process, milliseconds: 2000)
    guard case .running = ended else { return ended }
    kill(process, SIGKILL)
    while waitpid(process, nil, 0) < 0, errno == EINTR {}
    return .failed
  }

  /// Waits for a program's end, but not for long.
  static func wait(for process: pid_t, milliseconds: Int) -> Outcome {
    var waited = 0
    while true {
      var status: Int32 = 0
      let changed = unsafe waitpid(process, &status, WNOHANG)
      if changed == process {
        return .ended(status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
      }
      if changed < 0, errno != EINTR { return .failed }
      guard waited < milliseconds else { return .running(process) }
      usleep(2000)
      waited += 2
    }
  }

  /// Starts a program of the search path, without a shell; what it prints goes nowhere.
  static func start(
    _ arguments: [String],
    input: Int32,
    _ environment: [String: String],
    isOwnSession: Bool
  ) -> Outcome {
    guard let name = arguments.first, let path = path(of: name, environment) else {
      return .notFound
    }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if input >= 0 {
      unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // A program of its own session cannot touch the terminal.
    if isOwnSession { unsafe posix_spawnattr_setflags(&attributes, 0x80) }
    var texts = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var settings = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    defer { unsafe (texts + settings).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let error = unsafe posix_spawn(&process, path, &actions, &attributes, &texts, &settings)
    return error == 0 ? .running(process) : .failed
  }

  /// Where a program is in the search path; nil when it is nowhere.
  private static func path(of name: String, _ environment: [String: String]) -> String? {
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first { unsafe access($0, X_OK) == 0 }
  }

  /// A file without a name that holds some bytes, to be read from its beginning.
  ///
  /// A pipe would hold up the program when nobody reads it.
  private static func inputFile(holding bytes: [UInt8], _ environment: [String: String]) -> Int32? {
    guard let (file, path) = TemporaryFile.make(environment) else { return nil }
    unsafe unlink(path)
    guard TemporaryFile.write(bytes, to: file), lseek(file, 0, SEEK_SET) == 0 else {
      close(file)
      return nil
    }
    return file
  }
}

/// Files that only the user can read, for a moment.
enum TemporaryFile {
  /// Makes an empty file; nil when none can be.
  static func make(_ environment: [String: String], suffix: String = "") -> (Int32, path: String)? {
    let folders = ["XDG_RUNTIME_DIR", "TMPDIR"].compactMap { environment[$0] }
    for folder in folders.filter({ $0.hasPrefix("/") }) + ["/tmp"] {
      let path = "\(folder)/folio-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))\(suffix)"
      let file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if file >= 0 { return (file, path) }
    }
    return nil
  }

  /// Writes all of some bytes, and says whether they were written.
  static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
