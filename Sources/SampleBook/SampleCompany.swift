/// An invented company, as it is whatever the day.
struct SampleCompany {
  var name: String
  /// Employees; nil where Salesforce does not say.
  var employees: Int?
  /// Developers; nil where nobody has asked.
  var developers: Int?
  /// ARR in dollars; nil where no contract is recorded.
  var arr: Int?
  /// Who looks after it; nil while nobody does.
  var owner: SampleStaff?
  /// How it is getting on.
  var story: SampleStory
  /// The days from today to its renewal, negative when that is overdue; nil when none is recorded.
  var renewal: Int?
  /// What changed in the last week.
  var news = SampleNews.none

  init(
    _ name: String,
    _ employees: Int?,
    _ developers: Int?,
    _ arr: Int?,
    _ owner: SampleStaff?,
    _ story: SampleStory,
    _ renewal: Int?,
    _ news: SampleNews = .none
  ) {
    self.name = name
    self.employees = employees
    self.developers = developers
    self.arr = arr
    self.owner = owner
    self.story = story
    self.renewal = renewal
    self.news = news
  }
}

/// What sets the newest snapshot apart from the one a week older.
enum SampleNews {
  case none
  /// The customer signed this week.
  case signed
  /// The account is gone from the newer snapshot.
  case gone
  /// The customer left this week.
  case churned
  /// The customer left so many days ago.
  case left(Int)
  /// The renewal was closed this week; the contract had ended so many days ago.
  case renewed(Int)
  /// Seats were added this week, so many percent.
  case expanded(Int)
  /// An opportunity was lost this week.
  case lostExpansion
  /// The champion left this week, and with them the way to the buyer.
  case championLeft
  /// A champion was won this week.
  case championFound
  /// The customer was handed over this week, by this advisor.
  case handedOver(SampleStaff)
}

/// Somebody of the vendor's, an admin in Vitally's words.
enum SampleStaff: String, CaseIterable {
  case ana = "Ana Lindqvist"
  case marcus = "Marcus Adeyemi"
  case priya = "Priya Raman"
  case tomasz = "Tomasz Wieczorek"
  case sofia = "Sofia Marchetti"
  case hiro = "Hiro Tanabe"
  case grace = "Grace Whitfield"
  case daniel = "Daniel Osei"
  case lena = "Lena Brandt"
  case noor = "Noor Haddad"

  /// The e-mail address.
  var email: String {
    rawValue.lowercased().split(separator: " ").joined(separator: ".") + "@example.com"
  }

  /// The account executives.
  static let executives: [SampleStaff] = [.grace, .daniel, .lena]
}
