internal import BookModel
internal import Canvas

/// What a line comes to.
struct FollowUpReading: Equatable, Sendable {
  /// What it asks for; nil while it is not ready.
  var intent: FollowUpIntent?
  /// What was understood, or what is wrong.
  var words: Line
}

/// What a line asks for, before it is about anybody.
enum FollowUpIntent: Equatable, Sendable {
  case mark(ComposedFollowUp, Extent)
  case complete(outcome: String?)
  case snooze(FollowUpSnooze)

  /// How much of a follow-up is composed.
  enum Extent: Equatable, Sendable {
    /// All of it, due after a time where no day is named; nil for one without a day then.
    case whole(defaultDue: DaySpan?)
    /// What is named; the rest stays as it is.
    case named
  }
}

/// What is needed to read a line.
struct FollowUpReader {
  /// The book and the day.
  let portfolio: Portfolio
  /// The days after which a new follow-up without a day is due.
  let defaultDueDays: Int

  /// Returns what a line comes to.
  func read(_ line: FollowUpLine) -> FollowUpReading {
    let text = line.editor.text
    switch line.purpose {
    case .add:
      let span = DaySpan(count: defaultDueDays, unit: .days)
      return composed(line, text, .whole(defaultDue: span))
    case .rewrite: return composed(line, text, .whole(defaultDue: nil))
    case .change: return composed(line, text, .named)
    case .outcome: return outcome(line.subjects, text)
    case .snooze: return snooze(line.subjects, text)
    }
  }

  /// Returns what is to be done for customers; those for whom it makes no sense are left out.
  func steps(_ intent: FollowUpIntent, for subjects: FollowUpSubjects) -> [FollowUpStep] {
    subjects.all.compactMap { subject in
      action(intent, for: subject).map { FollowUpStep($0, of: subject.customer) }
    }
  }

  private func action(_ intent: FollowUpIntent, for subject: FollowUpSubject) -> FollowUpAction? {
    switch intent {
    case .mark(let composed, let extent):
      (try? draft(composed, extent, for: subject)).map(FollowUpAction.mark)
    case .complete(let outcome): .complete(outcome: outcome)
    case .snooze(let snooze): try? action(snooze, for: subject)
    }
  }
}

// A follow-up, or a change of one.
extension FollowUpReader {
  private func composed(_ line: FollowUpLine, _ text: String, _ extent: FollowUpIntent.Extent)
    -> FollowUpReading
  {
    if extent == .named, text.allSatisfy(\.isWhitespace) {
      let hint = "   what changes: a note, @fri, !high or #renewal; the rest stays"
      return FollowUpReading(words: Line(hint, .muted))
    }
    do throws(FollowUpComposerError) {
      let composed = try ComposedFollowUp(parsing: text, today: portfolio.today)
      return try reading(line, composed, extent)
    } catch {
      let role: Role = error == .noNote ? .muted : .poor
      return FollowUpReading(words: Line("   \(error)", role))
    }
  }

  /// Tells what the customers get; it throws where it makes sense for nobody.
  private func reading(
    _ line: FollowUpLine,
    _ composed: ComposedFollowUp,
    _ extent: FollowUpIntent.Extent
  ) throws(FollowUpComposerError) -> FollowUpReading {
    // Where all get the same, one draft tells of all of them.
    let isSame = extent != .named && !composed.countsFromRenewal
    var drafts: [FollowUpDraft] = []
    var (leftOut, replaced) = (0, 0)
    var problem: FollowUpComposerError?
    for subject in line.subjects.all {
      do throws(FollowUpComposerError) {
        if !isSame || drafts.isEmpty {
          drafts.append(try draft(composed, extent, for: subject))
        }
        if subject.followUp != nil { replaced += 1 }
      } catch {
        // What is wrong for one is wrong for all.
        if isSame { throw error }
        problem = problem ?? error
        leftOut += 1
      }
    }
    if drafts.isEmpty, let problem { throw problem }
    var words = words(drafts)
    if leftOut > 0 { words.add(" · \(Figures.grouped(leftOut)) without renewal", .poor) }
    if line.purpose == .add, replaced > 0, line.subjects.all.count - leftOut > 1 {
      words.add(" · \(Figures.grouped(replaced)) replaced", .info)
    }
    return FollowUpReading(intent: .mark(composed, extent), words: words)
  }

