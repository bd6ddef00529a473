public import BookModel

/// How a customer is told that its advisor is away.
public enum CoverageChannel: Hashable, Sendable {
  /// As somebody wrote it down in the plan, such as a shared channel.
  case stated(String)
  /// By e-mail to a contact.
  case contact(name: String?, address: String, role: String)
  /// Nothing is known: somebody has to be asked.
  case unknown

  /// The channel in a few words.
  public var words: String {
    switch self {
    case .stated(let text): text
    case .contact(let name, let address, let role):
      (name.map { "\($0) <\(address)>" } ?? address) + ", \(role)"
    case .unknown: "no channel known: ask"
    }
  }
}

extension Customer {
  /// Returns how to reach the customer: as stated, else its champion by e-mail, else whoever runs
  /// the instance.
  public func coverageChannel(stated: String?, adminRoles: [String]) -> CoverageChannel {
    if let stated { return .stated(stated) }
    // A note from person to person is no mailing: who unsubscribed from those may get it.
    let champions = contacts.filter { $0.isChampion && !$0.isDeactivated && !$0.bounces }
    for champion in champions.sorted(by: { ($0.email ?? "", $0.id) < ($1.email ?? "", $1.id) }) {
      if let address = champion.email.flatMap(MailAddress.init) {
        return .contact(name: champion.name, address: address.text, role: "champion")
      }
    }
    switch instanceAdmin(roles: adminRoles) {
    case .known(let admin, _), .refused(let admin, .unsubscribed, _):
      if !admin.bounces, let address = admin.email.flatMap(MailAddress.init) {
        return .contact(name: admin.name, address: address.text, role: "instance admin")
      }
    case .unknown, .withoutAddress, .refused: break
    }
    return .unknown
  }
}

extension CoveragePlan {
  /// Returns the note to a customer, ready to be sent by whatever channel.
  public func note(for entry: Entry, by channel: CoverageChannel) -> String {
    let hello =
      if case .contact(let name?, _, _) = channel { "Hello \(name)," } else { "Hello," }
    let address = entry.cover.email.map { " (\($0))" } ?? ""
    let when =
      length == 1
      ? "on \(from.longReadable)" : "from \(from.longReadable) to \(to.longReadable)"
    return """
      \(hello)

      I am out of office \(when), and back on \(back.longReadable).
      Meanwhile \(entry.cover.displayName)\(address) looks after \(entry.customer.name): please turn to \
      \(entry.cover.displayName) with anything that cannot wait.

      Best regards
      \(person.displayName)
      """
  }

  /// Returns the text of the status to set, which names some of those who cover.
  public func status(naming covers: [Person]) -> String {
    let names = covers.map(\.displayName).joined(separator: ", ")
    let cover = names.isEmpty ? "" : " Covered by \(names)."
    return "Out of office \(dates), back \(back.weekdayName) \(back.readable).\(cover)"
  }
}

extension Day {
  /// The date with its weekday, such as `Tue 1 Dec 2026`.
  fileprivate var longReadable: String { "\(weekdayName) \(readable)" }
}
