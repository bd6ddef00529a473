import BookModel

extension Portfolio {
  /// Returns a field's value of each customer as a number; not a number where it is missing.
  ///
  /// A day counts from 1970; a flag is 1 or 0; a choice is its rank. A field of texts has none.
  /// One array for all customers, because comparing numbers in a row is what makes sorting quick.
  func numbers(of field: Field, at places: [Int], facts: QueryFacts) -> [Double] {
    columnFigures(of: field, at: places) ?? figures(of: field, at: places, facts)
      ?? days(of: field, at: places, facts) ?? ranks(of: field, at: places, facts)
      ?? Array(repeating: .nan, count: places.count)
  }

  /// Returns one number a customer, as `value` gives it.
  func column(_ places: [Int], _ value: (Int) -> Double?) -> [Double] {
    places.map { value($0) ?? .nan }
  }

  /// Returns the figures that a book has in a column; nil for other fields.
  private func columnFigures(of field: Field, at places: [Int]) -> [Double]? {
    guard let figure = field.figure else { return nil }
    let column = columns[figure]
    guard field.countsDays else { return places.map { column[$0] } }
    let today = Double(today.number)
    return field == .touch
      ? places.map { today - column[$0] } : places.map { column[$0] - today }
  }

  private func figures(of field: Field, at places: [Int], _ facts: QueryFacts) -> [Double]? {
    let customers = book.customers
    switch field {
    case .computedCoverage: return column(places) { customers[$0].healthScore?.coverage }
    case .version:
      return column(places) { place in
        (customers[place].version?.value).flatMap { VersionNumber($0)?.first }
      }
    case .tickets:
      return column(places) { place in
        let inputs = customers[place].healthInputs
        let known = [inputs.helpTickets?.value, inputs.defectTickets?.value].compactMap(\.self)
        return known.isEmpty ? nil : known.reduce(0, +)
      }
    case .feature(let name): return book.users(ofFeature: name, at: places)
    case .change(let figure):
      return column(places) { facts.month?.change(of: figure, at: $0, of: customers[$0].id) }
    default: return nil
    }
  }

  private func days(of field: Field, at places: [Int], _ facts: QueryFacts) -> [Double]? {
    let customers = book.customers
    func number(_ day: Day?) -> Double? { day.map { Double($0.number) } }
    switch field {
    case .churned: return column(places) { number(customers[$0].churned?.value) }
    case .due: return column(places) { number(followUps[customers[$0].id]?.due) }
    case .changed: return column(places) { number(facts.changeDay[customers[$0].id]) }
    default: return nil
    }
  }

  private func ranks(of field: Field, at places: [Int], _ facts: QueryFacts) -> [Double]? {
    let customers = book.customers
    let today = today
    func number(_ flag: Bool?) -> Double? { flag.map { $0 ? 1 : 0 } }
    switch field {
    case .tier: return column(places) { placements[$0].tier.map(Double.init) }
    case .tierIsCertain: return column(places) { number(placements[$0].isCertain) }
    case .band: return column(places) { columns.bands[$0]?.rank }
    case .computedBand: return column(places) { customers[$0].healthScore?.band?.rank }
    case .sentiment: return column(places) { customers[$0].healthInputs.sentiment?.value.rank }
    case .champion: return column(places) { number(customers[$0].healthInputs.champion?.value) }
    case .buyer: return column(places) { number(customers[$0].healthInputs.buyer?.value) }
    case .mine: return column(places) { number(isMine(at: $0)) }
    case .mark: return column(places) { number(facts.marked.contains(customers[$0].id)) }
    case .healthChange: return column(places) { facts.healthChange[customers[$0].id] }
    case .followUp:
      return column(places) { place in
        followUps[customers[place].id].map { FollowUpRank.rank($0.urgency(on: today)) }
      }
    case .followUpPriority:
      return column(places) { place in
        followUps[customers[place].id].flatMap { followUp in
          FollowUp.Priority.allCases.firstIndex(of: followUp.priority).map(Double.init)
        }
      }
    default: return nil
    }
  }
}

extension Field {
  /// The column that its values are in, or are counted from; nil for other fields.
  var figure: CustomerColumns.Figure? {
    switch self {
    case .arr: .arr
    case .mrr: .mrr
    case .seats: .seats
    case .employees: .employees
    case .developers: .developers
    case .dau: .dau
    case .wau: .wau
    case .mau: .mau
    case .utilization: .utilization
    case .usage: .usage
    case .trend: .trend
    case .health: .health
    case .computed: .computedHealth
    case .versionsBehind: .versionsBehind
    case .renewal, .renewalDays: .renewal
    case .lastActivity, .touch: .lastActivity
    default: nil
    }
  }

  /// Whether its values are days from today, or until today.
  fileprivate var countsDays: Bool { self == .renewalDays || self == .touch }

  /// Whether its values are compared as numbers.
  var isNumeric: Bool {
    switch kind {
    case .number, .money, .fraction, .days, .date, .flag: true
    case .choice: self != .segment && self != .stage
    case .text, .version, .structure: false
    }
  }
}
