/// Reads a follow-up from the line somebody wrote, such as `call champion @fri !high #renewal`.
///
/// | written | meaning |
/// | --- | --- |
/// | `@fri` `@24 dec` `@+2w` `@none` | due on that day (`Day.init(words:today:)`), or on none |
/// | `^30d` | due that long before the renewal |
/// | `!high` `!normal` `!low` | the priority |
/// | `#renewal` | a tag |
/// | `call champion by fri` | day words at the end are the due day, where no other is given |
/// | `\#1` | a word that is not to be read as any of these |
extension FollowUpDraft {
  /// Creates the draft that `text` describes.
  ///
  /// - Parameters:
  ///   - text: The line; control characters in it count as spaces.
  ///   - today: The day that day words count from.
  ///   - renewal: The customer's renewal, for `^30d`; nil when unknown.
  ///   - defaultDue: How long after today it is due when no day is given; nil leaves it undated.
  /// - Throws: `FollowUpComposerError` naming the first word that is not understood.
  public init(
    parsing text: String,
    today: Day,
    renewal: Day? = nil,
    defaultDue: DaySpan? = .week
  ) throws(FollowUpComposerError) {
    let composed = try ComposedFollowUp(parsing: text, today: today)
    self = try composed.draft(renewal: renewal, defaultDue: defaultDue)
  }

  /// Creates the draft that changes a follow-up by `text`; what the text does not name stays.
  ///
  /// - Parameters:
  ///   - followUp: The follow-up as it is.
  ///   - text: The line; `@fri` alone moves the due day and keeps the note.
  ///   - today: The day that day words count from.
  ///   - renewal: The customer's renewal, for `^30d`; nil when unknown.
  /// - Throws: `FollowUpComposerError` naming the first word that is not understood.
  public init(
    changing followUp: FollowUp,
    by text: String,
    today: Day,
    renewal: Day? = nil
  ) throws(FollowUpComposerError) {
    let composed = try ComposedFollowUp(parsing: text, today: today)
    self = try composed.draft(changing: followUp, renewal: renewal)
  }
}

/// What a line says of a follow-up, read once for however many customers it is about.
public struct ComposedFollowUp: Equatable, Sendable {
  /// What is said of the due day.
  fileprivate enum Due: Equatable, Sendable {
    /// A day, or that there is none.
    case day(Day?)
    /// So long before the renewal; the word that says it.
    case beforeRenewal(DaySpan, word: String)
  }

  /// The note; empty where the line has none.
  private let note: String
  /// The priority; nil where none is named.
  private let priority: FollowUp.Priority?
  /// The tags; empty where none is named.
  private let tags: [String]
  /// What is said of the due day; nil for nothing.
  private let due: Due?
  /// The day that days count from.
  private let today: Day

  /// Reads a line; control characters in it count as spaces, day words count from `today`.
  ///
  /// - Throws: `FollowUpComposerError` naming the first word that is not understood.
  public init(parsing text: String, today: Day) throws(FollowUpComposerError) {
    var composer = FollowUpComposer(today: today)
    try composer.read(text)
    note = composer.note.joined(separator: " ")
    priority = composer.priority
    tags = composer.tags
    due = composer.due
    self.today = today
  }
}

extension ComposedFollowUp {
  /// Whether the due day depends on the customer's renewal.
  public var countsFromRenewal: Bool { if case .beforeRenewal = due { true } else { false } }

  /// Returns the draft of a new follow-up.
  ///
  /// - Parameters:
  ///   - renewal: The customer's renewal, for `^30d`; nil when unknown.
  ///   - defaultDue: How long after today it is due when no day is given; nil leaves it undated.
  /// - Returns: The draft.
  /// - Throws: `FollowUpComposerError`, where the renewal is needed and unknown, or there is no note.
  public func draft(renewal: Day?, defaultDue: DaySpan?) throws(FollowUpComposerError)
    -> FollowUpDraft
  {
    let due = try due(renewal: renewal, unnamed: defaultDue.map { today.adding($0) })
    guard !note.isEmpty else { throw .noNote }
    return FollowUpDraft(note: note, due: due, priority: priority ?? .normal, tags: tags)
  }

  /// Returns the draft that changes a follow-up; what the line does not name stays.
  ///
  /// - Parameters:
  ///   - followUp: The follow-up as it is.
  ///   - renewal: The customer's renewal, for `^30d`; nil when unknown.
  /// - Returns: The draft.
  /// - Throws: `FollowUpComposerError`, where the renewal is needed and unknown.
  public func draft(changing followUp: FollowUp, renewal: Day?) throws(FollowUpComposerError)
    -> FollowUpDraft
  {
    FollowUpDraft(
      note: note.isEmpty ? followUp.note : note,
      due: try due(renewal: renewal, unnamed: followUp.due),
      priority: priority ?? followUp.priority,
      tags: tags.isEmpty ? followUp.tags : tags
    )
  }

  private func due(renewal: Day?, unnamed: Day?) throws(FollowUpComposerError) -> Day? {
    switch due {
    case nil: return unnamed
    case .day(let day): return day
    case .beforeRenewal(let span, let word):
      guard let renewal else { throw .noRenewal(word) }
      let day = renewal.adding(span, times: -1)
      guard Day.writtenYears.contains(day.date.year) else { throw .unknownSpan(word) }
      return day
    }
  }
}

