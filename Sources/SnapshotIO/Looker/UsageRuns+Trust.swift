extension UsageRuns {
  /// Returns the guessed day fields that do date rows: some account, instance and feature has two
  /// values of it.
  func trustedFields(
    _ table: UsageTable,
    _ groups: UsageGroups,
    _ periods: UsagePeriods
  ) -> Set<String> {
    var names: [String] = []
    // Only a field with two values can be trusted, and most tables need a look at a few rows then.
    let fieldOfFile = fieldsWithTwoValues(table, periods, &names)
    var open = Set(names.indices)
    for block in 0..<blocks where !open.isEmpty {
      var first: [Subject: Int32] = [:]
      forEach(of: block) { rows in
        for row in rows where !open.isEmpty {
          let (field, period) = (fieldOfFile[Int(table.file[row])], table.period[row])
          guard field >= 0, period != UsageTable.noDay, open.contains(field) else { continue }
          let owner = Int(table.owner[row])
          let subject = Subject(
            field: field,
            account: groups.accountOfOwner[owner],
            instance: groups.instanceOfOwner[owner],
            feature: table.feature[row]
          )
          if first[subject, default: period] != period { open.remove(field) }
          first[subject] = period
        }
      }
    }
    return Set(names.indices.filter { !open.contains($0) }.map { names[$0] })
  }

  /// What the values of a day field belong to.
  private struct Subject: Hashable {
    var field: Int
    var account: Int32
    var instance: Int32
    var feature: Int32
  }

  /// The place in `names` of each file's guessed day field, -1 without one that has two values.
  private func fieldsWithTwoValues(
    _ table: UsageTable,
    _ periods: UsagePeriods,
    _ names: inout [String]
  ) -> [Int] {
    var values: [String: Set<Int32>] = [:]
    for key in periods.hasUse.keys where key.start != UsageTable.noDay {
      let file = table.files[Int(key.file)]
      guard file.isDayGuessed, let field = file.dayField else { continue }
      values[field, default: []].insert(key.start)
    }
    names = values.filter { $0.value.count > 1 }.keys.sorted()
    return table.files.map { file in
      guard file.isDayGuessed, let field = file.dayField else { return -1 }
      return names.firstIndex(of: field) ?? -1
    }
  }
}
