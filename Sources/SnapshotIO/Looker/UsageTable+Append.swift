import BookModel

/// A row of the table before it is spread over the columns.
struct LookerEntry: Sendable {
  var owner: Int32
  var file: Int32
  var feature: Int32 = -1
  var period = UsageTable.noDay
  var grain = UsageTable.Grain.undetermined
  var figures = LookerFigures()
  var version: Int32 = -1
  var precise: Int8 = -1
  var ping = UsageTable.noDay

  init(owner: Int32, file: Int32) {
    self.owner = owner
    self.file = file
  }
}

extension UsageTable {
  /// Appends a row.
  mutating func append(_ entry: LookerEntry) {
    owner.append(entry.owner)
    feature.append(entry.feature)
    file.append(entry.file)
    period.append(entry.period)
    grain.append(entry.grain)
    dau.append(entry.figures.dau)
    wau.append(entry.figures.wau)
    mau.append(entry.figures.mau)
    seats.append(entry.figures.seats)
    users.append(entry.figures.users)
    version.append(entry.version)
    precise.append(entry.precise)
    ping.append(entry.ping)
    if entry.feature < 0 { lastTotals = owner.count - 1 }
  }

  /// Whether the last row of totals says the same as an entry.
  func hasTotals(_ entry: LookerEntry) -> Bool {
    let row = lastTotals
    guard owner.indices.contains(row) else { return false }
    return owner[row] == entry.owner && file[row] == entry.file && period[row] == entry.period
      && grain[row] == entry.grain && version[row] == entry.version
      && precise[row] == entry.precise && ping[row] == entry.ping
      && areAlike(dau[row], entry.figures.dau) && areAlike(wau[row], entry.figures.wau)
      && areAlike(mau[row], entry.figures.mau) && areAlike(seats[row], entry.figures.seats)
  }

  private func areAlike(_ left: Double, _ right: Double) -> Bool {
    left == right || left.isNaN && right.isNaN
  }

  /// Returns the place of a feature whose name is at `text` in the pool.
  mutating func feature(_ text: Int32, span: Grain) -> Int32 {
    pool.feature(text, span: span, names: &features, spans: &featureSpans)
  }

  /// Returns the place in `files` of a result of the file at `file`.
  ///
  /// The first result of a file describes its entry; a different one of the same file, as in the
  /// results of several query tasks, gets an entry of its own.
  mutating func place(of described: File, file: Int) -> Int32 {
    if pool.begunFiles.insert(file).inserted { files[file] = described }
    if files[file] == described { return Int32(clamping: file) }
    if let known = files.lastIndex(of: described) { return Int32(clamping: known) }
    files.append(described)
    pool.begunFiles.insert(files.count - 1)
    return Int32(clamping: files.count - 1)
  }
}
