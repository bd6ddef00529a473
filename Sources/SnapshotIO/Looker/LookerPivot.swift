import BookModel

/// Where a pivot puts a value: the period or the feature that its key stands for.
struct LookerPivotKey: Hashable, Comparable, Sendable {
  /// The first day of the period (`Day.number`); `UsageTable.noDay` when it names none.
  var period = UsageTable.noDay
  var grain = UsageTable.Grain.undetermined
  /// The place of the feature; -1 when it names none.
  var feature: Int32 = -1

  static func < (left: LookerPivotKey, right: LookerPivotKey) -> Bool {
    (left.period, left.grain.rawValue, left.feature)
      < (right.period, right.grain.rawValue, right.feature)
  }

  /// Sets the period, whose length the moment's form or else `grain` tells.
  mutating func setPeriod(_ moment: LookerMoment, grain: UsageTable.Grain) {
    self.grain = moment.isMonth ? .month : grain
    let day = self.grain == .month ? moment.day.startOfMonth : moment.day
    period = Int32(clamping: day.number)
  }
}

/// A column of a pivot as the envelope describes it.
struct LookerPivotColumn: Sendable {
  /// The key under which its values stand.
  var key: String
  /// What the pivot's fields are for it, by name; numbers as they are written.
  var data: [String: String] = [:]
  /// Whether it sums the others up.
  var isTotal = false

  /// The key of a row's total.
  static let rowTotal = "$$$_row_total_$$$"
}

/// What is known of a result's pivot before its rows are read.
struct LookerPivot: Sendable {
  /// Whether the envelope names pivot fields; plain rows do not say.
  var isDescribed = false
  /// Whether values can be placed: by a date, a feature, or both, and by nothing else.
  var isUsable = true
  /// The field with the period, and how long its name and type say that the period is.
  var dayField: LookerField?
  /// The field with the feature.
  var featureField: String?
  /// The columns by key; empty when the envelope does not list them.
  var columns: [String: LookerPivotColumn] = [:]

  /// How long the periods are.
  var grain: UsageTable.Grain {
    guard let dayField else { return .undetermined }
    return switch dayField.type {
    case "date_week": .week
    case "date_month": .month
    default: LookerName(dayField.name).grain
    }
  }

  /// Creates the pivot of rows that do not describe it: its keys must be dates.
  init() {}

  /// Creates the pivot of `fields` with their targets.
  init(fields: [LookerField], targets: [LookerTarget?], columns: [LookerPivotColumn]) {
    self.columns = Dictionary(columns.map { ($0.key, $0) }) { first, _ in first }
    for (field, target) in zip(fields, targets) where field.isPivot {
      isDescribed = true
      if case .fact(.feature, _) = target, featureField == nil {
        featureField = field.name
      } else if dayField == nil, Self.isDate(field, target) {
        dayField = field
      } else {
        isUsable = false
      }
    }
  }

  /// The value of a pivot field for a key; nil when nothing says.
  func value(of field: String, for key: String) -> String? {
    if let column = columns[key] { return column.data[field] }
    // A key of one field is its value; how several are joined is not known.
    return columns.isEmpty && (dayField == nil || featureField == nil) ? key : nil
  }

  private static func isDate(_ field: LookerField, _ target: LookerTarget?) -> Bool {
    if case .fact(.day, _) = target { return true }
    return field.type?.hasPrefix("date") == true || LookerName(field.name).grainWord != nil
  }
}
