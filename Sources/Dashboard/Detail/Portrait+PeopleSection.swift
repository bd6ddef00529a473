internal import BookModel
internal import Canvas

extension Portrait {
  /// Those of our own company, each once with every role.
  var ourPeople: [Line] {
    var people: [(role: String, person: Person)] = []
    func add(_ person: Person?, _ role: String) {
      guard let person else { return }
      if let place = people.firstIndex(where: { $0.person.isSame(as: person) }) {
        let roles = people[place].role.split(separator: ",").map {
          String($0).folded.trimmingBlanks
        }
        guard !roles.contains(role.folded) else { return }
        people[place].role += ", \(role)"
      } else {
        people.append((role, person))
      }
    }
    add(customer.owner?.value, "advisor")
    add(customer.accountExecutive?.value, "account executive")
    for role in customer.keyRoles { add(role.person, role.label ?? "key role") }
    let away = portfolio.coveredFor[customer.id].map { [row("covered for", $0.displayName)] } ?? []
    guard !people.isEmpty else {
      return [heading("OUR PEOPLE"), Line("nobody in the data", .muted)] + away
    }
    let table = LineTable(parts: [
      .init("OUR PEOPLE", of: people, least: 12) { .init($0.person.displayName, .strong) },
      .init("role", of: people, least: 12) { .init($0.role) },
      .init("e-mail", of: people, least: 12, rank: 0) { .init($0.person.email, known: .muted) },
    ])
    return table.lines(width: width) + away
  }

  /// Those at the customer: the champions and the buyers first, then who was seen last.
  var contacts: [Line] {
    var lines = [
      row("champion", flag(customer.healthInputs.champion), role(customer.healthInputs.champion))
    ]
    lines.append(
      row("buyer access", flag(customer.healthInputs.buyer), role(customer.healthInputs.buyer))
    )
    let sorted = customer.contacts.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.isDeactivated != second.isDeactivated { return second.isDeactivated }
      if first.isKey != second.isKey { return first.isKey }
      let (seen, other) = (first.lastSeen ?? .earliest, second.lastSeen ?? .earliest)
      return seen == other ? left.offset < right.offset : seen > other
    }.map(\.element)
    guard !sorted.isEmpty else {
      return [heading("AT THE CUSTOMER")] + lines + [Line("no contacts in the data", .muted)]
    }
    let table = LineTable(parts: [
      .init("AT THE CUSTOMER", of: sorted, least: 20) {
        .init("\($0.isKey ? "◆" : "·") \($0.name ?? $0.email ?? $0.id)", $0.nameRole)
      },
      .init("role", of: sorted, least: 16) { .init($0.roleText, $0.isKey ? .healthy : .text) },
      .init("title", of: sorted, least: 14, rank: 1) { .init($0.title, known: .muted) },
      .init("e-mail", of: sorted, least: 24, rank: 2) { .init($0.email, known: .muted) },
      .init("last seen", of: sorted, .trailing, rank: 0) {
        .init($0.lastSeen.map { portfolio.distance(to: $0) }, known: .text)
      },
    ])
    return table.lines(width: width) + [.blank] + lines
  }

  private func flag(_ fact: Fact<Bool>?) -> String? {
    fact.map { ($0.value ? "yes" : "no") + ($0.source.map { ", says \($0.title)" } ?? "") }
  }

  private func role(_ fact: Fact<Bool>?) -> Role { fact?.value == false ? .poor : .healthy }
}

extension Contact {
  /// Whether it is somebody who champions or buys the product.
  fileprivate var isKey: Bool {
    roles.contains { role in
      let folded = role.folded
      return folded.contains("champion") || folded.contains("buyer")
    }
  }

  fileprivate var nameRole: Role { isDeactivated ? .muted : .strong }

  fileprivate var roleText: String {
    (roles + (isDeactivated ? ["deactivated"] : [])).joined(separator: ", ")
  }
}
