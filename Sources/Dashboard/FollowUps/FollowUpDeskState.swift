public import BookModel

/// The follow-ups as their store has them now, and how the store is.
public struct FollowUpDeskState: Equatable, Sendable {
  /// The days that a completed follow-up is shown for.
  public static let completionDays = 7

  /// The follow-ups of the customers in the book, woken by what the book says.
  public var followUps: [Customer.ID: FollowUp]
  /// The follow-ups of customers that the book does not have.
  public var vanished: [FollowUp] = []
  /// The follow-ups completed in the last `completionDays` days, in any order; older ones do no harm.
  public var completed: [FollowUpLedger.Completion] = []
  /// What undo would take back, in words; nil for nothing.
  public var undoable: String?
  /// What redo would do again, in words; nil for nothing.
  public var redoable: String?
  /// What is to be told about the store, a line each.
  public var notices: [String] = []
  /// The number of changes that could not be saved yet; they are among the follow-ups all the same.
  public var unsaved = 0
  /// Why they could not be saved; nil when all are.
  public var failure: String?

  /// Creates the state of a store that works.
  public init(followUps: [Customer.ID: FollowUp] = [:]) { self.followUps = followUps }
}

extension FollowUpDeskState {
  /// Returns the follow-ups that were completed lately.
  func completed(on today: Day) -> [FollowUpLedger.Completion] {
    completed.filter { $0.stamp.day.days(until: today) <= Self.completionDays }
  }
}

extension FollowUpStamp {
  /// The day, by the clock of UTC.
  var day: Day { Day(millisecondsSince1970: time) }
  /// The user in a word: what stands before the `@` of an e-mail address.
  var shortUser: String { user.shortUser }
}

extension String {
  /// What stands before the `@` of an e-mail address; all of any other text.
  var shortUser: String {
    firstIndex(of: "@").flatMap { $0 == startIndex ? nil : String(self[..<$0]) } ?? self
  }
}
