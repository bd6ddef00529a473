import Foundation

/// A program that was started, its output going into files.
///
/// Files, not pipes: a full pipe would stop the program, and one that a daemon inherits never ends.
struct Child {
  private let process: pid_t

  /// Starts a program with this environment alone, without input.
  init(
    _ path: String,
    _ arguments: [String],
    environment: [String: String],
    output: String = "/dev/null",
    errors: String = "/dev/null"
  ) throws {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, writing, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, writing, 0o600)
    var texts = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    var settings = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer { unsafe (texts + settings).forEach { unsafe free($0) } }
    // A thread that blocks signals would leave them blocked in what it starts: a tmux that cannot see
    // its children end never ends itself.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    unsafe sigemptyset(&noSignals)
    unsafe posix_spawnattr_setsigmask(&attributes, &noSignals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var process: pid_t = 0
    let error = unsafe posix_spawn(&process, path, &actions, &attributes, &texts, &settings)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
    self.process = process
  }

  /// Ends the program at once, whatever it is doing.
  func kill() { _ = Foundation.kill(process, SIGKILL) }

  /// Waits for the end; returns the exit code, 128 and the signal's number when one ended it.
  func wait() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
