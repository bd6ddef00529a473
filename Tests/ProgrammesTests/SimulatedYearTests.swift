import BookModel
import Programmes
import Testing

/// A year of the programme, day by day, with customers that come, go and change.
struct SimulatedYearTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func `each message goes once a period, to the right customers, and none is lost`(seed: UInt64) {
    var year = SimulatedYear(seed: seed)
    for number in 0..<366 { year.live(on: NurtureFixture.day("2027-12-15").adding(days: number)) }
    #expect(year.problems.prefix(5) == [])
    // A year in which nothing happened would prove nothing.
    let messages = Set(year.log.map(\.sent.message))
    #expect(messages == Set(NurtureMessage.allCases))
    #expect(year.log.count > 500)
    #expect(year.undone > 10)
  }
}

/// The customers, the store and an account of its own of what was sent.
private struct SimulatedYear {
  /// A message as it was sent, by the account that the store is compared with.
  struct Sending: Equatable {
    var customer: Customer.ID
    var sent: SentMessage
  }

  private(set) var log: [Sending] = []
  private(set) var problems: [String] = []
  private(set) var undone = 0
  private var customers: [Customer] = []
  private var ledger = FollowUpLedger(events: [])
  private var random: SplitMix
  private var clock = 1_800_000_000_000

  init(seed: UInt64) {
    random = SplitMix(state: seed)
    for number in 0..<30 {
      customers.append(NurtureFixture.customer("old-\(number)", created: "2025-05-05"))
    }
  }

  /// Lives a day: the world changes, the programme is asked, some of what is due is sent.
  mutating func live(on today: Day) {
    change(on: today)
    let programme = programme(on: today)
    let due = programme.standings(of: customers.indices).flatMap { standing in
      standing.steps.filter(\.isDue).map { (customers[standing.place], standing, $0) }
    }
    for (customer, standing, step) in due { check(step, standing, of: customer, on: today) }
    // What is due is sent after some days, at the latest at the end of the month.
    let isLast = Month(of: today).last == today
    let sent = due.filter { _ in isLast || random.chance(1, in: 4) }.map { customer, _, step in
      Sending(customer: customer.id, sent: step.record(sentOn: today))
    }
    send(sent, on: today, undoes: !isLast && random.chance(1, in: 8))
    if isLast { checkMonth(on: today) }
  }

  private func programme(on today: Day) -> NurtureProgramme {
    let book = Book(customers: customers, day: today)
    return NurtureProgramme(
      Portfolio(book: book, policy: .threeTier, today: today),
      settings: .example,
      sent: ledger.sent(to: customers)
    )
  }
}

extension SimulatedYear {
  private mutating func change(on today: Day) {
    if random.chance(1, in: 5) {
      let id = "new-\(today.number)-\(customers.count)"
      customers.append(NurtureFixture.customer(id, created: today.description))
    }
    for place in customers.indices where random.chance(1, in: 60) {
      switch random.below(9) {
      case 0:
        customers[place].churned =
          customers[place].churned == nil ? Fact(today, from: .vitally) : nil
      case 1: customers[place].arr = Fact(250_000, from: .vitally)
      case 2: customers[place].arr = Fact(40_000, from: .vitally)
      case 3: customers[place].versionsBehind = Fact(random.below(7), from: .looker)
      case 4: customers[place].versionsBehind = nil
      case 5: customers[place].contacts[0].roles = ["Champion"]
      case 6: customers[place].contacts[0].roles = ["Site Admin"]
      case 7: customers[place].contacts[0].isUnsubscribed.toggle()
      default: customers[place].mau = random.chance(1, in: 2) ? nil : Fact(90, from: .looker)
      }
    }
    // The order of a book's customers is that of their names.
    customers.sort { ($0.name.folded, $0.id) < ($1.name.folded, $1.id) }
  }

