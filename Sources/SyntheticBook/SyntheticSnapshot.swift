public import BookModel

/// A snapshot made up from numbers, the same at every run.
///
/// It has what every screen shows: advisors, accounts with Salesforce's and our own traits, tasks,
/// opportunities, instances, seats, versions, daily, weekly and monthly users, and usage by feature.
/// On purpose in it: a fiftieth of the customers without usage, usage of accounts that Vitally does
/// not know, unknown values, escapes, and names that are not ASCII.
public struct SyntheticSnapshot: Sendable {
  /// How many customers there are; each has about 100 rows of usage by feature.
  public enum Size: String, CaseIterable, Sendable {
    case small, normal, big

    /// The number of customers.
    public var customers: Int {
      switch self {
      case .small: 500
      case .normal: 10_000
      case .big: 100_000
      }
    }
  }

  /// The number of customers.
  let customers: Int
  /// Which of two snapshots it is, if there are two.
  let moment: Moment

  /// Creates a snapshot of a size.
  public init(_ size: Size) { self.init(customers: size.customers) }

  /// Creates a snapshot of some customers.
  public init(customers: Int, at moment: Moment = .earlier) {
    self.customers = customers
    self.moment = moment
  }

  /// One of two snapshots, a week apart, between which every other customer changed in one thing.
  public enum Moment: Sendable {
    case earlier, later

    /// The day that the snapshot's folder is to be named by.
    public var day: Day {
      self == .later ? SyntheticSnapshot.today : SyntheticSnapshot.today.adding(days: -7)
    }
  }

  /// The day that the snapshot is of: a Monday.
  public static let today = Day(number: 20_773)

  /// The Mondays of the newest complete weeks, newest first.
  static let mondays = (1...13).map { today.adding(days: -7 * $0).description }

  /// The newest complete months, newest first.
  static let months = ["2026-10", "2026-09", "2026-08"]

  /// The names of the files.
  public static let names = [
    "vitally_admins.json", "vitally_accounts.json", "vitally_tasks.json",
    "vitally_opportunities.json", "looker_usage.json", "looker_weeks.json", "looker_months.json",
  ]

  /// Writes the files below a folder; returns whether all could be written.
  public func write(to folder: String) -> Bool {
    let contents: [(inout Output) -> Void] = [
      writeAdmins, writeAccounts, writeTasks, writeOpportunities, writeFeatureUsage, writeWeeks,
      writeMonths,
    ]
    for (name, write) in zip(Self.names, contents) {
      guard var output = Output(path: "\(folder)/\(name)") else { return false }
      write(&output)
      guard output.close() else { return false }
    }
    return true
  }
}
