import BookModel

extension CustomerSummary {
  /// The customer's features that its rows name, by name, each with its rank.
  func featureUsage(
    ranks: [Int32],
    wau: Double?,
    mau: Double?
  ) -> [(rank: Int32, usage: FeatureUsage)] {
    var result: [(rank: Int32, usage: FeatureUsage)] = []
    var start = features.startIndex
    while start < features.endIndex {
      let rank = ranks[Int(features[start].feature)]
      let end =
        features[start...].firstIndex { ranks[Int($0.feature)] != rank } ?? features.endIndex
      result.append((rank, usage(of: features[start..<end], wau: wau, mau: mau)))
      start = end
    }
    return result
  }

  private func usage(
    of cells: ArraySlice<UsageCell>,
    wau: Double?,
    mau: Double?
  ) -> FeatureUsage {
    let name = cells.first.map { source.table.features[Int($0.feature)] } ?? ""
    var usage = FeatureUsage(name: name)
    let users = newestUsers(of: cells)
    if let value = users.sum.value {
      usage.users = value
      let active =
        switch users.span {
        case .week: wau
        case .month, .undated: mau
        case .day: Double?.none
        }
      if let active, active > 0 { usage.share = value / active }
    } else if cells.allSatisfy({ $0.users == 0 }) {
      usage.users = 0
      if let active = mau ?? wau, active > 0 { usage.share = 0 }
    }
    usage.series = weekly(cells).weeks(in: source.calendar, \.users).map(\.value)
    usage.trend = UsageMath.trend(of: usage.series)
    return usage
  }

  /// The users in the newest complete period, and over how long they are counted: a month before
  /// a week, because most figures are compared with it, and dated before undated.
  private func newestUsers(
    of cells: ArraySlice<UsageCell>
  ) -> (sum: UsageSum, span: UsageCalendar.Span) {
    let (months, weeks) = (monthly(cells), weekly(cells))
    let plain = cells.lazy.filter { source.table.featureSpans[Int($0.feature)] == .undetermined }
    let candidates: [(UsageSum, UsageCalendar.Span)] = [
      (months.sum(at: source.calendar.anchorMonth, .month, \.users), .month),
      (months.newest([.day, .week], in: source.calendar, \.users), .month),
      (weeks.sum(at: source.calendar.anchorWeek, .week, \.users), .week),
      (weeks.newest([.day], in: source.calendar, \.users), .week),
      (months.undated(\.users), .month),
      (weeks.undated(\.users), .week),
      (plain.undated(\.users), .undated),
      (plain.sum(at: source.calendar.anchorDay, .day, \.users), .day),
    ]
    return candidates.first { $0.0.value != nil } ?? (UsageSum(), .undated)
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
