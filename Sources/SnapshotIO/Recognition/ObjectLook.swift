import JSONReader

/// A look at one object of a file: a page, an envelope, a record, a row or something else.
struct ObjectLook {
  /// The object's own keys.
  private(set) var shape = Shape()
  /// The first records of `results` or `data`.
  private var items: [Shape] = []
  /// The keys of `match.account`.
  private var matched: Shape?
  /// Values that are objects with a query task's status.
  private var tasks = 0
  /// The text of `error` or `message`, where there is one.
  private var message: String?
  /// What the object certainly is, known before its end.
  private var certain: Recognition?

  /// Reads the object until it shows what it is; leaves the reader inside it then.
  mutating func look(_ reader: inout JSONReader) throws(JSONError) {
    try reader.enterObject()
    while let key = try reader.nextKey() {
      let name = Shape.name(of: key)
      let kind = try reader.kind()
      shape.note(name, kind)
      // A look before the value too: rows may be long.
      decide()
      if certain != nil { return }
      switch (name, kind) {
      case ("results", .array): try lookAtItems(&reader, envelope: .pages)
      case ("data", .array): try lookAtItems(&reader, envelope: .list)
      case ("match", .object), ("payload", .object): try lookAtMatch(&reader)
      case ("error", .string), ("message", .string): message = try reader.readText().string()
      case (_, .object): try lookAtTask(&reader)
      case (_, .array), (_, .string), (_, .number), (_, .bool), (_, .null): try reader.skip()
      }
      decide()
      if certain != nil { return }
    }
  }

  /// Looks at the first elements of a list, and goes over the others unless they are certain.
  private mutating func lookAtItems(
    _ reader: inout JSONReader,
    envelope: Recognition.Container
  ) throws(JSONError) {
    try reader.enterArray()
    while try reader.nextElement() {
      guard items.count < FileLook.recordsLookedAt, try reader.kind() == .object else {
        try reader.skip()
        continue
      }
      var item = Shape()
      do throws(JSONError) {
        try item.read(&reader)
      } catch {
        items.append(item)
        decide()
        throw error
      }
      items.append(item)
      decide()
      if certain != nil { return }
    }
  }

  /// Looks for `account` inside `match`, or inside `payload.match`.
  private mutating func lookAtMatch(_ reader: inout JSONReader) throws(JSONError) {
    try reader.enterObject()
    while let key = try reader.nextKey() {
      let isObject = try reader.kind() == .object
      if isObject, key == "match" {
        try lookAtMatch(&reader)
      } else if isObject, key == "account" {
        var account = Shape()
        try account.read(&reader)
        matched = account
      } else {
        try reader.skip()
      }
    }
  }

  /// Looks whether a value is a query task's result.
  private mutating func lookAtTask(_ reader: inout JSONReader) throws(JSONError) {
    try reader.enterObject()
    var isTask = false
    while let key = try reader.nextKey() {
      if key == "status", try reader.kind() == .string {
        isTask = ObjectLook.taskStates.contains(try reader.readText().string())
      } else {
        try reader.skip()
      }
    }
    if isTask { tasks += 1 }
  }

  private static let taskStates: Set<String> = [
    "added", "running", "expired", "killed", "complete", "error", "missing",
  ]

  /// Draws the conclusions that need not wait for the end of the object.
  private mutating func decide() {
    if shape.kind("results") == .array {
      if let kind = items.lazy.compactMap(\.vitallyKind).first {
        certain = Recognition(kind: kind, container: .pages)
      }
    } else if shape.kind("data") == .array,
      shape.kind("fields") == .object || items.first?.holdsCells == true
    {
      certain = Recognition(kind: .lookerJSONDetail)
    } else if shape.kind("data") == .array,
      let kind = items.lazy.compactMap(\.vitallyKind).first
    {
      // Some lists come in pages of `data` and `next`.
      certain = Recognition(kind: kind, container: .pages)
    } else if shape.kind("metadata") == .object, shape.kind("rows") == .array {
      certain = Recognition(kind: .lookerJSONBI)
    } else if shape.has("scheduledplan") || shape.has("attachment") && shape.has("type") {
      certain = Recognition(kind: .lookerWebhook)
    } else if let matched, matched.hasId {
      certain = Recognition(kind: .vitallyWebhook, container: .values)
    }
  }
}

extension ObjectLook {
  /// What the object is.
  ///
  /// - Parameters:
  ///   - isElement: Whether it is an element of an array.
  ///   - isWhole: Whether it was read without an error.
  /// - Returns: What a file is that holds it.
  func recognition(isElement: Bool, isWhole: Bool) -> Recognition {
    if let certain { return certain }
    let records: Recognition.Container = isElement ? .list : .values
    if shape.kind("results") == .array { return Recognition(container: .pages) }
    if shape.kind("data") == .array {
      let isPage = shape.has("next")
      if items.contains(where: { $0.isRow && !(isPage && $0.hasId) }) {
        return Recognition(kind: .lookerRows, container: .list)
      }
      return isPage ? Recognition(kind: .vitallySurveys, container: .pages) : Recognition()
    }
    if isWhole, tasks > 0, tasks == shape.count { return Recognition(kind: .lookerMulti) }
    if let kind = shape.vitallyKind { return Recognition(kind: kind, container: records) }
    if isElement, shape.isRow { return Recognition(kind: .lookerRows, container: .list) }
    if isWhole, !isElement, shape.isErrorMessage {
      let said = message.map { ": “\(shownName($0))”" } ?? ""
      let reason = "an error's message instead of data\(said); save the answer again"
      return Recognition(problem: FileProblem(reason: reason, code: .apiError))
    }
    return Recognition()
  }
}
