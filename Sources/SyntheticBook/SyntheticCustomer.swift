import BookModel

/// What makes one customer of the synthetic snapshot differ from the next.
struct SyntheticCustomer {
  /// Its number, from 0.
  let number: Int
  /// Chance, drawn once.
  private let chance: Int
  /// Which of two snapshots it is in.
  let moment: SyntheticSnapshot.Moment

  init(_ number: Int, at moment: SyntheticSnapshot.Moment) {
    self.number = number
    self.moment = moment
    chance = mixed(number)
  }

  /// Returns a number from 0 to below `limit` that is its own for each purpose.
  func drawn(_ purpose: Int, below limit: Int) -> Int {
    mixed(chance &+ purpose &* 0x2545_F491_4F6C_DD1D) % limit
  }

  /// A fiftieth report no usage.
  var hasUsage: Bool { number % 50 != 7 }
  /// The day it left; nil for most.
  var churned: Day? {
    let isReturning = event == .leftOrCameBack && drawn(71, below: 3) == 0
    let hadLeft = drawn(1, below: 100) == 0 || isReturning
    if has(.leftOrCameBack) { return hadLeft ? nil : SyntheticSnapshot.today.adding(days: -4) }
    return hadLeft ? SyntheticSnapshot.today.adding(days: -107) : nil
  }
  /// The advisor who looks after it.
  var advisor: Int { (drawn(2, below: advisors.count) + (has(.owner) ? 1 : 0)) % advisors.count }
  /// The account executive.
  var executive: Int { drawn(3, below: advisors.count) }
  /// Licensed users at first, which much else follows from: most have few.
  var seats: Int { 20 + drawn(4, below: 300) * (drawn(5, below: 10) == 0 ? 60 : 4) }
  /// Licensed users.
  var licensedSeats: Int { has(.seats) ? seats + seats / 5 : seats }
  /// Monthly users in the newest month.
  var monthlyUsers: Int { seats * (15 + drawn(6, below: 95)) / 100 + (has(.users) ? 7 : 0) }
  /// The change a week in thousandths, from falling to growing.
  var weeklyChange: Int { drawn(7, below: 60) - 25 }
  /// The day of the renewal.
  var renewal: Day {
    SyntheticSnapshot.today.adding(days: drawn(8, below: 420) - 20 + (has(.renewal) ? 30 : 0))
  }
  /// Releases behind the newest.
  var versionsBehind: Int { (drawn(9, below: 8) + (has(.version) ? 1 : 0)) % versions.count }
  /// Whole dollars of the recurring revenue a month; there are 50 cents more.
  var monthlyMoney: Int { seats * (has(.arr) ? 76 : 19) }
  /// Vitally's health score, times ten; nil for a few.
  var healthTenths: Int? {
    let isKnown = (drawn(21, below: 32) == 0) == has(.healthKnown)
    let tenths = drawn(22, below: 10) * 10 + drawn(62, below: 10)
    return isKnown ? (tenths + (has(.health) ? 13 : 0)) % 100 : nil
  }
  /// The developers.
  var developers: Int { drawn(30, below: 40) == 0 ? 12_000 : seats / 2 + 1 }
  /// The lifecycle stage.
  var stage: Int { (drawn(31, below: 3) + (has(.stage) ? 1 : 0)) % stages.count }
  /// The advisor's judgement.
  var sentiment: Int { drawn(32, below: 3) }
  var hasChampion: Bool { drawn(33, below: 3) != 0 }
  var hasBuyer: Bool { drawn(34, below: 4) != 0 }
  var helpTickets: Int { drawn(35, below: 12) }
  /// The day of the newest message.
  var lastActivity: Day {
    SyntheticSnapshot.today.startOfMonth.adding(months: drawn(24, below: 2) - 1)
      .adding(days: drawn(25, below: 9))
  }

  /// Returns monthly users as they were some weeks ago.
  func monthlyUsers(weeksAgo: Int) -> Int {
    max(0, monthlyUsers - monthlyUsers * weeklyChange * weeksAgo / 1000)
  }
}

extension SyntheticCustomer {
  /// The id of the account in Vitally; another one where it was made anew.
  var id: String {
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    let start = has(.id) ? "5e7a11c5" : "5e7a11c3"
    return "\(start)-\(digits(number % 10_000, 4))-4a00-8c00-\(digits(number, 12))"
  }

  /// Whether its name is written with quotes and a tab.
  var isQuoted: Bool { drawn(10, below: 128) == 0 }

  /// The name of one without quotes.
  var plainName: String {
    let words = [
      places[drawn(11, below: places.count)], trades[drawn(12, below: trades.count)],
      forms[drawn(13, below: forms.count)], String(number),
    ]
    return (words + (has(.name) ? ["Holdings"] : [])).joined(separator: " ")
  }

  /// Writes the id of the account in Vitally.
  func writeId(to output: inout Output) {
    output.write(id)
  }

  /// Writes the id of the account in Salesforce, 18 characters as there.
  func writeSalesforceId(to output: inout Output) {
    output.write("0015f0")
    output.write(number, digits: 9)
    // The letters that tell a copied id's capitals: digits have none, two characters do.
    output.write("AAA")
  }

  /// Writes the name with its quotes, escapes and all.
  func writeName(to output: inout Output) {
    output.write(isQuoted ? "\"The \\\"" : "\"")
    output.write(plainName)
    output.write(isQuoted ? "\\\" \\t\"" : "\"")
  }

  /// Writes the address that its instance is reached at.
  func writeEndpoint(to output: inout Output) {
    output.write("https://code.customer-")
    output.write(number)
    output.write(".example")
  }
}

/// Advisors and account executives.
let advisors = [
  "Dana Whitfield", "Luis Ortega", "Priya Raman", "Mette Sørensen", "Tom Becker", "Aiko Tanaka",
  "Grace O'Neil",
]

/// The releases, newest first.
let versions = [
  "7.1.104", "7.0.2032", "6.12.5040", "6.11.4409", "6.10.4027", "6.9.2832", "6.8.1583", "6.7.376",
]

/// The lifecycle stages, without their numbers.
let stages = ["Onboarding", "Adopting", "Nurturing"]

/// What an advisor says of a customer.
let sentiments = ["Healthy", "Concerning", "Poor"]

private let places = [
  "Harbor", "Juniper", "Zürich", "Lumen", "Cobalt", "Redwood", "São Paulo", "Atlas", "Vertex",
  "Ōsaka", "Northwind", "Maple",
]
private let trades = [
  "Logistics", "Bank", "Robotics", "Energy", "Media", "Biotech", "Payments", "Retail",
]
private let forms = ["Inc", "LLC", "GmbH", "Group", "AB"]

/// Returns a number of 0 or more that looks like chance (splitmix64).
func mixed(_ number: Int) -> Int {
  var value = UInt64(bitPattern: Int64(number)) &+ 0x9E37_79B9_7F4A_7C15
  value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
  value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
  return Int(truncatingIfNeeded: (value ^ value >> 31) >> 1)
}
