import JSONReader

extension VitallyData {
  /// Reads the records of a Vitally file; what is read before an error is kept.
  ///
  /// Files of unknown kind but with pages are read too: an empty page may be the last of a list.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - recognition: What the file was recognized as.
  ///   - file: The place of the file in the order of paths.
  ///   - names: Which traits stand for which facts.
  ///   - report: Gets the number of records, what was skipped, warnings and an error.
  mutating func read(
    _ bytes: FileBytes,
    _ recognition: Recognition,
    file: Int,
    names: TraitNames,
    into report: inout FileReport
  ) {
    var reading = VitallyFileReader(bytes, recognition, file: file, names: names, data: self)
    // The reading holds the data now; a second holder would make each change a copy.
    self = VitallyData()
    let error: JSONError? = bytes.reading { reader in
      do throws(JSONError) {
        try reading.readFile(&reader)
        return nil
      } catch {
        return error
      }
    }
    reading.data.badDates += reading.tally.badDates
    self = reading.data
    report.records += reading.records
    report.skipped += reading.skipped
    report.warnings += reading.tally.warnings
    if let error { report.error = FileProblem(error) }
  }
}

extension VitallyFileReader.Tally {
  /// What to know about the data that was read.
  var warnings: [String] {
    var warnings: [String] = []
    if replaced > 0 {
      warnings.append("\(countOf(replaced, "bad byte")) in texts replaced by U+FFFD")
    }
    if badDates > 0 {
      let reason = badDates == 1 ? "1 value is no date" : "\(badDates) values are no dates"
      warnings.append(reason + ", such as “\(firstBadDate)”")
    }
    for (key, count) in repeatedKeys.sorted(by: { $0.key < $1.key }) {
      warnings.append(
        "the key “\(shownName(key))” is repeated in \(countOf(count, "record")); the last one counts"
      )
    }
    if badTraits > 0 {
      warnings.append("traits of \(countOf(badTraits, "record")) are text that is no JSON")
    }
    return warnings
  }
}

/// Reads the labels of a `customFields` file: the paths of the traits by the label folded.
///
/// What stands before an error is kept.
func readCustomFieldLabels(_ bytes: FileBytes) -> [String: [String]] {
  var labels = CustomFieldLabels()
  bytes.reading { reader in
    // Reading the file as records tells the error.
    try? labels.readFile(&reader)
  }
  return labels.paths
}

/// The labels of custom fields.
private struct CustomFieldLabels {
  /// The paths by the label folded.
  var paths: [String: [String]] = [:]

  mutating func readFile(_ reader: inout JSONReader) throws(JSONError) {
    while try reader.peek() != nil { try readValue(&reader, depth: 0) }
  }

  private mutating func readValue(_ reader: inout JSONReader, depth: Int) throws(JSONError) {
    switch try reader.kind() {
    case .array where depth < 4:
      try reader.enterArray()
      while try reader.nextElement() { try readValue(&reader, depth: depth + 1) }
    case .object: try readObject(&reader, depth: depth)
    case .array, .string, .number, .bool, .null: try reader.skip()
    }
  }

  /// Reads a field, or a page of them.
  private mutating func readObject(_ reader: inout JSONReader, depth: Int) throws(JSONError) {
    var label: String?
    var path: String?
    try reader.enterObject()
    while let key = try reader.nextKey() {
      let kind = try reader.kind()
      if kind == .array, key == "results" || key == "data" {
        try readValue(&reader, depth: depth + 1)
      } else if kind == .string, key == "label" {
        label = try reader.readText().string()
      } else if kind == .string, key == "path" {
        path = try reader.readText().string()
      } else {
        try reader.skip()
      }
    }
    guard let label, let path else { return }
    let folded = TraitNames.folded(label)
    if !(paths[folded] ?? []).contains(path) { paths[folded, default: []].append(path) }
  }
}
