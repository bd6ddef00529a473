internal import BookModel

/// How far reading a snapshot got.
public struct LoadProgress: Hashable, Sendable {
  /// The bytes read so far.
  public var bytes: Int
  /// The bytes of all files; 0 while they are not known.
  public var bytesInAll: Int
  /// The rows of usage read so far.
  public var rows: Int
  /// The whole seconds since reading began.
  public var seconds: Int

  /// Creates a progress.
  public init(bytes: Int = 0, bytesInAll: Int = 0, rows: Int = 0, seconds: Int = 0) {
    self.bytes = bytes
    self.bytesInAll = bytesInAll
    self.rows = rows
    self.seconds = seconds
  }
}

extension LoadProgress {
  /// The part of the bytes that was read, from 0 to 1; nil while their number is not known.
  var share: Double? {
    bytesInAll > 0 ? min(1, max(0, Double(bytes) / Double(bytesInAll))) : nil
  }

  /// The bytes, the rows and the time, such as `812 MB of 2.05 GB · 4,120,000 rows · 2 s`.
  var text: String {
    var parts: [String] = []
    if bytesInAll > 0 {
      parts.append("\(Figures.bytes(bytes)) of \(Figures.bytes(bytesInAll))")
    }
    if rows > 0 { parts.append(Figures.count(rows, "row")) }
    if seconds > 0 { parts.append("\(Figures.grouped(seconds)) s") }
    return parts.joined(separator: " · ")
  }

  /// What is done now and how much of it, such as `Reading, 40% of 2.05 GB`; it seldom changes.
  var calmText: String {
    guard let share, share < 1 else { return step }
    return "\(step), \(Int(share * 10) * 10)% of \(Figures.bytes(bytesInAll))"
  }

  /// What is done now, in a few words.
  var step: String {
    guard let share else { return "Looking at the files" }
    return share < 1 ? "Reading" : "Putting the book together"
  }
}

extension Figures {
  /// Returns a number of bytes in three digits or so, such as `310 kB`, `9.8 MB` or `2.05 GB`.
  static func bytes(_ bytes: Int) -> String {
    let number = Double(max(0, bytes))
    if number < 1e3 { return "\(whole(number)) B" }
    if number < 999_500 { return "\(whole(number / 1e3)) kB" }
    if number < 9_950_000 { return "\(tenths(number / 1e6)) MB" }
    if number < 999_500_000 { return "\(whole(number / 1e6)) MB" }
    let hundredths = Int((number / 1e7).rounded())
    let rest = hundredths % 100
    return "\(grouped(hundredths / 100)).\(rest < 10 ? "0" : "")\(rest) GB"
  }
}
