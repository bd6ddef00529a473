public import BookModel

/// What the tech-nurtured programme goes by; nil where nothing is written.
public struct NurtureSettings: Hashable, Sendable {
  /// An address that a message may need.
  public enum Address: String, CaseIterable, Hashable, Sendable {
    /// Who the messages are from: `Name <name@example.com>`, or the address alone.
    case sender
    /// Where customers meet: a web address.
    case community
    /// Where to get help: an e-mail or web address.
    case support
    /// How to set an instance up: a web address.
    case onboarding
    /// The training material for end users: a web address.
    case training
    /// How to upgrade: a web address.
    case upgrade
    /// What is new in the releases: a web address.
    case releases

    /// The key in the configuration, such as `nurture.support`.
    public var key: String { "nurture.\(rawValue)" }
  }

  /// The videos for one feature.
  public struct Playlist: Hashable, Sendable {
    /// The feature, as the data names it; case aside.
    public var feature: String
    /// The web address.
    public var link: String

    /// Creates a playlist.
    public init(feature: String, link: String) {
      self.feature = feature
      self.link = link
    }
  }

  /// The addresses that are set.
  public var addresses: [Address: String] = [:]
  /// The playlists, in no particular order.
  public var playlists: [Playlist] = []
  /// What contacts that run an instance are called, the best first.
  public var adminRoles = [
    "Instance Admin", "Instance Administrator", "Site Admin", "Site Administrator",
  ]
  /// The days after its account was made in which a customer is new enough to be onboarded.
  ///
  /// 60, as long as the lifecycle's onboarding stage.
  public var onboardWithin = 60
  /// The days from the onboarding e-mail to the one for end users.
  public var endUsersAfter = 7
  /// The day of the month from which monthly messages are due, 1 to 28.
  public var recapDay = 1
  /// The releases behind from which a customer is told how to upgrade; nil to go by the health
  /// policy: as soon as its versions behind are no longer healthy.
  public var behind: Int?
  /// The share of a customer's active users under which a feature counts as hardly used, 0 to 1.
  public var lowAdoption = 0.1

  /// Creates settings in which nothing is written.
  public init() {}

  /// Returns the playlist of a feature; nil when none is set.
  public func playlist(of feature: String) -> Playlist? {
    let name = feature.folded
    return playlists.first { $0.feature.folded == name }
  }
}

extension NurtureSettings {
  /// The addresses of a company that does not exist, for the sample book.
  public static let example: NurtureSettings = {
    var settings = NurtureSettings()
    settings.addresses = [
      .sender: "Customer Programme <programme@vendor.example>",
      .community: "https://community.vendor.example",
      .support: "support@vendor.example",
      .onboarding: "https://docs.vendor.example/start",
      .training: "https://docs.vendor.example/training",
      .upgrade: "https://docs.vendor.example/upgrade",
      .releases: "https://docs.vendor.example/releases",
    ]
    settings.playlists = [
      "Batch changes", "Code navigation", "Code search", "Cody chat", "Completions", "Deep search",
      "Insights", "Notebooks",
    ].map { name in
      let slug = name.lowercased().split(separator: " ").joined(separator: "-")
      return Playlist(feature: name, link: "https://videos.vendor.example/\(slug)")
    }
    return settings
  }()
}

extension NurtureMessage {
  /// The addresses without which the message cannot be written.
  public var addresses: [NurtureSettings.Address] {
    switch self {
    case .onboarding: [.sender, .community, .support, .onboarding]
    case .endUsers: [.sender, .training, .support]
    case .usageRecap: [.sender, .training, .support]
    case .upgradeRecap: [.sender, .upgrade, .releases, .support]
    case .playlist: [.sender]
    }
  }
}
