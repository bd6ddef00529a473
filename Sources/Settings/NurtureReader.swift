import BookModel
import Programmes

/// Reads the settings of the tech-nurtured programme.
struct NurtureReader {
  static let keys =
    NurtureSettings.Address.allCases.map(\.rawValue) + [
      "playlists", "admin_roles", "onboard_within", "end_users_after", "recap_day", "behind",
      "low_adoption",
    ]

  private(set) var settings = NurtureSettings()
  private(set) var warnings: [SettingsError] = []

  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    for entry in try node.entries() where !entry.value.isNull { try read(entry) }
  }

  private mutating func read(_ entry: SettingsNode.Entry) throws(SettingsError) {
    let value = entry.value
    if let address = NurtureSettings.Address(rawValue: entry.key) {
      settings.addresses[address] = try self.address(address, value)
      return
    }
    switch entry.key {
    case "playlists":
      for playlist in try value.entries() {
        settings.playlists.append(
          NurtureSettings.Playlist(feature: playlist.key, link: try link(playlist.value))
        )
      }
    case "admin_roles": settings.adminRoles = try value.texts()
    case "onboard_within": settings.onboardWithin = try value.days(in: 0...3650)
    case "end_users_after": settings.endUsersAfter = try value.days(in: 0...365)
    case "recap_day": settings.recapDay = try value.days(in: 1...28)
    case "behind": settings.behind = Int(try value.number(in: 1...1000, example: "3"))
    case "low_adoption": settings.lowAdoption = try share(value)
    default: warnings.append(entry.unknown(knowing: Self.keys))
    }
  }

  private func address(_ address: NurtureSettings.Address, _ node: SettingsNode)
    throws(SettingsError) -> String
  {
    let text = try node.text()
    switch address {
    case .sender:
      guard MailAddress.mailbox(text) != nil else {
        throw node.wrongKind("a sender such as \"Ana Lima <ana@example.com>\"")
      }
      return text
    case .support: return MailAddress(text) == nil ? try link(node) : text
    case .community, .onboarding, .training, .upgrade, .releases: return try link(node)
    }
  }

  /// A web address: what a message says goes into a link, which must not do more than lead there.
  private func link(_ node: SettingsNode) throws(SettingsError) -> String {
    let text = try node.text()
    let isWeb = ["https://", "http://"].contains { text.hasPrefix($0) && text.count > $0.count }
    guard isWeb, text.unicodeScalars.allSatisfy({ $0.value > 0x20 && !$0.isControl }) else {
      throw node.wrongKind("a web address that begins with https://")
    }
    return text
  }

  private func share(_ node: SettingsNode) throws(SettingsError) -> Double {
    let text = try node.text()
    let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
    guard let number = Double(digits), number.isFinite, number >= 0 else {
      throw node.error(.badNumber(key: node.name, value: text, example: "a share such as 10%"))
    }
    let share = text.hasSuffix("%") ? number / 100 : number
    guard share <= 1 else {
      throw node.error(.badNumber(key: node.name, value: text, example: "a share such as 10%"))
    }
    return share
  }
}
