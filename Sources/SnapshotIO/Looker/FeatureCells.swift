import BookModel

/// Cells of features, by feature, instance and period.
struct FeatureCells {
  let source: UsageSource
  let cells: ArraySlice<UsageCell>
}

extension FeatureCells: FeatureFigures {
  func mostUsed(_ weeks: inout [Double]) {
    for cell in cells where countsPeriod(cell) && !cell.users.isNaN {
      guard let slot = source.calendar.slot(of: cell.period) else { continue }
      weeks[slot] = weeks[slot].isNaN ? max(0, cell.users) : max(weeks[slot], cell.users)
    }
  }

  /// Whether a feature's users are those of the row's own week.
  private func countsPeriod(_ cell: UsageCell) -> Bool {
    switch source.table.featureSpans[Int(cell.feature)] {
    case .week, .undetermined: true
    case .day, .month: false
    }
  }

  func mostUsed(days: inout [Double?]) {
    guard let day = source.calendar.day else { return }
    for cell in cells where cell.period.span == .day && !cell.users.isNaN {
      let place = Int(cell.period.start) - (day.number - summaryDays)
      guard days.indices.contains(place),
        source.table.featureSpans[Int(cell.feature)] == .undetermined
      else { continue }
      days[place] = max(days[place] ?? 0, cell.users)
    }
  }

  var instanceOwners: [(instance: Int32, owner: Int32)] {
    var named: Set<Int32> = []
    return cells.filter { $0.instance >= 0 && named.insert($0.instance).inserted }
      .map { ($0.instance, $0.owner) }
  }
}

extension FeatureCells {
  /// Adds the customer's features that its rows name, by rank.
  func add(to columns: inout FeatureColumns) {
    let ranks = source.featureRanks
    var start = cells.startIndex
    while start < cells.endIndex {
      let rank = ranks[Int(cells[start].feature)]
      let end = cells[start...].firstIndex { ranks[Int($0.feature)] != rank } ?? cells.endIndex
      let cells = cells[start..<end]
      let (users, whole) = users(of: cells)
      let weeks = weekly(cells).weeks(in: source.calendar, \.users).map { $0.value ?? .nan }
      let line = columns.weeks.append(weeks)
      columns.append(.init(feature: rank, users: users, whole: whole, line: line))
      start = end
    }
  }

  /// The users of a feature, not a number when unknown, and what they are a part of.
  private func users(of cells: ArraySlice<UsageCell>) -> (Double, FeatureColumns.Whole) {
    let users = newestUsers(of: cells)
    if let value = users.sum.value {
      switch users.span {
      case .week: return (value, .week)
      case .month, .undated: return (value, .month)
      case .day: return (value, .none)
      }
    }
    return cells.allSatisfy { $0.users == 0 } ? (0, .either) : (.nan, .none)
  }

  /// The users in the newest complete period, and over how long they are counted: a month before
  /// a week, because most figures are compared with it, and dated before undated.
  private func newestUsers(
    of cells: ArraySlice<UsageCell>
  ) -> (sum: UsageSum, span: UsageCalendar.Span) {
    let (months, weeks) = (monthly(cells), weekly(cells))
    let plain = cells.lazy.filter { source.table.featureSpans[Int($0.feature)] == .undetermined }
    let calendar = source.calendar
    func known(_ sum: UsageSum, _ span: UsageCalendar.Span) -> (UsageSum, UsageCalendar.Span)? {
      sum.value == nil ? nil : (sum, span)
    }
    let dated =
      known(months.sum(at: calendar.anchorMonth, .month, \.users), .month)
      ?? known(months.newest([.day, .week], in: calendar, \.users), .month)
      ?? known(weeks.sum(at: calendar.anchorWeek, .week, \.users), .week)
      ?? known(weeks.newest([.day], in: calendar, \.users), .week)
    return dated ?? known(months.undated(\.users), .month) ?? known(weeks.undated(\.users), .week)
      ?? known(plain.undated(\.users), .undated)
      ?? known(plain.sum(at: calendar.anchorDay, .day, \.users), .day) ?? (UsageSum(), .undated)
  }

  /// The cells whose users are a month's: by their column, else by their period.
  private func monthly(_ cells: ArraySlice<UsageCell>) -> some Sequence<UsageCell> {
    cells.lazy.filter { cell in
      switch source.table.featureSpans[Int(cell.feature)] {
      case .month: true
      case .undetermined: cell.period.span == .month
      case .day, .week: false
      }
    }
  }

  /// The cells whose users are a week's: by their column, else by their period.
  private func weekly(_ cells: ArraySlice<UsageCell>) -> some Sequence<UsageCell> {
    cells.lazy.filter { cell in
      switch source.table.featureSpans[Int(cell.feature)] {
      case .week: true
      case .undetermined: cell.period.span == .week
      case .day, .month: false
      }
    }
  }
}
