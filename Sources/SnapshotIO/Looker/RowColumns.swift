/// The rows that one worker read from a piece, in columns, with its own names for owners, features
/// and versions.
///
/// One thread fills it and hands it to another that takes the rows over; never two use it at once.
final class RowColumns: @unchecked Sendable {
  private(set) var cells: Cells
  /// The number of rows.
  var count = 0
  /// Whether all rows are of a feature's users and nothing else; then only the columns for that are
  /// filled.
  var isSimple = true

  /// The columns.
  struct Cells {
    var capacity: Int
    var owner: RowCells<Int32>
    var feature: RowCells<Int32>
    var period: RowCells<Int32>
    var grain: RowCells<UsageTable.Grain>
    var users: RowCells<Double>
    var dau: RowCells<Double>
    var wau: RowCells<Double>
    var mau: RowCells<Double>
    var seats: RowCells<Double>
    var version: RowCells<Int32>
    var precise: RowCells<Int8>
    var ping: RowCells<Int32>

    init(capacity: Int) {
      self.capacity = capacity
      owner = RowCells(capacity: capacity, of: 0)
      feature = RowCells(capacity: capacity, of: 0)
      period = RowCells(capacity: capacity, of: 0)
      grain = RowCells(capacity: capacity, of: .undetermined)
      users = RowCells(capacity: capacity, of: 0)
      dau = RowCells(capacity: capacity, of: 0)
      wau = RowCells(capacity: capacity, of: 0)
      mau = RowCells(capacity: capacity, of: 0)
      seats = RowCells(capacity: capacity, of: 0)
      version = RowCells(capacity: capacity, of: 0)
      precise = RowCells(capacity: capacity, of: 0)
      ping = RowCells(capacity: capacity, of: 0)
    }

    /// Makes room for twice the rows.
    mutating func grow() {
      capacity *= 2
      owner.grow(to: capacity, filledWith: 0)
      feature.grow(to: capacity, filledWith: 0)
      period.grow(to: capacity, filledWith: 0)
      grain.grow(to: capacity, filledWith: .undetermined)
      users.grow(to: capacity, filledWith: 0)
      dau.grow(to: capacity, filledWith: 0)
      wau.grow(to: capacity, filledWith: 0)
      mau.grow(to: capacity, filledWith: 0)
      seats.grow(to: capacity, filledWith: 0)
      version.grow(to: capacity, filledWith: 0)
      precise.grow(to: capacity, filledWith: 0)
      ping.grow(to: capacity, filledWith: 0)
    }

    func free() {
      owner.free()
      feature.free()
      period.free()
      grain.free()
      for figures in [users, dau, wau, mau, seats] { figures.free() }
      version.free()
      precise.free()
      ping.free()
    }
  }

  init(capacity: Int) { cells = Cells(capacity: capacity) }

  deinit { cells.free() }

  /// Takes a row out.
  func remove(at row: Int) {
    cells.owner.remove(at: row, of: count)
    cells.feature.remove(at: row, of: count)
    cells.period.remove(at: row, of: count)
    cells.grain.remove(at: row, of: count)
    for figures in [cells.users, cells.dau, cells.wau, cells.mau, cells.seats] {
      figures.remove(at: row, of: count)
    }
    cells.version.remove(at: row, of: count)
    cells.precise.remove(at: row, of: count)
    cells.ping.remove(at: row, of: count)
    count -= 1
  }

  /// Makes room for twice the rows; returns the columns with it.
  func grow() -> Cells {
    cells.grow()
    return cells
  }
}

extension RowColumns.Cells {
  /// Whether two rows of totals say the same.
  func areAlike(_ left: Int, _ right: Int) -> Bool {
    owner[left] == owner[right] && period[left] == period[right] && grain[left] == grain[right]
      && areAlike(dau[left], dau[right]) && areAlike(wau[left], wau[right])
      && areAlike(mau[left], mau[right]) && areAlike(seats[left], seats[right])
      && version[left] == version[right] && precise[left] == precise[right]
      && ping[left] == ping[right]
  }

  private func areAlike(_ left: Double, _ right: Double) -> Bool {
    left == right || left.isNaN && right.isNaN
  }

  /// The row as an entry of the table.
  func entry(_ row: Int, file: Int32) -> LookerEntry {
    var entry = LookerEntry(owner: owner[row], file: file)
    (entry.feature, entry.period, entry.grain) = (feature[row], period[row], grain[row])
    entry.figures.dau = dau[row]
    entry.figures.wau = wau[row]
    entry.figures.mau = mau[row]
    entry.figures.seats = seats[row]
    (entry.version, entry.precise, entry.ping) = (version[row], precise[row], ping[row])
    return entry
  }
}
