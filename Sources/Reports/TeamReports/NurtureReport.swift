public import BookModel
public import Programmes

/// Where the customers of the tech-nurtured programme stand: what `folio report nurture` prints.
///
/// As JSON it is `{report, today, snapshot, subject, policy, tiers, month, note, counts, targets,
/// customers, unplaced}`: `targets` are the messages that are due, `customers` everybody with every
/// message, `unplaced` those whose tier is unknown.
/// CSV is the target list alone, a row a message that is due: account, address, message, month.
public struct NurtureReport: Sendable {
  let subject: ReportSubject
  /// The programme on its day.
  public let programme: NurtureProgramme
  let messages: [NurtureMessage]
  let standings: [NurtureStanding]

  /// Creates the report of some customers; `message` leaves all other messages out.
  public init(
    _ subject: ReportSubject,
    _ programme: NurtureProgramme,
    only message: NurtureMessage? = nil
  ) {
    self.subject = subject
    self.programme = programme
    messages = message.map { [$0] } ?? NurtureMessage.allCases
    let wanted = Set(messages)
    standings = programme.standings(of: subject.places).map { standing in
      var standing = standing
      standing.steps.removeAll { !wanted.contains($0.message) }
      return standing
    }
  }

  /// The report in all its forms.
  public var report: Report { Report(page: page, value: value, sheet: sheet) }

  /// The messages that are due, by customer.
  public var targets: [(standing: NurtureStanding, step: NurtureStep)] { steps(\.isDue) }

  /// What is recorded when all that is due was sent today.
  public var sendings: [(customer: CustomerReference, message: SentMessage)] {
    targets.map { standing, step in
      (CustomerReference(customer(standing)), step.record(sentOn: subject.portfolio.today))
    }
  }

  /// The customers that no tier can be told of, for want of numbers: they may belong to it.
  var unplaced: [Customer] {
    subject.places.filter { programme.portfolio.placements[$0].tier == nil }
      .map { programme.portfolio.book.customers[$0] }.filter { $0.churned == nil }
  }

  /// Why nobody is in the programme under this policy, and what to do; nil where it has a tier.
  public var note: String? {
    guard programme.tiers.isEmpty else { return nil }
    let policy = programme.portfolio.policy.name
    return "\(policy) has no tier without a dedicated advisor: nobody is in the programme. "
      + "Choose a policy that has one: --policy \(TierPolicy.threeTier.name)"
  }
}

extension NurtureReport {
  func steps(_ isWanted: (NurtureStep) -> Bool) -> [(
    standing: NurtureStanding, step: NurtureStep
  )] {
    standings.flatMap { standing in
      standing.steps.filter(isWanted).map { (standing, $0) }
    }
  }

  func customer(_ standing: NurtureStanding) -> Customer {
    programme.portfolio.book.customers[standing.place]
  }

  /// What keeps messages from being written, the commonest first, with the customers.
  var hindrances: [(block: NurtureBlock, messages: [NurtureMessage], names: [String])] {
    var found: [(block: NurtureBlock, messages: [NurtureMessage], names: [String])] = []
    for (standing, step) in steps(\.isBlocked) {
      guard case .blocked(let blocks) = step.state else { continue }
      for block in blocks {
        let place = found.firstIndex { $0.block == block } ?? found.endIndex
        if place == found.endIndex { found.append((block, [], [])) }
        if !found[place].messages.contains(step.message) {
          found[place].messages.append(step.message)
        }
        let name = customer(standing).name
        if found[place].names.last != name { found[place].names.append(name) }
      }
    }
    return found.enumerated().sorted {
      (-$0.element.names.count, $0.offset) < (-$1.element.names.count, $1.offset)
    }.map(\.element)
  }
}

extension NurtureStanding {
  /// The name and the address of whom the messages go to.
  var adminTexts: (name: String?, address: String?) {
    switch admin {
    case .unknown: (nil, nil)
    case .withoutAddress(let name): (name, nil)
    case .refused(let contact, _, _): (contact.name, contact.email)
    case .known(let contact, let address): (contact.name, address)
    }
  }
}
