public import BookModel

/// Reads events from lines of JSON, however the bytes come in pieces.
///
/// Whatever the bytes are, each line is an event or a problem; empty lines are nothing.
public struct FollowUpEventReader: Sendable {
  /// A line that is no event.
  public struct Problem: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong with it.
    public var reason: String
  }

  /// The events so far, in the order of their lines.
  public private(set) var events: [FollowUpEvent] = []
  /// The first hundred lines so far that are none.
  public private(set) var problems: [Problem] = []
  /// The number of lines that are none.
  public private(set) var problemCount = 0
  /// Whether the bytes are a SQLite file, such as a store itself.
  public private(set) var isDatabase = false
  /// The longest line that is read; longer ones are skipped without being kept.
  public static let lineLimit = 1 << 20

  private var line: [UInt8] = []
  private var number = 1
  private var isTooLong = false

  /// Creates a reader that has read nothing.
  public init() {}

  /// Reads a piece of the bytes.
  public mutating func read(_ bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      append(rest[..<end])
      endLine()
      rest = rest[rest.index(after: end)...]
    }
    append(rest)
  }

  /// Reads what is left after the last line feed.
  public mutating func finish() { endLine() }

  private mutating func append(_ bytes: some Collection<UInt8>) {
    guard !isTooLong else { return }
    guard line.count + bytes.count <= FollowUpEventReader.lineLimit else {
      isTooLong = true
      line = []
      return
    }
    line += bytes
  }

  private mutating func endLine() {
    defer {
      line.removeAll(keepingCapacity: true)
      isTooLong = false
      number += 1
    }
    guard !isTooLong else { return report("the line is longer than a million bytes") }
    if number == 1 {
      isDatabase = line.starts(with: Array("SQLite format 3".utf8))
      // A byte order mark.
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    }
    guard line.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { return }
    do {
      events.append(try EventLine.event(line))
    } catch {
      report(error.reason)
    }
  }

  private mutating func report(_ reason: String) {
    problemCount += 1
    if problems.count < 100 { problems.append(Problem(line: number, reason: reason)) }
  }
}
