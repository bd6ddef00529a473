/// What every Looker file of a snapshot is read into, in flat columns.
///
/// A row is of a customer, instance, feature and period. Text is kept once and named by its place.
///
/// A row of the wide form (a column a measure or a feature) becomes one row of totals and one more
/// for each feature.
struct UsageTable: Sendable {
  /// Whom a row is about, as the row says it; one each, named by its place.
  struct Owner: Hashable, Sendable {
    var account: String?
    var name: String?
    var site: String?
    var endpoint: String?
  }

  /// How long a period is.
  enum Grain: UInt8, Sendable {
    case day, week, month
    /// The row names a date, but neither its column nor its form says how long the period is.
    case undetermined
  }

  /// A file the rows came from; a later one wins on a tie of `ranAt`.
  struct File: Hashable, Sendable {
    var path: String
    /// When the query ran, in seconds since 1970 UTC; nil when the shape does not say.
    var ranAt: Int?
    /// The field that dates the rows; nil when none does, or the keys of a pivot do.
    var dayField: String?
    /// Whether that field was guessed by its name, so that its values must bear it out.
    var isDayGuessed = false
    /// Whether `dau` is an average of several days, also on the rows of a day.
    var isAverageDAU = false
    /// Whether the rows name instances; else they are about whole accounts.
    var hasInstances = false
  }

  var owners: [Owner] = []
  var features: [String] = []
  /// Over how long each feature's users are counted.
  ///
  /// It is undetermined in the long form, where the row's period says it. A feature counted by the month and by the week is two.
  var featureSpans: [Grain] = []
  var versions: [String] = []
  var files: [File] = []

  /// Columns: the place of the row's owner, feature (-1 for totals) and file.
  var owner = UsageColumn<Int32>(triesSmall: false)
  var feature = UsageColumn<Int32>()
  var file = UsageColumn<Int32>()
  /// The first day of the period (`Day.number`); `UsageTable.noDay` when the row is not dated.
  var period = UsageColumn<Int32>()
  var grain = UsageColumn<Grain>()
  /// Measures, NaN where unknown; `users` are a feature's.
  var dau = UsageColumn<Double>()
  var wau = UsageColumn<Double>()
  var mau = UsageColumn<Double>()
  var seats = UsageColumn<Double>()
  var users = UsageColumn<Double>()
  /// The place of the version, -1 for none.
  var version = UsageColumn<Int32>()
  /// 1 when precise code navigation is on, 0 when off, -1 when unknown.
  var precise = UsageColumn<Int8>()
  /// The day of the newest ping (`Day.number`); `noDay` when unknown.
  var ping = UsageColumn<Int32>()

  /// The last row of totals; -1 for none.
  var lastTotals = -1

  /// Stands for no day.
  static let noDay = Int32.min

  /// Fields that facts were taken from, by fact; and those that nothing was made of.
  var mappedFields: [String: String] = [:]
  var unusedFields: Set<String> = []

  /// The threads that may work at it.
  var threads = Workers.processors

  /// The texts and owners met so far, for naming them by their places.
  var pool = UsagePool()
}
