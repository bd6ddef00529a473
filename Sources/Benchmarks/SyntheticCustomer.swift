/// What makes one customer of the synthetic snapshot differ from the next.
struct SyntheticCustomer {
  /// Its number, from 0.
  let number: Int
  /// Chance, drawn once.
  private let chance: Int

  init(_ number: Int) {
    self.number = number
    chance = mixed(number)
  }

  /// Returns a number from 0 to below `limit` that is its own for each purpose.
  func drawn(_ purpose: Int, below limit: Int) -> Int {
    mixed(chance &+ purpose &* 0x2545_F491_4F6C_DD1D) % limit
  }

  /// A fiftieth report no usage.
  var hasUsage: Bool { number % 50 != 7 }
  /// A hundredth have gone.
  var isChurned: Bool { drawn(1, below: 100) == 0 }
  /// The advisor who looks after it.
  var advisor: Int { drawn(2, below: advisors.count) }
  /// The account executive.
  var executive: Int { drawn(3, below: advisors.count) }
  /// Licensed users: most have few.
  var seats: Int { 20 + drawn(4, below: 300) * (drawn(5, below: 10) == 0 ? 60 : 4) }
  /// Monthly users in the newest month.
  var monthlyUsers: Int { seats * (15 + drawn(6, below: 95)) / 100 }
  /// The change a week in thousandths, from falling to growing.
  var weeklyChange: Int { drawn(7, below: 60) - 25 }
  /// The days to the renewal.
  var renewalDays: Int { drawn(8, below: 420) - 20 }
  /// Releases behind the newest.
  var versionsBehind: Int { drawn(9, below: 8) }

  /// Returns monthly users as they were some weeks ago.
  func monthlyUsers(weeksAgo: Int) -> Int {
    max(0, monthlyUsers - monthlyUsers * weeklyChange * weeksAgo / 1000)
  }
}

extension SyntheticCustomer {
  /// Writes the id of the account in Vitally.
  func writeId(to output: inout Output) {
    output.write("5e7a11c3-")
    output.write(number % 10_000, digits: 4)
    output.write("-4a00-8c00-")
    output.write(number, digits: 12)
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
    output.write(drawn(10, below: 128) == 0 ? "\"The \\\"" : "\"")
    output.write(places[drawn(11, below: places.count)])
    output.write(" ")
    output.write(trades[drawn(12, below: trades.count)])
    output.write(" ")
    output.write(forms[drawn(13, below: forms.count)])
    output.write(" ")
    output.write(number)
    output.write(drawn(10, below: 128) == 0 ? "\\\" \\t\"" : "\"")
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
