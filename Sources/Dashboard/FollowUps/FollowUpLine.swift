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
  /// What it comes to, worked out where it opens and where it changes; nil without a book.
  var reading: FollowUpReading?

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
