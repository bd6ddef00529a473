internal import BookModel
internal import Canvas

/// A line that is being written about the follow-ups of some customers.
struct FollowUpLine: Equatable, Sendable {
  /// What the line is for.
  enum Purpose: Equatable, Sendable {
    /// New follow-ups; those there are get replaced.
    case add
    /// One follow-up, written as a whole.
    case rewrite
    /// Several follow-ups, of which only what is named changes.
    case change
    /// What came of follow-ups that are done.
    case outcome
    /// When follow-ups are to come back.
    case snooze
  }

  /// What asking for it came to.
  struct Failure: Equatable, Sendable {
    /// The text that was asked for.
    var text: String
    /// Why it is not saved.
    var reason: String
  }

  /// What it is for.
  var purpose: Purpose
  /// Whose follow-ups it is about.
  var subjects: FollowUpSubjects
  /// What was typed so far.
  var editor = LineEditor()
  /// Why what was asked for is not saved; nil while nothing went wrong.
  var failure: Failure?

  /// What it asks.
  var title: String {
    let who = subjects.title
    return switch purpose {
    case .add: "Follow up: \(who)"
    case .rewrite: "Change the follow-up: \(who)"
    case .change: "Change what is named: \(who)"
    case .outcome: "Done, with what came of it: \(who)"
    case .snooze: "Snooze until: \(who)"
    }
  }
}

/// What a line comes to.
struct FollowUpReading: Equatable, Sendable {
  /// What is to be done; none while the line is not ready.
  var steps: [FollowUpStep] = []
  /// The number of customers for whom it makes no sense.
  var leftOut = 0
  /// What was understood, or what is wrong.
  var words: Line
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
    case .add, .rewrite: return drafts(line, text)
    case .change: return changes(line, text)
    case .outcome: return outcome(line.subjects, text)
    case .snooze: return snooze(line.subjects, text)
    }
  }

  private func drafts(_ line: FollowUpLine, _ text: String) -> FollowUpReading {
    let days = DaySpan(count: defaultDueDays, unit: .days)
    let span = line.purpose == .add ? days : nil
    return reading(line, isSame: !text.contains("^")) {
      subject throws(FollowUpComposerError) in
      try FollowUpDraft(
        parsing: text,
        today: portfolio.today,
        renewal: subject.renewal,
        defaultDue: span
      )
    }
  }

  private func changes(_ line: FollowUpLine, _ text: String) -> FollowUpReading {
    guard text.contains(where: { !$0.isWhitespace }) else {
      let hint = "   what changes: a note, @fri, !high or #renewal; the rest stays"
      return FollowUpReading(words: Line(hint, .muted))
    }
    return reading(line, isSame: false) { subject throws(FollowUpComposerError) in
      guard let followUp = subject.followUp else { throw .noNote }
      return try FollowUpDraft(
        changing: followUp,
        by: text,
        today: portfolio.today,
        renewal: subject.renewal
      )
    }
  }

  /// Reads a draft for each customer, or one for all; those that it cannot be read for are left out.
  private func reading(
    _ line: FollowUpLine,
    isSame: Bool,
    _ draft: (FollowUpSubject) throws(FollowUpComposerError) -> FollowUpDraft
  ) -> FollowUpReading {
    var drafts: [(FollowUpSubject, FollowUpDraft)] = []
    var problem: FollowUpComposerError?
    var shared: FollowUpDraft?
    for subject in line.subjects.all {
      do throws(FollowUpComposerError) {
        guard let shared else {
          let draft = try draft(subject)
          if isSame { shared = draft }
          drafts.append((subject, draft))
          continue
        }
        drafts.append((subject, shared))
      } catch {
        problem = problem ?? error
        // What is wrong for one is wrong for all.
        if isSame { break }
      }
    }
    if drafts.isEmpty, let problem {
      let role: Role = problem == .noNote ? .muted : .poor
      return FollowUpReading(words: Line("   \(problem)", role))
    }
    let steps = drafts.map { FollowUpStep(.mark($1), of: $0.customer) }
    let leftOut = line.subjects.all.count - drafts.count
    return FollowUpReading(
      steps: steps,
      leftOut: leftOut,
      words: words(drafts, leftOut, isNew: line.purpose == .add)
    )
  }

  private func words(
    _ drafts: [(FollowUpSubject, FollowUpDraft)],
    _ leftOut: Int,
    isNew: Bool
  ) -> Line {
    guard let first = drafts.first?.1 else { return Line() }
    var line = Line("   ")
    let days = Set(drafts.map(\.1.due))
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
    if Set(drafts.map(\.1.priority)).count == 1, first.priority != .normal {
      line.add(" · \(first.priority.rawValue)", .due)
    }
    if Set(drafts.map(\.1.tags)).count == 1 {
      for tag in first.tags { line.add(" · #\(tag)", .mark) }
    }
    if leftOut > 0 { line.add(" · \(Figures.grouped(leftOut)) without renewal", .poor) }
    let replaced = isNew && drafts.count > 1 ? drafts.count { $0.0.followUp != nil } : 0
    if replaced > 0 { line.add(" · \(Figures.grouped(replaced)) replaced", .info) }
    return line
  }

  private func outcome(_ subjects: FollowUpSubjects, _ text: String) -> FollowUpReading {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let action = FollowUpAction.complete(outcome: words.isEmpty ? nil : words)
    let notes = subjects.all.compactMap { $0.followUp?.shownNote }
    let what = notes.count == 1 ? notes[0] : Figures.count(notes.count, "follow-up")
    return FollowUpReading(
      steps: subjects.all.map { FollowUpStep(action, of: $0.customer) },
      words: Line("   done: \(what)", .muted)
    )
  }

  private func snooze(_ subjects: FollowUpSubjects, _ text: String) -> FollowUpReading {
    guard text.contains(where: { !$0.isWhitespace }) else {
      let hint = "   a day to come (fri, +2w, 24 dec), 30d before renewal, health or usage"
      return FollowUpReading(words: Line(hint, .muted))
    }
    do throws(FollowUpSnoozeError) {
      let snooze = try FollowUpSnooze(parsing: text, today: portfolio.today)
      if case .until(let day) = snooze, day <= portfolio.today {
        let words = "   \(day.weekdayName) \(day.readable) is past; name a day to come"
        return FollowUpReading(words: Line(words, .poor))
      }
      return try reading(subjects, snooze)
    } catch {
      return FollowUpReading(words: Line("   \(error)", .poor))
    }
  }

  /// Returns what a snooze comes to; it throws where it makes sense for nobody.
  func reading(_ subjects: FollowUpSubjects, _ snooze: FollowUpSnooze)
    throws(FollowUpSnoozeError) -> FollowUpReading
  {
    var steps: [FollowUpStep] = []
    var refusal: FollowUpSnoozeError?
    for subject in subjects.all {
      do throws(FollowUpSnoozeError) {
        let action = try snooze.action(
          for: subject.place.map { portfolio.book.customers[$0] },
          today: portfolio.today,
          portfolio.healthPolicy
        )
        steps.append(FollowUpStep(action, of: subject.customer))
      } catch {
        refusal = refusal ?? error
      }
    }
    if let refusal, steps.isEmpty { throw refusal }
    let leftOut = subjects.all.count - steps.count
    var line = Line("   ")
    line.add("until \(words(snooze, subjects))", .due)
    if leftOut > 0, let refusal {
      line.add(" · \(Figures.grouped(leftOut)) left out: \(refusal)", .poor)
    }
    return FollowUpReading(steps: steps, leftOut: leftOut, words: line)
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
