internal import BookModel

/// The numbers of the follow-ups that are late and due, which the title tells.
///
/// They are counted where something changed, and not for every frame: there may be one for every
/// customer.
struct WaitingFollowUps: Equatable, Sendable {
  /// The number of those whose day is past.
  var late = 0
  /// The number of those whose day is today.
  var due = 0
  /// What they were counted of; nil before that.
  private var stamp: Stamp?

  /// What the numbers depend on.
  struct Stamp: Equatable, Sendable {
    /// Whether there is a book.
    var hasBook: Bool
    /// The number of the change of the book or the day.
    var edition: Int
    /// The number of the change of the follow-ups.
    var followUps: Int
  }
}

extension WaitingFollowUps {
  /// Counts the follow-ups that wait, unless nothing changed since they were counted.
  mutating func count(_ portfolio: Portfolio?, edition: Int, followUps: Int) {
    let stamp = Stamp(hasBook: portfolio != nil, edition: edition, followUps: followUps)
    guard stamp != self.stamp else { return }
    self = WaitingFollowUps(stamp: stamp)
    guard let portfolio else { return }
    for followUp in portfolio.followUps.values {
      switch FollowUpSection(of: followUp, on: portfolio.today) {
      case .late: late += 1
      case .today: due += 1
      case .thisWeek, .later, .snoozed, .done, .vanished: break
      }
    }
  }
}
