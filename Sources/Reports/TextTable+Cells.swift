import BookModel

extension TextTable.Cell {
  /// The cell of a figure with the sign of its bound; a question mark when it is unknown.
  static func figure<Value>(_ fact: Fact<Value>?, _ text: (Value) -> String) -> Self {
    Self(fact.map { ($0.bound?.sign ?? "") + text($0.value) } ?? Figures.unknown)
  }

  /// The cell of a figure; a question mark when it is unknown.
  static func figure<Value>(_ value: Value?, _ text: (Value) -> String) -> Self {
    Self(value.map(text) ?? Figures.unknown)
  }

  /// The cell of a health score with the sign of its band; `mark` is what follows the number.
  static func score(_ score: Double?, band: HealthBand?, mark: String = "") -> Self {
    guard let score else {
      return Self(band == nil ? Figures.unknown : band.sign, band: band)
    }
    let number = Figures.tenths(score)
    return Self("\(band.sign) \(number.padded(to: 4, .right))\(mark)", band: band)
  }

  /// The cell of a band in words.
  static func band(_ band: HealthBand?) -> Self {
    Self("\(band.sign)\(band.map { " " + $0.rawValue } ?? "")", band: band)
  }

  /// The cell of a person.
  static func person(_ person: Person?) -> Self {
    Self(person?.displayName.harmless ?? Figures.unknown)
  }
}

extension CustomerRecord {
  /// Vitally's health, else the computed one marked `~`, with the sign of the band.
  var healthCell: TextTable.Cell {
    if let health = customer.health?.value { return .score(health, band: customer.band) }
    return .score(assessment?.health.score, band: customer.band, mark: "~")
  }

  /// The tier's name, marked `?` where a missing number could change it.
  var tierText: String { (tier?.name.harmless ?? "") + (placement.isCertain ? "" : "?") }

  /// The tier's short name, marked `?` where a missing number could change it.
  var shortTierText: String { (tier?.short.harmless ?? "") + (placement.isCertain ? "" : "?") }

  /// The sign of the customer's follow-up: late, today, later, snoozed; blank without one.
  var followUpSign: String {
    guard let followUp else { return "" }
    return switch followUp.urgency(on: context.today) {
    case .late: "!"
    case .today: "•"
    case .later, .undated: "+"
    case .snoozed: "z"
    }
  }
}
