import BookModel
import SnapshotIO

extension CheckReport {
  /// Returns the check for people: the snapshot, a line a file with what there is to say about it,
  /// then mapping, joins, ages and what to do.
  func humanText(_ layout: Layout) -> String {
    let blocks = [heading, files(layout), mappingText(layout), joinText, ageText, remedies]
    return blocks.filter { !$0.isEmpty }
      .map { block in block.flatMap { $0.wrapped(to: layout.width) }.map { $0 + "\n" }.joined() }
      .joined(separator: "\n")
  }

  private var heading: [String] {
    var words = [report.path.harmless, report.day?.description ?? "of no known day"]
    if report.isPartial { words.append("PARTIAL: a list lacks its last page") }
    if report.isStale { words.append("STALE") }
    return [words.joined(separator: " · ")] + report.warnings.map { "! " + $0.harmless }
  }

  private func files(_ layout: Layout) -> [String] {
    guard !report.files.isEmpty else { return ["no files"] }
    let kinds = report.files.map(\.kind.words)
    let width = kinds.reduce(0) { max($0, $1.displayWidth) }
    let counts = report.files.map { Figures.count(Double($0.records)) }
    let countWidth = counts.reduce(0) { max($0, $1.displayWidth) }
    return report.files.indices.flatMap { index -> [String] in
      let file = report.files[index]
      let line = [
        file.sign, kinds[index].padded(to: width), counts[index].padded(to: countWidth, .right),
        file.path.harmless,
      ].joined(separator: " ")
      return [line.shortened(to: layout.width)] + file.details.map { "    " + $0.harmless }
    }
  }

  private func mappingText(_ layout: Layout) -> [String] {
    guard !report.mapping.isEmpty || !report.unusedFields.isEmpty else { return [] }
    let facts = report.mapping.sorted { $0.key < $1.key }
    let lines = facts.map { fact, mapped in
      Page.FactLine(
        name: "  " + fact.harmless,
        cell: .init(mapped.field.harmless),
        origin: mapped.source.rawValue
      )
    }
    var text =
      ["Mapping"]
      + Page.Block.facts(lines).lines(width: layout.width).map { $0.painted(layout) }
    if !report.unusedFields.isEmpty {
      let names = report.unusedFields.map(\.harmless).joined(separator: ", ")
      text.append("Unused fields: \(names)")
    }
    return text
  }

  private var joinText: [String] {
    let joins = report.joins
    let keys = [
      ("Salesforce id", joins.salesforceId), ("external id", joins.externalId),
      ("site", joins.site), ("domain", joins.domain), ("name", joins.name),
    ].filter { $0.1 > 0 }.map { "\(Figures.count(Double($0.1))) by \($0.0)" }
    var lines = ["Usage joined: " + (keys.isEmpty ? "nothing" : keys.joined(separator: ", "))]
    if joins.withoutUsage > 0 {
      lines.append("\(Figures.count(joins.withoutUsage, "customer")) without usage")
    }
    if joins.lookerUnmatched > 0 {
      let count = Figures.count(joins.lookerUnmatched, "customer")
      lines.append("\(count) of Looker unknown to Vitally")
    }
    if report.disagreements > 0 {
      lines.append("\(Figures.count(report.disagreements, "fact")) on which sources differ")
    }
    return lines
  }

  private var ageText: [String] {
    let ages = Source.allCases.compactMap { source -> String? in
      guard let time = sourceTimes[source] else { return nil }
      let days = Timestamp.day(secondsSince1970: time).days(until: today)
      return "\(source.rawValue) \(days <= 0 ? "today" : Figures.allDays(days))"
    }
    return ages.isEmpty ? [] : ["Age of the data: " + ages.joined(separator: ", ")]
  }

  private var remedies: [String] {
    var lines: [String] = []
    let broken = report.files.count { $0.error != nil }
    let skipped = report.files.reduce(0) { $0 + $1.leftOut }
    if broken > 0 { lines.append("Export again: \(Figures.count(broken, "file")) marked x.") }
    if skipped > 0 {
      lines.append("Left out: \(Figures.count(skipped, "record")), listed above.")
    }
    let unknown = report.files.count { $0.error == nil && $0.kind == .unknown }
    if unknown > 0 {
      let files = Figures.count(unknown, "file")
      lines.append("Not used: \(files) marked ?, without data of Vitally's or Looker's.")
    }
    if report.isPartial { lines.append("Fetch the rest of the pages, until next is null.") }
    if report.isStale { lines.append("Take a new snapshot: this one is old.") }
    if !report.files.contains(where: \.bringsCustomers) {
      lines.append("Add Vitally's accounts to the folder: no customer was read.")
    } else if report.joins.lookerUnmatched > 0 {
      lines.append("Name Looker's account field in folio.yaml: looker: {account: FIELD}.")
    }
    if !report.unusedFields.isEmpty {
      lines.append("To use a field, write it into folio.yaml: traits: or looker:, FACT: FIELD.")
    }
    return lines.isEmpty ? ["Everything was read."] : ["What to do"] + lines.map { "  " + $0 }
  }
}

extension FileReport {
  /// Whether it was read well, read with something to say, not known, or not read.
  fileprivate var sign: String {
    if error != nil { return "x" }
    if !skipped.isEmpty || !warnings.isEmpty { return "!" }
    return kind == .unknown ? "?" : "+"
  }

  /// Whether customers can have been read from it.
  fileprivate var bringsCustomers: Bool {
    guard records > 0 else { return false }
    return switch kind {
    case .vitallyAccounts, .vitallyWebhook, .vitallyUsers, .vitallyTasks, .vitallyNotes,
      .vitallyCustomObjectInstances:
      true
    case .vitallyOrganizations, .vitallyAdmins, .vitallyProjects, .vitallyConversations,
      .vitallyNPS, .vitallySurveys, .vitallyCustomObjects, .vitallyCustomFields, .lookerRows,
      .lookerJSONDetail, .lookerJSONBI, .lookerWebhook, .lookerMulti, .unknown:
      false
    }
  }

  /// What there is to say about the file.
  fileprivate var details: [String] {
    let problem = error.map { problem in
      (problem.place.isEmpty ? "" : problem.place + ": ") + problem.reason
    }
    return [problem].compactMap(\.self)
      + skipped.map { "left out \($0.place): \($0.reason)" } + warnings
  }
}

extension FileKind {
  /// The kind in words.
  fileprivate var words: String {
    switch self {
    case .vitallyAccounts: "Vitally accounts"
    case .vitallyOrganizations: "Vitally organizations"
    case .vitallyAdmins: "Vitally admins"
    case .vitallyUsers: "Vitally users"
    case .vitallyTasks: "Vitally tasks"
    case .vitallyNotes: "Vitally notes"
    case .vitallyProjects: "Vitally projects"
    case .vitallyConversations: "Vitally conversations"
    case .vitallyNPS: "Vitally NPS responses"
    case .vitallySurveys: "Vitally surveys"
    case .vitallyCustomObjects: "Vitally custom objects"
    case .vitallyCustomObjectInstances: "Vitally custom-object instances"
    case .vitallyCustomFields: "Vitally custom fields"
    case .vitallyWebhook: "Vitally webhook"
    case .lookerRows: "Looker rows"
    case .lookerJSONDetail: "Looker rows with fields"
    case .lookerJSONBI: "Looker columns and rows"
    case .lookerWebhook: "Looker webhook"
    case .lookerMulti: "Looker queries"
    case .unknown: "not known"
    }
  }
}
