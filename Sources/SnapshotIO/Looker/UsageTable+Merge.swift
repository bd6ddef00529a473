extension UsageTable {
  /// A table with the same names and no rows.
  var withoutRows: UsageTable {
    var table = UsageTable()
    table.owners = owners
    table.features = features
    table.featureSpans = featureSpans
    table.versions = versions
    table.files = files
    table.pool = pool
    return table
  }

  /// Appends the rows of a table that began with this one's files; its other names are looked up.
  mutating func append(_ other: UsageTable) {
    let owners = other.owners.map { place(of: $0) }
    let features = zip(other.features, other.featureSpans).map { name, span in
      feature(pool.texts.place(of: name), span: span)
    }
    let versions = other.versions.map { version in
      pool.version(pool.texts.place(of: version), in: &self.versions)
    }
    owner.append(other.owner) { owners[Int($0)] }
    feature.append(other.feature) { $0 < 0 ? $0 : features[Int($0)] }
    version.append(other.version) { $0 < 0 ? $0 : versions[Int($0)] }
    file.append(other.file) { $0 }
    period.append(other.period) { $0 }
    grain.append(other.grain) { $0 }
    dau.append(other.dau) { $0 }
    wau.append(other.wau) { $0 }
    mau.append(other.mau) { $0 }
    seats.append(other.seats) { $0 }
    users.append(other.users) { $0 }
    precise.append(other.precise) { $0 }
    ping.append(other.ping) { $0 }
  }

  private mutating func place(of owner: Owner) -> Int32 {
    let key = UsagePool.OwnerKey(
      account: place(of: owner.account),
      name: place(of: owner.name),
      site: place(of: owner.site),
      endpoint: place(of: owner.endpoint)
    )
    return pool.owner(key, in: &owners)
  }

  private mutating func place(of text: String?) -> Int32 {
    text.map { pool.texts.place(of: $0) } ?? -1
  }
}

extension UsageColumn {
  /// Appends what `change` makes of each value of another column.
  mutating func append(_ other: UsageColumn, _ change: (Element) -> Element) {
    for value in other { append(change(value)) }
  }
}
