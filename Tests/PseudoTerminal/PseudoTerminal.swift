internal import CPseudoTerminal
import Glibc

/// A program in a terminal of its own, and what it has written there.
///
/// Ends with the program: whoever makes one waits for its end.
public final class PseudoTerminal {
  private let child: pt_child
  /// All that was written, as text.
  public private(set) var output = ""
  private var isGone = false
  private var pendingBytes: [UInt8] = []

  /// Starts a program by its path, with these arguments and this environment alone.
  public init(
    _ program: String,
    _ arguments: [String] = [],
    environment: [String: String],
    rows: Int = 24,
    columns: Int = 100
  ) {
    var texts = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    var settings = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    defer { unsafe (texts + settings).forEach { unsafe free($0) } }
    child = unsafe pt_start(program, &texts, &settings, Int32(rows), Int32(columns))
  }

  /// Returns the path of a program that was built beside the tests.
  public static func built(_ name: String) -> String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink("/proc/self/exe", &path, path.count)
    let own = path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    let folder = own.prefix(through: own.lastIndex(of: UInt8(ascii: "/")) ?? 0)
    return String(decoding: folder, as: UTF8.self) + name
  }

  deinit {
    kill(child.process, SIGKILL)
    if !isGone { close(child.terminal) }
    waitpid(child.process, nil, 0)
  }

  /// Whether the terminal's modes are again as before.
  public var hasFirstModes: Bool { pt_modes(child.terminal) == child.modes }

  /// Sends keys.
  public func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = unsafe write(child.terminal, bytes, bytes.count)
  }

  /// Sends a signal.
  public func signal(_ number: Int32) { kill(child.process, number) }

  /// Changes the terminal's size.
  public func resize(rows: Int, columns: Int) {
    pt_resize(child.terminal, Int32(rows), Int32(columns))
  }

  /// Takes the terminal away.
  public func hangUp() {
    close(child.terminal)
    isGone = true
  }

  /// Reads until one of some texts is among what was written since the last call, at most a minute;
  /// returns it, nil when none comes.
  public func wait(forOneOf texts: [String]) -> String? {
    for _ in 0..<1200 {
      if let text = texts.first(where: output.contains) { return text }
      read(milliseconds: 50)
    }
    return nil
  }

  /// Reads until a text was written since the last call, at most a minute; true if it was.
  public func wait(for text: String) -> Bool {
    for _ in 0..<1200 {
      if let range = output.firstRange(of: text) {
        output = String(output[range.upperBound...])
        return true
      }
      read(milliseconds: 50)
    }
    return false
  }

  /// Reads until the program has ended or stopped, at most a minute; nil if it does not.
  public func status() -> Int? {
    for _ in 0..<6000 {
      read(milliseconds: 10)
      let status = pt_status(child.process)
      if status != -1 {
        while read(milliseconds: 10) {}
        return Int(status)
      }
    }
    return nil
  }

  /// Takes what is whole characters: one may be cut by the end of a read.
  private func takeText() -> String {
    let isTail = { (byte: UInt8) in byte & 0xC0 == 0x80 }
    var end = pendingBytes.endIndex
    if let lead = pendingBytes.lastIndex(where: { !isTail($0) }), pendingBytes[lead] >= 0xC0 {
      let length = pendingBytes[lead] >= 0xF0 ? 4 : pendingBytes[lead] >= 0xE0 ? 3 : 2
      if lead + length > end { end = lead }
    }
    defer { pendingBytes.removeFirst(end) }
    return String(decoding: pendingBytes[..<end], as: UTF8.self)
  }

  /// Reads what there is, after waiting for it; false for nothing.
  @discardableResult
  private func read(milliseconds: Int32) -> Bool {
    guard !isGone else {
      usleep(UInt32(milliseconds) * 1000)
      return false
    }
    var file = pollfd(fd: child.terminal, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&file, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = unsafe Glibc.read(child.terminal, &bytes, bytes.count)
    guard count > 0 else {
      // The program has ended; only its exit code may still be to come.
      usleep(UInt32(milliseconds) * 1000)
      return false
    }
    pendingBytes += bytes.prefix(count)
    output += takeText()
    return true
  }
}
