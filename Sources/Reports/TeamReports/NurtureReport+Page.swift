import BookModel
import Programmes

extension NurtureReport {
  /// The report as people read it.
  var page: Page {
    Page(
      title: "Tech nurtured, \(programme.month.readable)",
      subtitle: .init(subject.line),
      sections: note.map { [.init(title: "Nobody", blocks: [.paragraph($0)])] }
        ?? [standSection] + dueSections + [
          blockedSection, passedOverSection, openSection, unplacedSection,
        ]
    )
  }

  /// A section for each message that is due to somebody, as they are sent.
  private var dueSections: [Page.Section] {
    let due = targets
    guard !due.isEmpty else {
      return [.init(title: "Due", blocks: [.paragraph("Nothing is due today.")])]
    }
    return messages.compactMap { message in
      let rows = TableMaker(due.filter { $0.step.message == message })
      guard !rows.rows.isEmpty else { return nil }
      let isMonthly = message == .usageRecap
      let reason =
        isMonthly ? [] : [rows.text("WHY", least: 16) { Self.reason(of: $0.step).harmless }]
      let month = isMonthly ? " of \(programme.month.adding(months: -1).readable)" : ""
      return .init(
        title: "Due: \(message.title.lowercased())\(month) to "
          + Figures.count(rows.rows.count, "customer"),
        blocks: [
          .table(
            TextTable(
              parts: [rows.text("CUSTOMER", least: 18) { customer($0.standing).name.harmless }]
                + reason
                + [
                  rows.text("TO", least: 12, rank: 1) { row in
                    let admin = row.standing.adminTexts
                    return [admin.name, admin.address.map { "<\($0)>" }].compactMap(\.self)
                      .joined(separator: " ").harmless
                  }
                ]
            )
          )
        ]
      )
    }
  }

  private static func reason(of step: NurtureStep) -> String {
    if case .due(let reason) = step.state { reason } else { "" }
  }

  private var blockedSection: Page.Section {
    let hindrances = hindrances
    guard !hindrances.isEmpty else {
      return .init(title: "Blocked", blocks: [.paragraph("Nothing is blocked.")])
    }
    let items = hindrances.flatMap { block, messages, names in
      let titles = messages.map { $0.title.lowercased() }.joined(separator: ", ")
      return [
        Page.Item("\(Self.capitalized(block.description)) (\(titles)): \(block.remedy)"),
        Page.Item(Self.list(names), level: 1),
      ]
    }
    let count = steps(\.isBlocked).count
    return .init(title: "Blocked: \(Figures.count(count, "message"))", blocks: [.list(items)])
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The names, as many as are read at a glance.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }

  private var standSection: Page.Section {
    guard !standings.isEmpty else {
      let tiers = programme.tiers.joined(separator: ", ")
      return .init(
        title: "Where they stand",
        blocks: [.paragraph("No customer here is in a tier of the programme: \(tiers).")]
      )
    }
    let rows = TableMaker(messages)
    var parts = [rows.text("MESSAGE", least: 12, \.title)]
    for count in NurtureCount.allCases {
      parts.append(
        rows.figure(count.title) { message in
          Figures.grouped(counts[message]?[count] ?? 0)
        }
      )
    }
    let customers = Figures.count(standings.count, "customer")
    return .init(
      title: "Where they stand: \(customers)",
      blocks: [.table(TextTable(parts: parts))]
    )
  }

  /// The admins who must not be written to, where somebody else there is.
  private var passedOverSection: Page.Section {
    let items = standings.flatMap { standing in
      standing.passedOver.map { contact in
        let why = contact.mailRefusal?.words ?? ""
        let admin = standing.adminTexts
        let next = admin.name ?? admin.address ?? ""
        return Page.Item(
          "\(customer(standing).name): \(contact.displayName) \(why); \(next) is written to"
        )
      }
    }
    guard !items.isEmpty else { return .init(title: "", blocks: []) }
    return .init(title: "Written to another admin", blocks: [.list(items)])
  }

  private var unplacedSection: Page.Section {
    let customers = unplaced
    guard !customers.isEmpty else { return .init(title: "", blocks: []) }
    return .init(
      title: "In no tier for want of numbers: \(Figures.count(customers.count, "customer"))",
      blocks: [.paragraph(Self.list(customers.map(\.name)))]
    )
  }

  private var openSection: Page.Section {
    let open = standings.filter { !$0.missing.isEmpty }
    guard !open.isEmpty else { return .init(title: "", blocks: []) }
    let items = open.map { standing in
      let missing = standing.missing.map(\.words).joined(separator: ", ")
      return Page.Item("\(customer(standing).name): \(missing) unknown")
    }
    return .init(
      title: "In the programme for want of a number: \(Figures.count(open.count, "customer"))",
      blocks: [.list(items)]
    )
  }
}

/// What is counted of a message over all customers.
enum NurtureCount: String, CaseIterable, Hashable {
  case due, blocked, sent, waiting, unneeded

  /// The title of its column.
  var title: String {
    switch self {
    case .due: "DUE"
    case .blocked: "BLOCKED"
    case .sent: "SENT"
    case .waiting: "WAITING"
    case .unneeded: "NOT NEEDED"
    }
  }

  /// Creates the count that a state belongs to.
  init(_ state: NurtureStep.State) {
    self =
      switch state {
      case .due: .due
      case .blocked: .blocked
      case .sent: .sent
      case .waiting: .waiting
      case .unneeded: .unneeded
      }
  }
}

extension NurtureReport {
  /// The number of customers in each state, by message.
  var counts: [NurtureMessage: [NurtureCount: Int]] {
    standings.flatMap(\.steps).reduce(into: [:]) { counts, step in
      counts[step.message, default: [:]][NurtureCount(step.state), default: 0] += 1
    }
  }
}
