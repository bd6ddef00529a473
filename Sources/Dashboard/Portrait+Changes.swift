internal import BookModel
internal import Canvas

extension Portrait {
  /// Returns the day of the first snapshot that had a fact as it is now.
  ///
  /// Nil when the fact never changed over the snapshots, and while those are not read.
  func since(_ fact: ComparedFact) -> Day? { past?.since(fact, at: place) }

  /// What changed since the snapshot before; empty where nothing did, or nothing is known of it.
  var changed: [Line] {
    guard let past, let day = past.changes.older.day else { return [] }
    let changes = past.changes(at: place)
    guard !changes.isEmpty else { return [] }
    var lines = [heading("CHANGED since \(day.shortReadable)")]
    var line = Line()
    for piece in changes.map(\.piece) {
      let gap = line.columns > 0 ? 3 : 0
      if line.columns > 0, line.columns + gap + piece.columns > width {
        lines.append(line)
        line = Line()
      } else {
        line.pad(to: line.columns + gap)
      }
      line.add(piece)
    }
    return lines + [line]
  }
}

extension BookChange {
  /// The change in few columns, such as `health ■ 4.9→▼ 3.1`.
  fileprivate var piece: Line {
    var line = Line()
    if let opportunity { line.add("\(opportunity.name ?? opportunity.id): ", .muted) }
    line.add(kind.briefTitle, .muted)
    switch kind {
    case .new, .gone, .returned: break
    case .churned: line.add(" \(newText)")
    case .opportunityNew, .opportunityGone, .opportunityWon, .opportunityLost: break
    case .id, .name, .tier, .band, .health, .utilization, .mau, .seats, .version, .arr, .renewal,
      .stage, .owner, .opportunityReopened, .opportunityStage, .opportunityAmount,
      .opportunityCloseDate:
      line.add(" ")
      line.add(signed(oldText, old).withoutBlank, band(of: old)?.role ?? .text)
      line.add("→", .muted)
      line.add(signed(newText, new).withoutBlank, band(of: new)?.role ?? .strong)
    }
    return line
  }
}

extension String {
  /// The text without the blank behind the sign of a band.
  fileprivate var withoutBlank: String {
    let isSigned = HealthBand.allCases.contains { hasPrefix("\($0.sign) ") }
    return isSigned ? String(prefix(1) + dropFirst(2)) : self
  }
}