  private func draft(
    _ composed: ComposedFollowUp,
    _ extent: FollowUpIntent.Extent,
    for subject: FollowUpSubject
  ) throws(FollowUpComposerError) -> FollowUpDraft {
    switch extent {
    case .whole(let defaultDue):
      return try composed.draft(renewal: subject.renewal, defaultDue: defaultDue)
    case .named:
      guard let followUp = subject.followUp else { throw .noNote }
      return try composed.draft(changing: followUp, renewal: subject.renewal)
    }
  }

  /// What drafts have in common, and the range of their days.
  private func words(_ drafts: [FollowUpDraft]) -> Line {
    guard let first = drafts.first else { return Line() }
    var line = Line("   ")
    let days = Set(drafts.lazy.map(\.due))
    if days.count > 1 {
      let known = days.compactMap(\.self)
      let range = [known.min(), known.max()].compactMap { $0?.shortReadable }
      let isPast = known.min().map { $0 < portfolio.today } ?? false
      let words = "due on \(days.count) days, \(range.joined(separator: " to "))"
      line.add(words, isPast ? .poor : .due)
    } else if let due = first.due {
      line.add("due \(due.weekdayName) \(due.readable)", .due)
      line.add(", \(portfolio.distance(to: due))", .muted)
    } else {
      line.add("no day", .muted)
    }
    if first.priority != .normal, drafts.allSatisfy({ $0.priority == first.priority }) {
      line.add(" · \(first.priority.rawValue)", .due)
    }
    if !first.tags.isEmpty, drafts.allSatisfy({ $0.tags == first.tags }) {
      for tag in first.tags { line.add(" · #\(tag)", .mark) }
    }
    return line
  }
}

// The end of a follow-up, for good or for a time.
extension FollowUpReader {
  private func outcome(_ subjects: FollowUpSubjects, _ text: String) -> FollowUpReading {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let count = subjects.all.count
    let note = count == 1 ? subjects.all.first?.followUp?.shownNote : nil
    return FollowUpReading(
      intent: .complete(outcome: words.isEmpty ? nil : words),
      words: Line("   done: \(note ?? Figures.count(count, "follow-up"))", .muted)
    )
  }

  private func snooze(_ subjects: FollowUpSubjects, _ text: String) -> FollowUpReading {
    guard text.contains(where: { !$0.isWhitespace }) else {
      let hint = "   a day to come (fri, +2w, 24 dec), 30d before renewal, health or usage"
      return FollowUpReading(words: Line(hint, .muted))
    }
    do throws(FollowUpSnoozeError) {
      let snooze = try FollowUpSnooze(parsing: text, today: portfolio.today)
      return try reading(snooze, for: subjects)
    } catch {
      return FollowUpReading(words: Line("   \(error)", .poor))
    }
  }

  /// Returns what a snooze comes to; it throws where it makes sense for nobody.
  func reading(_ snooze: FollowUpSnooze, for subjects: FollowUpSubjects)
    throws(FollowUpSnoozeError) -> FollowUpReading
  {
    var leftOut = 0
    var refusal: FollowUpSnoozeError?
    for subject in subjects.all {
      do throws(FollowUpSnoozeError) {
        _ = try action(snooze, for: subject)
      } catch {
        refusal = refusal ?? error
        leftOut += 1
      }
    }
    if let refusal, leftOut == subjects.all.count { throw refusal }
    var line = Line("   ")
    line.add("until \(words(snooze, subjects))", .due)
    if let refusal { line.add(" · \(Figures.grouped(leftOut)) left out: \(refusal)", .poor) }
    return FollowUpReading(intent: .snooze(snooze), words: line)
  }

  private func action(_ snooze: FollowUpSnooze, for subject: FollowUpSubject)
    throws(FollowUpSnoozeError) -> FollowUpAction
  {
    try snooze.action(
      for: subject.place.map { portfolio.book.customers[$0] },
      today: portfolio.today,
      portfolio.healthPolicy
    )
  }

  /// Returns when a snooze ends, in words.
  func words(_ snooze: FollowUpSnooze, _ subjects: FollowUpSubjects) -> String {
    let only = subjects.all.count == 1 ? subjects.all.first : nil
    switch snooze {
    case .until(let day):
      return "\(day.weekdayName) \(day.readable), \(portfolio.distance(to: day))"
    case .beforeRenewal(let span):
      let day = only?.renewal.map { ", \($0.adding(span, times: -1).readable)" } ?? ""
      return "\(span) before renewal\(day)"
    case .untilHealthChanges:
      let band = only?.place.map { portfolio.book.customers[$0].band.sign }
      return "health changes\(band.map { " from \($0)" } ?? "")"
    case .untilUsageRecovers: return "usage recovers"
    }
  }
}
