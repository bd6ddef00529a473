public import BookModel
internal import BookQuery

extension OpenedBook {
  /// Returns what the first frame shows of the book, to be kept for the next start.
  public func frontPage(startsWithEverybody: Bool) -> FrontPage {
    let scope = portfolio.firstScope(startsWithEverybody: startsWithEverybody)
    let overview = overviews[scope] ?? ScopeOverview()
    return FrontPage(
      book: FrontPage.excerpt(of: portfolio.book, rows: overview.places),
      me: portfolio.me,
      totals: overview.totals,
      tiers: overview.figures.tiers,
      months: overview.figures.months.map {
        FrontPage.RenewalMonth(start: $0.start, safe: $0.safe, atRisk: $0.atRisk)
      },
      weeklyUsers: overview.figures.weeklyUsers,
      notes: notes
    )
  }
}

extension Portfolio {
  /// Returns the scope that a dashboard begins with.
  func firstScope(startsWithEverybody: Bool) -> Scope {
    me == nil || startsWithEverybody ? .base : .book
  }
}

extension ScopeOverview {
  /// Takes over the overview of everybody in scope from a front page; the places are those on it.
  init(_ page: FrontPage, _ portfolio: Portfolio) {
    places = Array(portfolio.book.customers.indices)
    totals = page.totals
    for (tier, totals) in page.tiers.enumerated() where totals.customers > 0 {
      tierCounts[tier < portfolio.policy.tiers.count ? tier : nil] = totals.customers
    }
    figures.tiers = page.tiers
    figures.months = page.months.map {
      SetFigures.Month(start: $0.start, safe: $0.safe, atRisk: $0.atRisk)
    }
    figures.weeklyUsers = page.weeklyUsers
  }
}
