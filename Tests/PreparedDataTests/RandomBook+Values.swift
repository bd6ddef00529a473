import BookModel

extension RandomBook {
  mutating func chance(_ parts: Int) -> Bool {
    Int.random(in: 0..<parts, using: &generator) == 0
  }

  mutating func element<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  mutating func maybe<Value>(_ make: (inout RandomBook) -> Value) -> Value? {
    chance(3) ? nil : make(&self)
  }

  mutating func list<Value>(
    _ most: Int,
    _ make: (inout RandomBook) -> Value
  ) -> [Value] {
    (0..<Int.random(in: 0...most, using: &generator)).map { _ in make(&self) }
  }

  mutating func fact<Value>(_ make: (inout RandomBook) -> Value) -> Fact<Value>? {
    maybe { random in
      Fact(
        make(&random),
        from: random.maybe { $0.element(Source.allCases) },
        bound: random.maybe { $0.element([Bound.lower, .upper]) }
      )
    }
  }

  mutating func person() -> Person {
    Person(id: text(), name: maybe { $0.text() }, email: maybe { $0.text() })
  }

  mutating func factValue() -> FactValue {
    element([.number(number()), .text(text()), .day(day()), .flag(chance(2))])
  }

  mutating func day() -> Day { Day(number: element([0, -1, 20_000, -700_000, 2_900_000])) }

  mutating func integer() -> Int {
    element([0, 1, -1, 127, 128, 20_000, .max, .min, Int.random(in: 0...5000, using: &generator)])
  }

  mutating func number() -> Double {
    element([
      0, -0.0, 1, 250, 251, 65_535, 65_536, 4_294_967_295, 4_294_967_296, -3, 0.1, 1e300,
      .infinity, -.infinity, .leastNonzeroMagnitude, 99_996.25,
      Double(Int.random(in: 0...100_000, using: &generator)),
    ])
  }

  /// Texts that many have, odd ones, and ones of their own.
  mutating func text() -> String {
    if chance(2) {
      return element([
        "", "Acme", "ana@example.com", "Zürich", "漢字商事", "\u{1B}[31mred", "a\0b", "👩‍👩‍👧‍👦",
        "e\u{301}", "\u{FFFD}", String(repeating: "long ", count: 60),
      ])
    }
    return String(UInt64.random(in: 0...(.max), using: &generator), radix: 36)
  }

  mutating func series() -> WeekSeries {
    let length = element([0, 1, 13, 13, 13, 13])
    let figures: [Double?] = (0..<length).map { _ in chance(3) ? nil : weekFigure() }
    return WeekSeries(chance(6) ? figures.map { _ in nil } : figures)
  }

  mutating func weekFigure() -> Double { RandomBook.weekFigure(&generator) }

  static func weekFigure(_ generator: inout SeededGenerator) -> Double {
    let odd: [Double] = [0.1, -0.0, -7, 16_777_217, 65_535, .infinity]
    let isOdd = Int.random(in: 0..<40, using: &generator) == 0
    if isOdd { return odd[Int.random(in: 0..<odd.count, using: &generator)] }
    return Double(Int.random(in: 0...300, using: &generator))
  }

  mutating func totals() -> SetTotals {
    var totals = SetTotals()
    totals.customers = integer()
    totals.atRisk = integer()
    totals.renewing = integer()
    totals.renewingAtRisk = integer()
    totals.arr = number()
    totals.atRiskARR = number()
    totals.renewingARR = number()
    totals.renewingAtRiskARR = number()
    totals.mauWithSeats = number()
    totals.seatsWithMAU = integer()
    for band in HealthBand.allCases { totals.bands[band] = maybe { $0.integer() } }
    return totals
  }

  /// Columns of twelve customers, as a loaded book has them.
  static func store(_ generator: inout SeededGenerator) -> FeatureStore {
    var columns = FeatureColumns(names: ["API", "Batch", "Search", "Ünïcode"], weekCount: 13)
    for _ in 0..<12 {
      for feature in 0..<Int32(4) where Bool.random(using: &generator) {
        let weeks = (0..<Int.random(in: 0...13, using: &generator)).map { _ in
          Bool.random(using: &generator) ? weekFigure(&generator) : .nan
        }
        let line = columns.weeks.append(weeks)
        let wholes = FeatureColumns.Whole.allCases
        columns.append(
          .init(
            feature: feature,
            users: Bool.random(using: &generator) ? weekFigure(&generator) : .nan,
            whole: wholes[Int.random(in: 0..<wholes.count, using: &generator)],
            line: line
          )
        )
      }
      columns.appendLine(
        known: Bool.random(using: &generator) ? [] : [0, 2],
        wau: Bool.random(using: &generator) ? 40 : nil,
        mau: Bool.random(using: &generator) ? 80.5 : nil
      )
    }
    return FeatureStore(columns)
  }
}