extension DaySpan {
  /// Seven days.
  public static let week = DaySpan(count: 7, unit: .days)
}

/// Why a line is no follow-up.
public enum FollowUpComposerError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownDay(String)
  case unknownPriority(String)
  case unknownSpan(String)
  case emptyTag
  case noRenewal(String)
  case secondDay(String)
  case noNote

  /// The word that is not understood; nil when the whole line is meant.
  public var word: String? {
    switch self {
    case .unknownDay(let word), .unknownPriority(let word), .unknownSpan(let word),
      .noRenewal(let word), .secondDay(let word):
      word
    case .emptyTag: "#"
    case .noNote: nil
    }
  }

  /// What is wrong and what would be understood, in one line.
  public var description: String {
    switch self {
    case .unknownDay(let word):
      "\(word) is not a day: use @today, @fri, @+7d, @2w, @eom, @24 dec, @2026-12-24 or @none"
    case .unknownPriority(let word): "\(word) is not a priority: use !high, !normal or !low"
    case .unknownSpan(let word): "\(word) is not a time before the renewal: use ^30d, ^6w or ^2mo"
    case .emptyTag: "# needs a word: use #renewal"
    case .noRenewal(let word):
      "\(word) counts from the renewal, which is not known: use @ and a day"
    case .secondDay(let word): "\(word) is a second day: a follow-up has one"
    case .noNote: "say in a word or two what to do, such as: call champion @fri"
    }
  }
}

/// The state of reading one line.
private struct FollowUpComposer {
  let today: Day
  private(set) var note: [String] = []
  private(set) var priority: FollowUp.Priority?
  private(set) var tags: [String] = []
  private(set) var due: ComposedFollowUp.Due?
  /// Words at the end of the note that were escaped cannot be day words.
  private var escapedEnd = 0

  init(today: Day) { self.today = today }

  mutating func read(_ text: String) throws(FollowUpComposerError) {
    var words = text.words[...]
    while let word = words.popFirst() {
      switch (word.first, word.count) {
      case ("@", _): try readDay(word, &words)
      case ("!", _): try readPriority(word)
      case ("#", _): try readTag(word)
      case ("^", _): try readSpan(word)
      case ("\\", 2...):
        note.append(String(word.dropFirst()))
        escapedEnd = note.count
      default: note.append(word)
      }
    }
    if due == nil { readTrailingDay() }
  }

  /// Reads `@` and as many of the following words as make a day: `@24 dec 2026`.
  private mutating func readDay(_ word: String, _ rest: inout ArraySlice<String>)
    throws(FollowUpComposerError)
  {
    let first = String(word.dropFirst())
    if first.lowercased() == "none" { return try setDue(.day(nil), word) }
    for count in [2, 1, 0] where count <= rest.count {
      let words = ([first] + rest.prefix(count)).joined(separator: " ")
      if let day = dayOrSpan(words) {
        rest = rest.dropFirst(count)
        return try setDue(.day(day), word)
      }
    }
    throw .unknownDay(word)
  }

  /// Returns the day of the words; `2w` is a day too where an `@` says that one must follow.
  private func dayOrSpan(_ words: String) -> Day? {
    Day(words: words, today: today) ?? Day(words: "+" + words, today: today)
  }

  private mutating func readSpan(_ word: String) throws(FollowUpComposerError) {
    guard let span = DaySpan(word.dropFirst()) else { throw .unknownSpan(word) }
    try setDue(.beforeRenewal(span, word: word), word)
  }

  private mutating func setDue(_ due: ComposedFollowUp.Due, _ word: String)
    throws(FollowUpComposerError)
  {
    guard self.due == nil else { throw .secondDay(word) }
    self.due = due
  }

  private mutating func readPriority(_ word: String) throws(FollowUpComposerError) {
    let name = word.dropFirst().lowercased()
    let named = FollowUp.Priority.allCases.first { !name.isEmpty && $0.rawValue.hasPrefix(name) }
    guard let named else { throw .unknownPriority(word) }
    priority = named
  }

  private mutating func readTag(_ word: String) throws(FollowUpComposerError) {
    let tag = String(word.dropFirst())
    guard !tag.isEmpty else { throw .emptyTag }
    if !tags.contains(tag) { tags.append(tag) }
  }

  /// Takes day words at the end of the note, with a `by` or `on` before them.
  ///
  /// Only words that look ahead and mean nothing else are taken, and never the whole note.
  private mutating func readTrailingDay() {
    for count in [3, 2, 1] where count < note.count && note.count - count >= escapedEnd {
      let words = note.suffix(count).joined(separator: " ")
      guard !words.isAmbiguousDay, let day = Day(words: words, today: today), day >= today else {
        continue
      }
      note.removeLast(count)
      if note.count > max(1, escapedEnd), ["by", "on"].contains(note.last?.lowercased()) {
        note.removeLast()
      }
      due = .day(day)
      return
    }
  }
}

extension String {
  /// The words between spaces and control characters.
  fileprivate var words: [String] {
    unicodeScalars.split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
      .map { String(String.UnicodeScalarView($0)) }
  }

  /// Whether the words name a day but are more often about something else: "prepare q1".
  fileprivate var isAmbiguousDay: Bool {
    count == 2 && lowercased().hasPrefix("q") || hasPrefix("-")
  }
}
