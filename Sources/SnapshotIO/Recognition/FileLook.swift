import JSONReader

/// A look at a file that is not recognized yet.
struct FileLook {
  /// What is known so far; it stands when the look is broken off by an error.
  var found = Recognition()
  /// Objects by themselves that may be rows: one may be anything, two are rows a line each.
  private var looseRows = 0
  /// Whether the one object by itself can be nothing but a row.
  private var isLoneRow = false
  /// The records that a look at a list goes into.
  static let recordsLookedAt = 4

  /// Looks at the values of a file until one shows its shape.
  mutating func atFile(_ reader: inout JSONReader) throws(JSONError) {
    do throws(JSONError) {
      while !isDone, let kind = try reader.peek() {
        switch kind {
        case .array: try atArray(&reader, depth: 1)
        case .object: try atObject(&reader, isElement: false)
        case .string, .number, .bool, .null: try reader.skip()
        }
      }
    } catch {
      takeLoneRow()
      throw error
    }
    takeLoneRow()
  }

  /// Whether the shape is certain, or the file holds an error's message.
  var isDone: Bool { found.kind != .unknown || found.problem != nil }

  /// Looks at the first elements of an array: pages, records, rows, or arrays of records.
  private mutating func atArray(
    _ reader: inout JSONReader,
    depth: Int
  ) throws(JSONError) {
    try reader.enterArray()
    var looks = 0
    while try reader.nextElement() {
      let kind = try reader.kind()
      if looks < FileLook.recordsLookedAt, kind == .object {
        looks += 1
        try atObject(&reader, isElement: true)
      } else if looks < FileLook.recordsLookedAt, kind == .array, depth < 2 {
        looks += 1
        try atArray(&reader, depth: depth + 1)
      } else {
        try reader.skip()
      }
      if isDone { return }
    }
  }

  /// Looks at an object by itself or in an array.
  private mutating func atObject(
    _ reader: inout JSONReader,
    isElement: Bool
  ) throws(JSONError) {
    var look = ObjectLook()
    do throws(JSONError) {
      try look.look(&reader)
    } catch {
      take(look.recognition(isElement: isElement, isWhole: false))
      throw error
    }
    take(look.recognition(isElement: isElement, isWhole: true))
    if !isElement, !isDone, look.shape.isRow {
      looseRows += 1
      isLoneRow = looseRows == 1 && look.shape.isPlainRow
      if looseRows > 1 { found = Recognition(kind: .lookerRows, container: .values) }
    }
  }

  /// Takes the file for rows when it has but one, which can be nothing else.
  private mutating func takeLoneRow() {
    if isLoneRow, !isDone { found = Recognition(kind: .lookerRows, container: .values) }
  }

  /// Keeps what a look found, unless it found nothing.
  private mutating func take(_ recognition: Recognition) {
    if recognition != Recognition() { found = recognition }
  }
}
