import JSONReader

extension LookerFileReader {
  /// Reads the results of query tasks: `{task: {status, data}}`.
  mutating func readTasks(_ reader: inout JSONReader) throws(JSONError) {
    guard try reader.kind() == .object else { return try readResult(&reader) }
    try reader.enterObject()
    while let key = try reader.nextKey() {
      guard try reader.kind() == .object else {
        try reader.skip()
        continue
      }
      try readTask(key.string(), &reader)
    }
  }

  private mutating func readTask(_ name: String, _ reader: inout JSONReader) throws(JSONError) {
    var status = ""
    var data: JSONReader.Bookmark?
    try reader.enterObject()
    while let key = try reader.nextKey() {
      switch key {
      case "status": status = try LookerEnvelope.text(&reader) ?? ""
      case "data":
        data = reader.bookmark
        try passData(of: status, &reader)
      default: try reader.skip()
      }
    }
    let end = reader.bookmark
    guard status == "complete" else {
      reading.warn(
        "task \(name) holds no rows: its status is \(status.isEmpty ? "unknown" : status)"
      )
      return
    }
    guard let data else { return reading.warn("task \(name) is complete but holds no rows") }
    reader.go(to: data)
    try readResult(&reader)
    reader.go(to: end)
  }

  /// Goes over a task's data; where a complete task's is cut, its rows up to there are read.
  private mutating func passData(
    of status: String,
    _ reader: inout JSONReader
  ) throws(JSONError) {
    let start = reader.bookmark
    do {
      try reader.skip()
    } catch {
      if status == "complete" {
        reader.go(to: start)
        try readResult(&reader)
      }
      throw error
    }
  }
}
