internal import BookModel
internal import Canvas

extension Dashboard {
  /// Does something with the customer under the cursor, or on its page.
  mutating func perform(_ action: CustomerAction) -> [Effect] {
    switch action {
    case .search: openSearch()
    case .nextMatch: moveMatch(by: 1)
    case .previousMatch: moveMatch(by: -1)
    case .reasons: openReasons()
    case .openVitally: return open(options.vitallyLink, in: .vitally)
    case .openLooker: return open(options.lookerLink, in: .looker)
    case .copy(let what): return copy(what)
    }
    return []
  }

  /// Opens the customer in a system, or says what is missing for that.
  private mutating func open(_ link: LinkPattern?, in system: Source) -> [Effect] {
    guard let customer = selected else { return [] }
    guard let link else { return tellNoLink(to: system) }
    guard let address = link.address(of: customer) else {
      return tellNoAddress(of: customer, in: system)
    }
    return [.openLink(address)]
  }

  private mutating func tellNoLink(to system: Source) -> [Effect] {
    tell("No address: write links: {\(system.rawValue): https://…/{id}} into the configuration")
  }

  private mutating func tellNoAddress(of customer: Customer, in system: Source) -> [Effect] {
    tell("\(customer.name) lacks an id that its address in \(system.title) asks for")
  }

  /// Copies something of the customer under the cursor, or of all that are shown.
  private mutating func copy(_ what: CustomerAction.Copy) -> [Effect] {
    guard let portfolio else { return [] }
    if what == .all {
      let ids = list.rows.map { portfolio.book.customers[$0].id.rawValue }
      guard !ids.isEmpty else { return tell("No customer is shown") }
      let told =
        ids.count == 1
        ? "the id of 1 customer" : "the ids of \(Figures.count(ids.count, "customer"))"
      return [.copy(ids.joined(separator: "\n") + "\n", told: told)]
    }
    guard let place = selectedPlace else { return [] }
    let customer = portfolio.book.customers[place]
    switch what {
    case .name: return [.copy(customer.name, told: "the name of \(customer.name)")]
    case .id: return [.copy(customer.id.rawValue, told: "the id of \(customer.name)")]
    case .link:
      guard let link = options.vitallyLink else { return tellNoLink(to: .vitally) }
      guard let address = link.address(of: customer) else {
        return tellNoAddress(of: customer, in: .vitally)
      }
      return [.copy(address, told: "the address of \(customer.name)")]
    case .row:
      return [.copy(portfolio.tabSeparated(place), told: "the figures of \(customer.name)")]
    case .markdown:
      return [.copy(portfolio.markdown(place), told: "\(customer.name) as Markdown")]
    case .all: return []
    }
  }
}
