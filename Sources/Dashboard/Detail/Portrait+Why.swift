internal import BookModel
internal import Canvas

extension Portrait {
  /// Why the health is what it is, in a sentence of at most two lines.
  var whyInBrief: [Line] {
    let room = max(1, width - Portrait.labelWidth)
    let text = portfolio.whyText(customer, width: max(room, room * 2 - 12))
    return Line.wrapped(text, width: room).enumerated().map { index, rest in
      var line = Line()
      line.add(index == 0 ? "why" : "", width: Portrait.labelWidth, .muted)
      line.add(rest)
      return line
    }
  }

  /// Every input of the computed health with its value and thresholds, by category.
  var why: [Line] {
    guard let assessment = portfolio.assessment(of: customer) else {
      return [heading("WHY"), Line("no input of the computed health is known", .muted)]
    }
    var lines = [whyLine("WHY", "value", "healthy", "poor", "weight", .muted, isHeading: true)]
    for category in HealthPolicy.Category.allCases {
      let reasons = assessment.reasons.filter { $0.category == category }
      guard reasons.contains(where: { $0.value != nil }) else {
        lines.append(missingLine(category))
        continue
      }
      lines += reasons.map(reasonLine)
    }
    return lines
  }

  private func reasonLine(_ reason: HealthReason) -> Line {
    let sign = reason.band.sign
    let weight = reason.weight > 0 ? Figures.percent(reason.weight) : ""
    return whyLine(
      "\(sign) \(width < 60 ? reason.input.briefTitle : reason.input.title)",
      reason.value == nil ? "unknown" : reason.shownValue,
      portfolio.healthPolicy.healthyBound(reason),
      portfolio.healthPolicy.poorBound(reason),
      weight,
      reason.band.role,
      isHeading: false
    )
  }

  private func missingLine(_ category: HealthPolicy.Category) -> Line {
    whyLine("? \(category.title)", "unknown", "", "", "", .muted, isHeading: false)
  }

  private func whyLine(
    _ name: String,
    _ value: String,
    _ healthy: String,
    _ poor: String,
    _ weight: String,
    _ role: Role,
    isHeading: Bool
  ) -> Line {
    let hasWeight = width >= 52
    let hasPoor = width >= 44
    let figures = 10 + 9 + (hasPoor ? 8 : 0) + (hasWeight ? 8 : 0)
    var line = Line()
    line.add(name, width: max(8, min(30, width - figures)), isHeading ? .focus : role)
    line.add(value, width: 10, isHeading ? .muted : role, .trailing)
    line.add(healthy, width: 9, .muted, .trailing)
    if hasPoor { line.add(poor, width: 8, .muted, .trailing) }
    if hasWeight { line.add(weight, width: 8, .muted, .trailing) }
    return line
  }
}
