extension JSONReader {
  /// Goes over the next value, which is checked like any other.
  public mutating func skip() throws(JSONError) {
    // The quick way does not tell what is wrong, and where.
    if let end = bytes.endOfValue(from: offset, depthLeft: JSONReader.depthLimit - depth) {
      offset = end
    } else {
      try skipStepwise()
    }
  }

  /// Goes over the next value step by step, so that an error tells the way to it.
  @inline(never)
  private mutating func skipStepwise() throws(JSONError) {
    let outer = depth
    repeat {
      try skipStep(outer: outer)
    } while depth > outer
  }

  /// One step: into a value, over a plain one, or on to the next inside an open one.
  private mutating func skipStep(outer: Int) throws(JSONError) {
    if depth > outer {
      if top.kind == .array {
        guard try nextElement() else { return }
      } else {
        guard try nextKey() != nil else { return }
      }
    }
    switch try kind() {
    case .object: try enterObject()
    case .array: try enterArray()
    case .string: _ = try scanString()
    case .number: _ = try scanNumber()
    case .bool: _ = try readBool()
    case .null: try readNull()
    }
  }
}