  /// Checks that a message that is due may go to its customer today, by the account of one's own.
  private mutating func check(
    _ step: NurtureStep,
    _ standing: NurtureStanding,
    of customer: Customer,
    on today: Day
  ) {
    func require(_ condition: Bool, _ what: String) {
      if !condition { problems.append("\(today) \(customer.id.rawValue) \(step.message): \(what)") }
    }
    let earlier = log.filter { $0.customer == customer.id && $0.sent.message == step.message }
    require(customer.churned == nil, "has left")
    require((customer.arr?.value ?? 0) < 100_000, "has an advisor")
    require(
      customer.contacts[0].roles == ["Instance Admin"]
        || customer.contacts[0].roles == ["Site Admin"],
      "no admin"
    )
    require(!customer.contacts[0].isUnsubscribed, "has unsubscribed")
    require(step.month == Month(of: today), "another month")
    require(!earlier.contains { $0.sent.month == step.month }, "twice in a month")
    switch step.message {
    case .onboarding:
      require(earlier.isEmpty, "onboarded twice")
      require((customer.created?.days(until: today) ?? 0) <= 60, "too old")
    case .endUsers: require(earlier.isEmpty, "twice")
    case .upgradeRecap: require((customer.versionsBehind?.value ?? 0) > 2, "not behind")
    case .usageRecap: require(customer.mau != nil || !customer.features.isEmpty, "no usage")
    case .playlist:
      require(!earlier.contains { $0.sent.feature == step.feature }, "a feature twice")
    }
  }

  private mutating func send(_ sent: [Sending], on today: Day, undoes: Bool) {
    guard !sent.isEmpty else { return }
    let before = ledger.sent
    clock += 1000
    let stamp = FollowUpStamp(user: "ana", host: "here", time: clock)
    let references = Dictionary(customers.map { ($0.id, CustomerReference($0)) }) { $1 }
    let messages = sent.compactMap { sending in
      references[sending.customer].map { (customer: $0, message: sending.sent) }
    }
    ledger = ledger.adding(ledger.sending(messages, by: stamp))
    if !ledger.sending(messages, by: stamp).isEmpty { problems.append("\(today): recorded twice") }
    guard undoes else {
      log += sent
      return
    }
    let after = ledger.sent
    ledger = ledger.adding(ledger.undoing(by: stamp))
    if ledger.sent.filter({ !$0.value.isEmpty }) != before { problems.append("\(today): undo") }
    undone += 1
    guard random.chance(1, in: 2) else { return }
    ledger = ledger.adding(ledger.redoing(by: stamp))
    if ledger.sent != after { problems.append("\(today): redo") }
    log += sent
  }

  /// Checks at the end of a month, when all that was due is sent, that nothing was left out.
  private mutating func checkMonth(on today: Day) {
    let month = Month(of: today)
    for customer in customers where customer.churned == nil && (customer.arr?.value ?? 0) < 100_000
    {
      let sent = log.filter { $0.customer == customer.id }.map(\.sent)
      let admin = customer.contacts[0]
      let isReached = admin.roles != ["Champion"] && !admin.isUnsubscribed
      let age = customer.created?.days(until: today) ?? 0
      let onboarded = sent.first { $0.message == .onboarding }
      func count(_ message: NurtureMessage) -> Int {
        sent.count { $0.message == message && $0.month == month }
      }
      func require(_ condition: Bool, _ what: String) {
        if !condition { problems.append("\(month) \(customer.id.rawValue): \(what)") }
      }
      guard isReached else { continue }
      if age <= 60 { require(onboarded != nil, "never onboarded") }
      if let onboarded, onboarded.day.days(until: today) >= 7 {
        require(sent.contains { $0.message == .endUsers }, "nothing for end users")
      }
      let isInCourse = onboarded.map { $0.month < month } ?? (age > 60)
      guard isInCourse else { continue }
      require(count(.usageRecap) == 1, "usage recaps: \(count(.usageRecap))")
      if (customer.versionsBehind?.value ?? 0) > 2 {
        require(count(.upgradeRecap) == 1, "upgrade recaps: \(count(.upgradeRecap))")
      }
      let playlists = sent.filter { $0.message == .playlist }
      require(count(.playlist) == 1 || playlists.count == 3, "playlists: \(playlists.count)")
    }
  }
}

/// A small random generator, the same everywhere (Sebastiano Vigna's SplitMix64).
private struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) >> 33) % bound
  }

  mutating func chance(_ part: Int, in whole: Int) -> Bool { below(whole) < part }
}
