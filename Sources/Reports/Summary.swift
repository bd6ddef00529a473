public import BookModel
public import BookQuery

/// The totals of a set of customers, whole or by group: what `folio summary` prints.
///
/// As JSON it is one object, with a grouping an array of them. Each holds `customers`, `arr`,
/// `atRisk`, `renewing` (within 90 days) and `renewingAtRisk` (each `{customers, arr}`), `bands`
/// (customers by health band, and `unknown`), the sums `dau`, `wau`, `mau` and `seats`, the set's
/// `utilization`, and `known`: of how many customers each sum is. A sum of nothing known is null. A
/// group's object begins with `by`, `key` (null for the unknown) and `label`; by feature it also
/// has `users` and `share`.
public struct Summary: Sendable {
  let figures: SummaryFigures
  let grouping: Grouping?
  let groups: [Group]

  /// Creates the summary of the customers at these places of `portfolio.book.customers`.
  public init(of places: [Int], in portfolio: Portfolio, by grouping: Grouping? = nil) {
    self.figures = SummaryFigures(of: places, in: portfolio)
    self.grouping = grouping
    self.groups =
      grouping.map { grouping in
        portfolio.groups(of: places, by: grouping).map { group in
          Group(group: group, figures: SummaryFigures(of: group.places, in: portfolio))
        }
      } ?? []
  }

  /// Finds a grouping by its name; throws `unknownGrouping` where there is none.
  public static func grouping(named name: String) throws(ReportError) -> Grouping {
    guard let grouping = Grouping(name: name) else {
      let names = Grouping.allCases.map(\.rawValue)
      throw .unknownGrouping(name: name, suggestion: name.nearest(among: names).first)
    }
    return grouping
  }

  /// Returns the summary in a format; `layout` is for the table.
  public func text(_ format: OutputFormat, _ layout: Layout = Layout()) -> String {
    switch format {
    case .table: humanText(layout)
    case .markdown: grouping == nil ? page.markdown : table.markdown
    case .json:
      grouping == nil
        ? ReportValue.object(figures.members).json(indentation: 2) + "\n" : objects.jsonLines
    case .ndjson: objects.newlineDelimited
    case .csv: sheet.csv
    case .tsv: sheet.tsv
    }
  }
}

extension Summary {
  /// A group with its figures.
  struct Group: Sendable {
    var group: CustomerGroup
    var figures: SummaryFigures
  }

  private var objects: [ReportValue] {
    guard let grouping else { return [.object(figures.members)] }
    return groups.map { item in
      var members: [ReportValue.Member] = [
        .init("by", .text(grouping.rawValue)),
        .init("key", ReportValue(item.group.key)),
        .init("label", .text(item.group.label)),
      ]
      if grouping == .feature {
        members.append(.init("users", ReportValue(item.group.users)))
        members.append(.init("share", ReportValue(item.group.share)))
      }
      return .object(members + item.figures.members)
    }
  }

  private var sheet: Sheet {
    var keys: [String] = grouping == nil ? [] : ["by", "key", "label"]
    if grouping == .feature { keys += ["users", "share"] }
    return Sheet(objects: objects, keys: keys + SummaryFigures.keys)
  }

  private func humanText(_ layout: Layout) -> String {
    guard grouping != nil else { return page.text(layout) }
    let footer = TotalsLine(figures.totals).text(layout)
    return groups.isEmpty ? footer : table.text(layout) + "\n" + footer
  }
}
