/// A message of the programme for customers without a dedicated technical advisor.
public enum NurtureMessage: String, CaseIterable, Hashable, Sendable {
  /// How to set the instance up, and whom to ask: once, to the instance admin.
  case onboarding
  /// The training material for end users, which the instance admin forwards: once.
  case endUsers = "end-users"
  /// What was used in the month before: every month.
  case usageRecap = "usage-recap"
  /// What is new and how to upgrade, to those who have fallen behind: every month.
  case upgradeRecap = "upgrade-recap"
  /// The videos for a feature that is hardly used: one feature a month, each once.
  case playlist

  /// Whether it comes anew every month.
  public var isMonthly: Bool {
    switch self {
    case .onboarding, .endUsers: false
    case .usageRecap, .upgradeRecap, .playlist: true
    }
  }

  /// Its name for people.
  public var title: String {
    switch self {
    case .onboarding: "Onboarding"
    case .endUsers: "For end users"
    case .usageRecap: "Usage recap"
    case .upgradeRecap: "Upgrade recap"
    case .playlist: "Training playlist"
    }
  }
}

/// A message as it was sent to one customer.
public struct SentMessage: Hashable, Sendable {
  /// Which message.
  public var message: NurtureMessage
  /// The month it was due in: a monthly message is sent once in it.
  public var month: Month
  /// The day it was sent.
  public var day: Day
  /// The feature that a playlist is about; nil for the other messages.
  public var feature: String?

  /// Creates the record of a message.
  public init(_ message: NurtureMessage, in month: Month, on day: Day, feature: String? = nil) {
    self.message = message
    self.month = month
    self.day = day
    self.feature = feature
  }

  /// Whether another record is of the same message: of one that is sent once, or of the same month
  /// and feature.
  public func isRepeated(by other: SentMessage) -> Bool {
    guard message == other.message else { return false }
    return !message.isMonthly || (month == other.month && feature == other.feature)
  }
}
