public import BookModel

/// Where one customer stands with one message.
public struct NurtureStep: Hashable, Sendable {
  /// What is to be done about a message today.
  public enum State: Hashable, Sendable {
    /// It is due, for this reason.
    case due(String)
    /// It would be due, and cannot be written.
    case blocked([NurtureBlock])
    /// It was sent on this day: in its month, or once and for all.
    case sent(Day)
    /// Its day comes; the day is nil when something else has to happen first.
    case waiting(until: Day?, String)
    /// The customer does not need it, for this reason.
    case unneeded(String)
  }

  /// The message.
  public var message: NurtureMessage
  /// The month it is for.
  public var month: Month
  /// The feature that a playlist is about; nil for the other messages.
  public var feature: String?
  /// What is to be done.
  public var state: State

  /// Creates a step.
  public init(
    _ message: NurtureMessage,
    in month: Month,
    feature: String? = nil,
    state: State
  ) {
    self.message = message
    self.month = month
    self.feature = feature
    self.state = state
  }

  /// Whether it is due today.
  public var isDue: Bool { if case .due = state { true } else { false } }

  /// Whether it would be due and cannot be written.
  public var isBlocked: Bool { if case .blocked = state { true } else { false } }

  /// Returns what is recorded when it was sent on a day.
  public func record(sentOn day: Day) -> SentMessage {
    SentMessage(message, in: month, on: day, feature: feature)
  }
}

/// What keeps a message from being written.
public enum NurtureBlock: Hashable, Sendable {
  /// Nobody at the customer is known to run the instance.
  case noAdmin
  /// The instance admin has no usable e-mail address.
  case noAddress(name: String?)
  /// The instance admin must not be written to; `next` is whom to ask for the role, nil for nobody.
  case refused(String, MailRefusal, next: String?)
  /// The data says nothing about the customer's use.
  case noUsage
  /// The data ends before the month that is summed up does; nil when its day is unknown.
  case oldData(day: Day?, needed: Day)
  /// The installed version is unknown.
  case noVersion
  /// The installed version is not on the list of releases.
  case unlistedVersion(String)
  /// Addresses that are not set.
  case unset([NurtureSettings.Address])
  /// Features without a playlist.
  case noPlaylist([String])
}

extension NurtureBlock {
  /// What kind of hindrance it is, for programs.
  public var kind: String {
    switch self {
    case .noAdmin: "noAdmin"
    case .noAddress: "noAddress"
    case .refused(_, let refusal, _): refusal.rawValue
    case .noUsage: "noUsage"
    case .oldData: "oldData"
    case .noVersion: "noVersion"
    case .unlistedVersion: "unlistedVersion"
    case .unset: "unset"
    case .noPlaylist: "noPlaylist"
    }
  }
}

extension NurtureBlock: CustomStringConvertible {
  /// What is wrong, as a clause.
  public var description: String {
    switch self {
    case .noAdmin: "no instance admin is known"
    case .noAddress(let name): "\(name ?? "the instance admin") has no usable e-mail address"
    case .refused(let name, let refusal, _): "\(name) \(refusal.words)"
    case .noUsage: "no usage data"
    case .oldData(nil, _): "the data does not say of which day it is"
    case .oldData(let day?, _): "the data is of \(day.readable)"
    case .noVersion: "the version is unknown"
    case .unlistedVersion(let version): "version \(version) is not on the release list"
    case .unset(let addresses):
      "\(addresses.map(\.key).joined(separator: ", ")) \(addresses.count == 1 ? "is" : "are") not set"
    case .noPlaylist(let features): "no playlist for \(features.joined(separator: ", "))"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .noAdmin: "give a contact the role Instance Admin in Vitally"
    case .noAddress: "add the address to the contact in Vitally"
    case .refused(_, _, next: let name?):
      "ask \(name), and give them the role Instance Admin in Vitally"
    case .refused(_, _, next: nil): "find another contact for the role Instance Admin"
    case .noUsage: "check the customer's pings, or leave it out: it may be airgapped"
    case .oldData(_, let needed): "take a snapshot of \(needed.readable) or later"
    case .noVersion: "ask which version runs, or check the customer's pings"
    case .unlistedVersion: "add it to `releases:` in the configuration"
    case .unset(let addresses):
      "set \(addresses.map(\.rawValue).joined(separator: ", ")) under `nurture:` in the configuration"
    case .noPlaylist: "add it to `nurture: playlists:` in the configuration"
    }
  }
}

/// Where one customer of the programme stands today.
public struct NurtureStanding: Hashable, Sendable {
  /// The customer's place in the book.
  public var place: Int
  /// The tier that is served by the programme.
  public var tier: String
  /// The numbers that could move the customer to another tier; empty when the tier is certain.
  public var missing: [TierPolicy.Measure]
  /// Whom the messages go to.
  public var admin: InstanceAdmin
  /// Who runs the instance as well and must not be written to.
  public var passedOver: [Contact]
  /// Every message, in the order of `NurtureMessage`.
  public var steps: [NurtureStep]
}
