import BookModel
import FoundationEssentials
import Glibc

/// What the program is started in, looked up once and handed on.
struct Surroundings: Sendable {
  /// The environment variables.
  var environment: [String: String]
  /// Whether standard input and output are both a terminal that can draw.
  var canDraw: Bool
  /// Whether standard output is a terminal.
  var outputIsTerminal: Bool
  /// The columns of the terminal; 80 where there is none.
  var columns: Int
  /// The real day, by the local clock.
  var today: Day
  /// The login name.
  var user: String
  /// The name of this machine.
  var host: String

  /// Looks them up.
  static func current() -> Surroundings {
    let environment = ProcessInfo.processInfo.environment
    let term = environment["TERM"] ?? ""
    let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    return Surroundings(
      environment: environment,
      canDraw: outputIsTerminal && isatty(STDIN_FILENO) == 1 && !["", "dumb"].contains(term)
        && (environment["ACCESSIBLE"] ?? "").isEmpty,
      outputIsTerminal: outputIsTerminal,
      columns: terminalColumns() ?? Int(environment["COLUMNS"] ?? "") ?? 80,
      today: localDay(),
      user: loginName(environment),
      host: ProcessInfo.processInfo.hostName
    )
  }

  /// The login name; the user's number where nothing knows a name.
  private static func loginName(_ environment: [String: String]) -> String {
    let named = ["USER", "LOGNAME"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    if let named { return named }
    guard let entry = unsafe getpwuid(getuid()), let name = unsafe entry.pointee.pw_name else {
      return "\(getuid())"
    }
    return unsafe String(cString: name)
  }

  /// The milliseconds since 1970 UTC.
  static func milliseconds() -> Int {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }

  /// The day that the local clock shows.
  static func localDay() -> Day {
    var seconds = time_t(milliseconds() / 1000)
    var local = unsafe tm()
    unsafe localtime_r(&seconds, &local)
    let day = unsafe Day(
      year: Int(local.tm_year) + 1900,
      month: Int(local.tm_mon) + 1,
      day: Int(local.tm_mday)
    )
    return day ?? Day(number: seconds / 86_400)
  }

  /// The seconds that the local clock is ahead of UTC.
  static func secondsFromUTC() -> Int {
    var seconds = time_t(milliseconds() / 1000)
    var local = unsafe tm()
    unsafe localtime_r(&seconds, &local)
    return unsafe local.tm_gmtoff
  }

  private static func terminalColumns() -> Int? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
