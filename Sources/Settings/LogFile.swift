import Glibc

/// A log that stays small: what is worth knowing afterwards, a line each.
public struct LogFile: Sendable {
  /// The file.
  public let path: String
  /// The bytes from which the file is put aside for a new one.
  private let limit: Int

  /// The most bytes of a line's text.
  static let longestLine = 4000

  /// Creates a log; the file is made with the first line.
  public init(path: String, limit: Int = 1 << 20) {
    self.path = path
    self.limit = limit
  }

  /// Writes a line, with the time; control characters are left out.
  ///
  /// A file that has grown to its limit becomes `folio.log.1`, in the place of an older one. A log
  /// that cannot be written is no reason to stop.
  ///
  /// - Parameters:
  ///   - message: What to say.
  ///   - seconds: The time in seconds since 1970 UTC.
  /// - Returns: Whether it was written.
  @discardableResult
  public func append(_ message: String, at seconds: Int) -> Bool {
    rotate()
    if let slash = path.lastIndex(of: "/") { try? StateFile.makeFolder(String(path[..<slash])) }
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let file = unsafe open(path, flags, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    let line = "\(Self.time(seconds)) \(Self.harmless(message))\n"
    return StateFile.write(Array(line.utf8), to: file)
  }

  private func rotate() {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_size >= limit else { return }
    unsafe rename(path, path + ".1")
  }

  /// The time as `2026-11-21T09:30:00Z`.
  private static func time(_ seconds: Int) -> String {
    var moment = time_t(seconds)
    var utc = unsafe tm()
    guard unsafe gmtime_r(&moment, &utc) != nil else { return "-" }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (date, clock) = unsafe (
      [utc.tm_mon + 1, utc.tm_mday].map(two), [utc.tm_hour, utc.tm_min, utc.tm_sec].map(two)
    )
    let year = unsafe utc.tm_year + 1900
    return "\(year)-\(date.joined(separator: "-"))T\(clock.joined(separator: ":"))Z"
  }

  /// The text in one line, without what a terminal would obey.
  private static func harmless(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    var size = 0
    for scalar in text.unicodeScalars {
      let isSpace = scalar == "\n" || scalar == "\r" || scalar == "\t"
      let isHarmful =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      if isHarmful, !isSpace { continue }
      size += UTF8.width(scalar)
      guard size <= longestLine else { break }
      line.append(isSpace ? " " : scalar)
    }
    return String(line)
  }
}
