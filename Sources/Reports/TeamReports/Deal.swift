import BookModel

/// An opportunity with its customer, as the renewals report looks at it.
struct Deal: Sendable {
  /// What an opportunity is about.
  enum Kind: String, CaseIterable, Sendable {
    case renewal, expansion, other

    /// Recognises the kind by the type that the organization gave it, else by the name.
    init(_ opportunity: Opportunity) {
      let words = (opportunity.type ?? opportunity.name ?? "").lowercased()
      let expanding = ["expan", "upsell", "up-sell", "cross", "add-on", "addon", "upgrade"]
      if words.contains("renew") {
        self = .renewal
      } else {
        self = expanding.contains { words.contains($0) } ? .expansion : .other
      }
    }
  }

  var opportunity: Opportunity
  var kind: Kind
  var customer: DealCustomer

  /// Whether it is neither won nor lost, as far as the data says.
  var isOpen: Bool { opportunity.isClosed != true && opportunity.isWon != true }

  /// Whether it was to close before a day, and is still open.
  func isOverdue(on day: Day) -> Bool { isOpen && opportunity.closeDate.map { $0 < day } ?? false }

  /// The month it closes in; nil without a date.
  var month: Day? { opportunity.closeDate?.startOfMonth }

  /// The sales stage for people.
  var stage: String { opportunity.stage?.harmless ?? Figures.unknown }

  /// Whether `left` closes before `right`; those without a date last.
  static func isEarlier(_ left: Deal, _ right: Deal) -> Bool { left.rank < right.rank }

  private var rank: (Int, Double, Int, String) {
    let day = opportunity.closeDate?.number ?? .max
    return (day, -(opportunity.amount ?? -1), customer.place, opportunity.id)
  }
}

/// What the renewals report says of a customer.
struct DealCustomer: Sendable {
  var place: Int
  var id: Customer.ID
  var name: String
  var arr: Double?
  var renewal: Day?
  var band: HealthBand?
  var owner: Person?

  init(of place: Int, in book: Book) {
    self.place = place
    id = book.customers[place].id
    name = book.customers[place].name
    arr = book.customers[place].arr?.value
    renewal = book.customers[place].renewal?.value
    band = book.customers[place].band
    owner = book.customers[place].owner?.value
  }

  /// Whether its health is poor.
  var isAtRisk: Bool { band == .poor }

  /// The health in a word with its sign.
  var healthCell: TextTable.Cell { .band(band) }
}

/// How many deals there are of a kind, and what they are worth.
struct DealSum: Hashable, Sendable {
  /// The number of deals.
  var deals = 0
  /// The sum of the known amounts; 0 where none is known.
  var amount = 0.0
  /// The deals whose amount is not known.
  var withoutAmount = 0

  init(_ deals: some Sequence<Deal>) {
    for deal in deals { add(deal.opportunity.amount) }
  }

  private mutating func add(_ amount: Double?) {
    deals += 1
    self.amount += amount ?? 0
    if amount == nil { withoutAmount += 1 }
  }

  /// The sum; nil where no amount is known.
  var knownAmount: Double? { withoutAmount < deals || deals == 0 ? amount : nil }

  /// The sum in few columns, such as `3 $1.2M`; a dash for none.
  var brief: String {
    deals == 0 ? "–" : "\(Figures.grouped(deals)) \(Figures.money(knownAmount))"
  }

  /// The sum in words, such as `3 opportunities, $1.2M`.
  var text: String {
    let noun = deals == 1 ? "opportunity" : "opportunities"
    let missing = withoutAmount > 0 && withoutAmount < deals ? " (of \(withoutAmount) unknown)" : ""
    let money = deals == 0 ? "" : ", \(Figures.money(knownAmount))\(missing)"
    return "\(Figures.grouped(deals)) \(noun)\(money)"
  }

  /// `{deals, amount, withoutAmount}`.
  var value: ReportValue {
    .object([
      .init("deals", .integer(deals)), .init("amount", ReportValue(knownAmount)),
      .init("withoutAmount", .integer(withoutAmount)),
    ])
  }
}
