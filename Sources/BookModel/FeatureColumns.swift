/// How every customer uses the features of the product, in flat columns.
///
/// What a customer uses lies between two ends. Features that it never used are not stored: a set,
/// shared by many customers, names all that its data knows.
public struct FeatureColumns: Sendable {
  /// The features' names, in the order of every customer's list.
  public let names: [String]
  /// Sets of features, each ascending.
  public private(set) var sets: [[Int32]] = []
  /// The customers.
  public private(set) var lines: [Line] = []
  /// The features that the customers' data names, customer by customer, each ascending.
  public private(set) var uses: [Use] = []
  /// Users a week: of the features, and of customers as a whole.
  public var weeks: WeekColumn

  private var placeOfSet: [[Int32]: Int32] = [:]

  /// Creates columns without customers.
  public init(names: [String], weekCount: Int) {
    self.names = names
    weeks = WeekColumn(length: weekCount)
  }

  /// Creates columns of parts made before, such as those of other columns; nil unless they fit together.
  ///
  /// The ends of the lines must not fall, and reach the last use; a customer's uses must ascend, as
  /// must every set, which must hold the features used; and every feature, set and line of weeks
  /// must be there.
  public init?(
    names: [String],
    sets: [[Int32]],
    lines: [Line],
    uses: [Use],
    weeks: WeekColumn
  ) {
    self.names = names
    self.sets = sets
    self.lines = lines
    self.uses = uses
    self.weeks = weeks
    guard fitsTogether else { return nil }
  }

  /// Makes room for some times the customers that there are, as many features as these have.
  ///
  /// To grow by doubling copies what there is again and again, and takes the room of both.
  public mutating func makeRoom(times: Double) {
    let times = min(max(1, times), 1_000)
    lines.reserveCapacity(Int(Double(lines.count) * times))
    uses.reserveCapacity(Int(Double(uses.count) * times))
    weeks.makeRoom(times: times)
  }

  /// Adds a feature of the customer whose line is appended next, in ascending order.
  public mutating func append(_ use: Use) { uses.append(use) }

  /// Appends the line of a customer whose features were appended since the last one.
  ///
  /// `known` are the features that its data knows, ascending; the ones it never used among them
  /// are told by that. `wau` and `mau` are what shares are of.
  public mutating func appendLine(known: [Int32], wau: Double?, mau: Double?) {
    let used = uses[Int(lines.last?.end ?? 0)...]
    let set = isAll(of: known, in: used) ? -1 : place(ofSet: union(known, used))
    let end = Int32(clamping: uses.count)
    lines.append(Line(end: end, set: set, wau: wau ?? .nan, mau: mau ?? .nan))
  }

  private func isAll(of known: [Int32], in used: ArraySlice<Use>) -> Bool {
    var next = used.startIndex
    for feature in known {
      while next < used.endIndex, used[next].feature < feature { next += 1 }
      guard next < used.endIndex, used[next].feature == feature else { return false }
    }
    return true
  }

  private func union(_ known: [Int32], _ used: ArraySlice<Use>) -> [Int32] {
    var union = known
    var next = known.startIndex
    for use in used {
      while next < known.endIndex, known[next] < use.feature { next += 1 }
      if next == known.endIndex || known[next] != use.feature { union.append(use.feature) }
    }
    if union.count > known.count { union.sort() }
    return union
  }

  private mutating func place(ofSet set: [Int32]) -> Int32 {
    // Customers tend to have the set of the one before.
    if let last = lines.last?.set, last >= 0, sets[Int(last)] == set { return last }
    if let place = placeOfSet[set] { return place }
    let place = Int32(clamping: sets.count)
    placeOfSet[set] = place
    sets.append(set)
    return place
  }
}

extension FeatureColumns {
  /// What a feature's users are a part of.
  public enum Whole: UInt8, CaseIterable, Sendable {
    /// Nothing known: there is no share.
    case none
    /// The customer's weekly users.
    case week
    /// Its monthly users.
    case month
    /// Its monthly users, else its weekly ones.
    case either
  }

  /// A feature that a customer's data names.
  public struct Use: Sendable {
    /// Distinct users in the newest complete period; not a number when unknown.
    public let users: Double
    /// The line of its users a week.
    public let line: Int32
    /// The feature's place, and in the lowest two bits what its users are a part of.
    private let key: UInt32

    /// Creates the use of the feature at a place in `names`.
    public init(feature: Int32, users: Double, whole: Whole, line: Int32) {
      self.users = users
      self.line = line
      key = UInt32(bitPattern: feature) << 2 | UInt32(whole.rawValue)
    }

    /// The feature's place in `names`.
    public var feature: Int32 { Int32(bitPattern: key >> 2) }
    /// What its users are a part of.
    public var whole: Whole { Whole(rawValue: UInt8(key & 3)) ?? .none }
  }

  /// A customer.
  public struct Line: Sendable {
    /// Where its uses end; they begin where those of the one before end.
    public let end: Int32
    /// The place in `sets` of all its features; -1 when they are the used ones alone.
    public let set: Int32
    /// Weekly users as the features' source has them; not a number when unknown.
    public let wau: Double
    /// Monthly users as the features' source has them; not a number when unknown.
    public let mau: Double

    /// Creates the line of a customer whose uses end at `end`.
    public init(end: Int32, set: Int32, wau: Double, mau: Double) {
      self.end = end
      self.set = set
      self.wau = wau
      self.mau = mau
    }
  }

  /// Where the uses of the customer at a line are; it must be one of `lines`.
  public func uses(of line: Int32) -> Range<Int> {
    let start = line == 0 ? 0 : Int(lines[Int(line) - 1].end)
    return start..<Int(lines[Int(line)].end)
  }

  /// The number of a customer's features.
  func count(of line: Int32) -> Int {
    let set = lines[Int(line)].set
    return set < 0 ? uses(of: line).count : sets[Int(set)].count
  }

  /// The place in `names` of a customer's feature, and of its use; nil for one never used.
  func feature(at position: Int, of line: Int32) -> (feature: Int32, use: Int?) {
    let range = uses(of: line)
    let set = lines[Int(line)].set
    if set < 0 { return (uses[range.lowerBound + position].feature, range.lowerBound + position) }
    let feature = sets[Int(set)][position]
    return (feature, use(of: feature, in: line))
  }

  /// The place of a customer's use of a feature; nil where there is none.
  func use(of feature: Int32, in line: Int32) -> Int? {
    let range = uses(of: line)
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if uses[middle].feature < feature { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && uses[low].feature == feature ? low : nil
  }

  /// The part that a use's users are of their whole; nil when either is unknown.
  func share(of use: Use, in line: Int32) -> Double? {
    let (wau, mau) = (lines[Int(line)].wau, lines[Int(line)].mau)
    let whole: Double =
      switch use.whole {
      case .none: .nan
      case .week: wau
      case .month: mau
      case .either: mau.isNaN ? wau : mau
      }
    return whole > 0 && !use.users.isNaN ? use.users / whole : nil
  }
}
