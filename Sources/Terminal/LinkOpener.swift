internal import Glibc

/// Opens web addresses in the user's browser.
public struct LinkOpener: Sendable {
  /// The programs that open addresses, the usual one first.
  static let programs = ["xdg-open", "open", "wslview"]

  private let environment: [String: String]
  /// Programs that were still running when last looked at.
  private var running: [pid_t] = []

  /// Creates an opener for programs of the environment's search path.
  public init(environment: [String: String]) { self.environment = environment }

  /// Opens an address; only one of the web, and never through a shell.
  public mutating func open(_ address: String) throws(LinkError) {
    reap()
    guard Self.isWebAddress(address) else { throw .notOfTheWeb }
    for program in Self.programs {
      let started = BackgroundProgram.start(
        [program, address],
        input: -1,
        environment,
        isOwnSession: true
      )
      guard case .running(let process) = started else { continue }
      // One that fails does so at once; a browser may run for as long as it likes.
      switch BackgroundProgram.wait(for: process, milliseconds: 200) {
      case .running(let process): running.append(process)
      case .ended(0): break
      case .ended, .failed, .notFound: throw .failed(program: program)
      }
      return
    }
    throw .noProgram
  }

  /// Lets go of the programs that have ended; returns whether one still runs.
  @discardableResult
  public mutating func reap() -> Bool {
    running.removeAll { process in
      guard case .running = BackgroundProgram.wait(for: process, milliseconds: 0) else {
        return true
      }
      return false
    }
    return !running.isEmpty
  }

  /// Whether a text is an address of the web and nothing else.
  static func isWebAddress(_ text: String) -> Bool {
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return false }
    return text.utf8.count > scheme.utf8.count && text.utf8.count <= 8192
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }
}

/// Why an address was not opened.
public enum LinkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is not an address of the web.
  case notOfTheWeb
  /// There is no program that opens addresses.
  case noProgram
  /// The program ended with an error.
  case failed(program: String)

  /// The wording.
  public var description: String {
    switch self {
    case .notOfTheWeb: "only addresses that begin with https:// or http:// are opened"
    case .noProgram: "no program opens addresses here: install xdg-utils"
    case .failed(let program): "\(program) could not open the address"
    }
  }
}
