extension ComparedBook {
  /// Returns the customer at a place with all that is kept of it, for the filter language.
  ///
  /// Usage by week and feature, people at the customer, tasks and notes are not kept: unknown.
  public func customer(at place: Int) -> Customer {
    var customer = Customer(id: columns.ids[place], name: columns.names[place])
    customer.salesforceId = columns.salesforceIds[place]
    customer.externalId = columns.externalIds[place]
    customer.segment = columns.segments[place].map { Fact($0, from: nil) }
    customer.owner = columns.owners[place].map { Fact($0, from: nil) }
    customer.accountExecutive = columns.accountExecutives[place].map { Fact($0, from: nil) }
    customer.keyRoles = columns.keyRoles[place] ?? []
    customer.stage = columns.stages[place].map { Fact($0, from: nil) }
    customer.version = columns.versions[place].map { Fact($0, from: nil) }
    customer.opportunities = Array(columns.opportunities[opportunities(at: place)])
    setFigures(of: &customer, at: place)
    return customer
  }

  private func setFigures(of customer: inout Customer, at place: Int) {
    func fact(_ figure: CustomerColumns.Figure) -> Fact<Double>? {
      known(figure, at: place).map { Fact($0, from: nil) }
    }
    func count(_ figure: CustomerColumns.Figure) -> Fact<Int>? {
      known(figure, at: place).flatMap { Int(exactly: $0.rounded()) }.map { Fact($0, from: nil) }
    }
    func day(_ figure: CustomerColumns.Figure) -> Fact<Day>? {
      known(figure, at: place).flatMap(Day.init(column:)).map { Fact($0, from: nil) }
    }
    (customer.arr, customer.mrr) = (fact(.arr), fact(.mrr))
    (customer.seats, customer.employees) = (count(.seats), count(.employees))
    customer.developers = count(.developers)
    (customer.dau, customer.wau, customer.mau) = (fact(.dau), fact(.wau), fact(.mau))
    (customer.utilization, customer.usage) = (fact(.utilization), fact(.usage))
    (customer.trend, customer.health) = (fact(.trend), fact(.health))
    customer.versionsBehind = count(.versionsBehind)
    (customer.renewal, customer.lastActivity) = (day(.renewal), day(.lastActivity))
    customer.churned = day(.churned)
    customer.healthScore = known(.computedCoverage, at: place).map { coverage in
      let score = known(.computedHealth, at: place)
      return HealthScore(score: score, band: score.map(HealthBand.init), coverage: coverage)
    }
  }

  /// Returns a figure of a customer; nil where it is unknown.
  public func known(_ figure: CustomerColumns.Figure, at place: Int) -> Double? {
    let number = columns.figures[figure.rawValue][place]
    return number.isNaN ? nil : number
  }

  /// Returns the numbers that tier policies look at.
  public func tierNumbers(at place: Int) -> TierNumbers {
    TierNumbers(
      arr: known(.arr, at: place),
      employees: known(.employees, at: place),
      developers: known(.developers, at: place)
    )
  }
}

extension Day {
  /// Creates the day of a number of a column; nil where it is none.
  init?(column number: Double) {
    guard let number = Int(exactly: number.rounded()) else { return nil }
    self.init(number: number)
  }
}
