import BookModel

/// What all rows of one key, which is account, instance, feature and period, say together.
struct UsageCell {
  var instance: Int32
  var feature: Int32
  var period: UsageCalendar.Period
  /// The owner of the last row.
  var owner: Int32
  var dau = Double.nan
  var wau = Double.nan
  var mau = Double.nan
  var seats = Double.nan
  var users = Double.nan
  var version: Int32 = -1
  var precise: Int8 = -1
  var ping = UsageTable.noDay
  /// Whether `dau` is an average of several days.
  var isAverageDAU = false
  /// Whether it is about the whole account: no instance, from rows that never name one.
  var isWhole = false
}

extension UsageCell {
  /// Takes what a row knows over what earlier ones said.
  mutating func take(_ row: Int, of table: UsageTable) {
    let file = Int(table.file[row])
    if !table.dau[row].isNaN {
      dau = table.dau[row]
      isAverageDAU = table.files[file].isAverageDAU
    }
    if !table.wau[row].isNaN { wau = table.wau[row] }
    if !table.mau[row].isNaN { mau = table.mau[row] }
    if !table.seats[row].isNaN { seats = table.seats[row] }
    if !table.users[row].isNaN { users = table.users[row] }
    if table.version[row] >= 0 { version = table.version[row] }
    if table.precise[row] >= 0 { precise = table.precise[row] }
    if table.ping[row] != UsageTable.noDay { ping = table.ping[row] }
    if instance < 0, !table.files[file].hasInstances { isWhole = true }
    owner = table.owner[row]
  }
}
