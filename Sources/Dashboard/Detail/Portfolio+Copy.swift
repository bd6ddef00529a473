internal import BookModel

extension Portfolio {
  /// Returns the figures of the customer at a place, separated by tabs, as a spreadsheet takes them.
  ///
  /// They are the id, the name, the tier, Vitally's health, the band, ARR, seats, MAU, utilization,
  /// usage, the renewal, the last touch, the owner, the stage and the day of the follow-up; unknown
  /// ones are empty.
  func tabSeparated(_ place: Int) -> String {
    let customer = book.customers[place]
    let placement = placements[place]
    let cells: [String?] = [
      customer.id.rawValue.cell, customer.name.cell,
      placement.tier == nil ? nil : policy.name(of: placement).cell,
      (customer.health?.value).map { "\($0)" }, customer.band?.rawValue,
      (customer.arr?.value).map { "\($0)" }, (customer.seats?.value).map { "\($0)" },
      (customer.mau?.value).map { "\($0)" }, (customer.utilization?.value).map { "\($0)" },
      (customer.usage?.value).map { "\($0)" }, (customer.renewal?.value).map { "\($0)" },
      (customer.lastActivity?.value).map { "\($0)" }, customer.owner?.value.displayName.cell,
      customer.stage?.value.cell, followUps[customer.id]?.due.map { "\($0)" },
    ]
    return cells.map { $0 ?? "" }.joined(separator: "\t") + "\n"
  }

  /// Returns the customer at a place as a block of Markdown, for a message or a note.
  func markdown(_ place: Int) -> String {
    let customer = book.customers[place]
    var lines = ["**\(customer.name.markdownEscaped)**", ""]
    func add(_ title: String, _ parts: [String?]) {
      let known = parts.compactMap(\.self)
      if !known.isEmpty { lines.append("- \(title): \(known.joined(separator: ", "))") }
    }
    let tier =
      policy.name(of: placements[place]) + (placements[place].isCertain ? "" : " (not certain)")
    add("Tier", [tier.markdownEscaped, customer.stage?.value.markdownEscaped])
    add("Owner", [customer.owner?.value.displayName.markdownEscaped])
    add("Health", ["\(customer.shownHealth) (\(whyText(customer).markdownEscaped))"])
    add("Usage", usageParts(of: customer))
    add("Contract", contractParts(of: customer))
    if let followUp = followUps[customer.id] {
      add("Follow-up", [followUp.shownNote.markdownEscaped, whenText(followUp)])
    }
    if let day = book.day { add("Data of", [day.readable]) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func usageParts(of customer: Customer) -> [String?] {
    let seats = customer.seats.map { "of \(Figures.grouped($0.value)) seats" } ?? ""
    let utilization = customer.utilization.map { " (\($0.percentText))" } ?? ""
    func users(_ label: String, _ fact: Fact<Double>?) -> String? {
      fact.map { "\(label) \($0.bound?.sign ?? "")\(Figures.whole($0.value))" }
    }
    return [
      users("DAU", customer.dau), users("WAU", customer.wau),
      users("MAU", customer.mau).map { seats.isEmpty ? $0 : "\($0) \(seats)\(utilization)" },
      (customer.trend?.value).map { "\(Figures.change($0)) in 4 weeks" },
    ]
  }

  private func contractParts(of customer: Customer) -> [String?] {
    [
      (customer.arr?.value).map { "$\(Figures.whole($0)) ARR" },
      (customer.renewal?.value).map { "renewal \($0.readable), \(distance(to: $0))" },
    ]
  }
}

extension String {
  /// The text as a cell of a table: on one line, and never a formula.
  fileprivate var cell: String {
    let text = split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    return text.first.map { "=+-@".contains($0) } == true ? "'" + text : text
  }
}
