/// The table's names for those of one reader of rows.
struct RowNameMap: Sendable {
  var owners: [Int32] = []
  var features: [Int32] = []
  var versions: [Int32] = []
}

extension UsageTable {
  /// Takes the rows of a piece over; `names` are the reader's, to which those that are new are
  /// added.
  mutating func take(_ piece: RowPiece, file: Int32, _ names: inout RowNameMap) {
    add(piece, to: &names)
    rename(piece.columns.cells, piece.columns.count, piece.columns.isSimple, names)
    let last = piece.lastTotals
    if dropRepeatedTotals(of: piece, file: file) {
      if last > piece.firstTotals { lastTotals = owner.count + last - 1 }
    } else if last >= 0 {
      lastTotals = owner.count + last
    }
    append(piece.columns, file: file)
  }

  /// Gives the rows the table's names.
  private func rename(
    _ cells: RowColumns.Cells,
    _ count: Int,
    _ isSimple: Bool,
    _ names: RowNameMap
  ) {
    unsafe names.owners.withUnsafeBufferPointer { owners in
      for row in 0..<count { cells.owner[row] = unsafe owners[Int(cells.owner[row])] }
    }
    unsafe names.features.withUnsafeBufferPointer { features in
      for row in 0..<count {
        let feature = cells.feature[row]
        if feature >= 0 { cells.feature[row] = unsafe features[Int(feature)] }
      }
    }
    guard !isSimple else { return }
    for row in 0..<count where cells.version[row] >= 0 {
      cells.version[row] = names.versions[Int(cells.version[row])]
    }
  }

  /// Takes the first totals out of a piece where they repeat those before it; returns whether they
  /// did.
  private func dropRepeatedTotals(of piece: RowPiece, file: Int32) -> Bool {
    guard piece.firstTotals >= 0,
      hasTotals(piece.columns.cells.entry(piece.firstTotals, file: file))
    else { return false }
    piece.columns.remove(at: piece.firstTotals)
    return true
  }

  /// Appends the rows of a piece that have the table's names.
  private mutating func append(_ columns: RowColumns, file: Int32) {
    let (cells, count) = (columns.cells, columns.count)
    owner.append(cells.owner, count)
    feature.append(cells.feature, count)
    self.file.append(repeating: file, count: count)
    period.append(cells.period, count)
    grain.append(cells.grain, count)
    users.append(cells.users, count)
    guard !columns.isSimple else {
      dau.append(repeating: .nan, count: count)
      wau.append(repeating: .nan, count: count)
      mau.append(repeating: .nan, count: count)
      seats.append(repeating: .nan, count: count)
      version.append(repeating: -1, count: count)
      precise.append(repeating: -1, count: count)
      ping.append(repeating: Self.noDay, count: count)
      return
    }
    dau.append(cells.dau, count)
    wau.append(cells.wau, count)
    mau.append(cells.mau, count)
    seats.append(cells.seats, count)
    version.append(cells.version, count)
    precise.append(cells.precise, count)
    ping.append(cells.ping, count)
  }

  /// Adds the names that are new in a piece.
  private mutating func add(_ piece: RowPiece, to names: inout RowNameMap) {
    var texts: [Int32] = []
    piece.owners.forEach(in: &pool.texts) { texts.append($0) }
    for place in stride(from: 0, to: texts.count, by: 4) {
      let key = UsagePool.OwnerKey(
        account: texts[place],
        name: texts[place + 1],
        site: texts[place + 2],
        endpoint: texts[place + 3]
      )
      names.owners.append(pool.owner(key, in: &owners))
    }
    texts.removeAll(keepingCapacity: true)
    piece.features.forEach(in: &pool.texts) { texts.append($0) }
    for text in texts { names.features.append(feature(text, span: .undetermined)) }
    texts.removeAll(keepingCapacity: true)
    piece.versions.forEach(in: &pool.texts) { texts.append($0) }
    for text in texts { names.versions.append(pool.version(text, in: &versions)) }
  }

  /// Makes room for the rows that are expected in all.
  mutating func expect(rows: Int) {
    owner.expect(rows)
    feature.expect(rows)
    period.expect(rows)
    grain.expect(rows)
    dau.expect(rows)
    wau.expect(rows)
    mau.expect(rows)
    seats.expect(rows)
    users.expect(rows)
    version.expect(rows)
    precise.expect(rows)
    ping.expect(rows)
  }
}

extension UsageTable {
  /// Appends the rows of other files; names that both have are looked up.
  mutating func append(_ other: UsageTable) {
    let firstFile = Int32(clamping: files.count)
    let owners = other.owners.map { place(of: $0) }
    let features = zip(other.features, other.featureSpans).map { name, span in
      feature(pool.texts.place(of: name), span: span)
    }
    let versions = other.versions.map { version in
      pool.version(pool.texts.place(of: version), in: &self.versions)
    }
    files += other.files
    owner.append(other.owner) { owners[Int($0)] }
    feature.append(other.feature) { $0 < 0 ? $0 : features[Int($0)] }
    version.append(other.version) { $0 < 0 ? $0 : versions[Int($0)] }
    file.append(other.file) { $0 + firstFile }
    period.append(other.period)
    grain.append(other.grain)
    dau.append(other.dau)
    wau.append(other.wau)
    mau.append(other.mau)
    seats.append(other.seats)
    users.append(other.users)
    precise.append(other.precise)
    ping.append(other.ping)
    mappedFields.merge(other.mappedFields) { first, _ in first }
    unusedFields.formUnion(other.unusedFields)
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
