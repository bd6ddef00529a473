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
  ///   - cutting: How lists of records are cut into pieces.
  ///   - monitor: Can break the reading off.
  ///   - report: Gets the number of records, what was skipped, warnings and an error.
  mutating func read(
    _ bytes: FileBytes,
    _ recognition: Recognition,
    file: Int,
    names: TraitNames,
    cutting: RecordCutting = RecordCutting(),
    monitor: LoadMonitor? = nil,
    into report: inout FileReport
  ) {
    var reading = VitallyFileReader(
      recognition,
      file: file,
      names: names,
      cutting: cutting,
      monitor: monitor
    )
    let error: JSONError? = bytes.reading { reader in
      let fork = reader.fork
      do throws(JSONError) {
        try reading.readFile(&reader, FileWindow())
        reading.finish(.memory(fork), into: &report)
        return nil
      } catch {
        reading.finish(.memory(fork), into: &report)
        return error
      }
    }
    append(reading.data)
    if let error { report.error = FileProblem(error, in: bytes) }
  }

  /// Reads the records of a Vitally file piece by piece; what is read before an error is kept.
  ///
  /// - Throws: Why the file, or the rest of it, could not be read.
  mutating func read(
    streaming file: OpenFile,
    names: TraitNames,
    _ limits: ReadingLimits,
    _ monitor: LoadMonitor?,
    into report: inout FileReport
  ) throws(FileProblem) {
    var reading = VitallyFileReader(
      file.recognition,
      file: file.place,
      names: names,
      cutting: limits.records,
      monitor: monitor
    )
    let window = try FileWindow(file.source, step: limits.step)
    var failure: JSONError?
    do throws(JSONError) {
      try window.reading(from: file.start) { (reader: inout JSONReader) throws(JSONError) in
        try reading.readFile(&reader, window)
      }
    } catch {
      failure = error
    }
    // Where it was changed, nobody knows which records are of which version.
    try file.source.checkUnchanged()
    reading.finish(.file(file.source), into: &report)
    append(reading.data)
    if let failure { throw file.problem(failure, window) }
  }

  /// Adds what other files say, which come after these.
  mutating func append(_ other: VitallyData) {
    if accounts.isEmpty { accounts = other.accounts } else { accounts += other.accounts }
    people += other.people
    contacts += other.contacts
    tasks += other.tasks
    notes += other.notes
    opportunities += other.opportunities
    unusedTraits.formUnion(other.unusedTraits)
    badDates += other.badDates
    newestUpdate = [newestUpdate, other.newestUpdate].compactMap(\.self).max()
    pages.continued.formUnion(other.pages.continued)
    pages.ended.formUnion(other.pages.ended)
    pages.emptyLastPages += other.pages.emptyLastPages
    opportunityObjects.formUnion(other.opportunityObjects)
  }
}

extension VitallyFileReader {
  /// Tells how reading the file went.
  mutating func finish(_ source: RowSource, into report: inout FileReport) {
    data.badDates += tally.badDates
    report.records += records
    report.warnings += tally.warnings
    var lines = LineCounter(source: source)
    var leftOut = LeftOut<FileReport.Skip>()
    leftOut.add(skips) { skip in
      let line = lines.line(at: skip.offset)
      let place = skip.path == "$" ? "line \(line)" : "line \(line), \(shownName(skip.path))"
      return FileReport.Skip(place: place, reason: skip.reason)
    }
    report.add(leftOut)
  }
}

/// Counts lines up to rising places without starting over.
struct LineCounter {
  private let source: RowSource
  private var place = 0
  private var line = 1
  private var buffer: [UInt8] = []

  init(source: RowSource) { self.source = source }

  /// The line, from 1, of a place at or after the one last asked for.
  mutating func line(at target: Int) -> Int {
    if buffer.isEmpty { buffer = Array(repeating: 0, count: 1 << 16) }
    while place < target {
      let got = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe source.read(from: place, to: bytes)
      }
      guard got > 0 else { break }
      let counted = min(got, target - place)
      line += buffer[..<counted].count { $0 == UInt8(ascii: "\n") }
      place += counted
    }
    return line
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
    for (kind, count) in otherKinds.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      warnings.append("also holds \(countOf(count, "record")) of \(kind.rawValue)")
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
