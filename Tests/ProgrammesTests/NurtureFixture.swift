import BookModel
import Programmes

/// A programme over one customer of whom everything is known that the messages need.
struct NurtureFixture {
  var today = day("2026-11-21")
  var dataDay: Day? = day("2026-11-20")
  var customer = NurtureFixture.customer()
  var policy = TierPolicy.threeTier
  var settings = NurtureSettings.example
  var sent: [SentMessage] = []

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  static func customer(_ id: String = "a-1", created: String? = "2024-03-01") -> Customer {
    var customer = Customer(id: .init(rawValue: id), name: "Initech \(id)")
    customer.arr = Fact(40_000, from: .vitally)
    customer.developers = Fact(120, from: .salesforce)
    customer.created = created.flatMap { Day($0) }
    customer.mau = Fact(80, from: .looker)
    customer.version = Fact("6.9", from: .looker)
    customer.versionsBehind = Fact(4, from: .looker)
    customer.contacts = [
      Contact(id: "c-1", name: "Pat Doe", email: "pat@initech.example", roles: ["Instance Admin"])
    ]
    customer.features = [
      FeatureUsage(name: "Code search", users: 70, share: 0.9),
      FeatureUsage(name: "Cody chat", users: 4, share: 0.05),
      FeatureUsage(name: "Notebooks", users: 0, share: 0),
      FeatureUsage(name: "Batch changes", users: 0, share: 0),
    ]
    return customer
  }

  var programme: NurtureProgramme {
    let book = Book(customers: [customer], day: dataDay)
    return NurtureProgramme(
      Portfolio(book: book, policy: policy, today: today),
      settings: settings,
      sent: [customer.id: sent]
    )
  }

  /// Where the customer stands with a message; nil outside the programme.
  func state(_ message: NurtureMessage) -> NurtureStep.State? { step(message)?.state }

  func step(_ message: NurtureMessage) -> NurtureStep? {
    programme.standing(of: 0)?.steps.first { $0.message == message }
  }

  /// What keeps a message from being written; empty for nothing.
  func blocks(_ message: NurtureMessage) -> [NurtureBlock] {
    if case .blocked(let blocks) = state(message) { blocks } else { [] }
  }

  func isDue(_ message: NurtureMessage) -> Bool { step(message)?.isDue ?? false }
}

extension SentMessage {
  /// A message as it was sent on a day, for the month of that day.
  init(_ message: NurtureMessage, on day: String, feature: String? = nil) {
    let day = NurtureFixture.day(day)
    self.init(message, in: Month(of: day), on: day, feature: feature)
  }
}
