import JSONReader

/// A file that was opened and recognized, and is still to be read.
struct OpenFile: Sendable {
  /// The place in the order of paths.
  var place: Int
  /// The file itself.
  var source: FileSource
  var recognition: Recognition
  /// Its bytes; nil when they are to be read piece by piece, or anew.
  var bytes: FileBytes?
  /// Where its JSON text starts.
  var start = 0
  /// Whether it is packed: then it must be in memory to be read, and is unpacked anew.
  var isPacked = false
  /// Whether it was packed, and the packed bytes end too early.
  var isCut = false

  /// Its bytes, read anew where they are not at hand.
  func contents() throws(FileProblem) -> FileBytes {
    if let bytes { return bytes }
    return try FileBytes(reading: source)
  }

  /// Whether it is read piece by piece: rows of a big file need not be in memory together.
  var isStreamed: Bool {
    switch recognition.kind {
    case .lookerRows, .lookerJSONDetail, .lookerJSONBI: bytes == nil && !isPacked
    case .vitallyAccounts, .vitallyOrganizations, .vitallyAdmins, .vitallyUsers, .vitallyTasks,
      .vitallyNotes, .vitallyProjects, .vitallyConversations, .vitallyNPS, .vitallySurveys,
      .vitallyCustomObjects, .vitallyCustomObjectInstances, .vitallyCustomFields:
      bytes == nil && !isPacked
    case .vitallyWebhook, .lookerWebhook, .lookerMulti, .unknown: false
    }
  }
}

extension OpenFile {
  /// Names what is wrong in a file read piece by piece, by the bytes around it and by those that the
  /// file begins with.
  func problem(_ error: JSONError, _ window: FileWindow) -> FileProblem {
    var error = error
    error.line = window.line(of: error.offset) ?? error.line
    let reach = 4096
    var bytes = source.head(start + reach)
    var shown = error
    if error.offset + reach > bytes.count {
      let start = max(bytes.count, error.offset - reach)
      shown.offset = bytes.count + (error.offset - start)
      bytes += source.bytes(from: start, 2 * reach)
    }
    var problem = FileProblem(shown, in: FileBytes(bytes: bytes, start: start))
    problem.place = FileProblem(error).place
    return problem
  }
}

/// The bytes that are looked at or kept at a time.
struct ReadingLimits: Sendable {
  /// Files up to this size are in memory as a whole.
  var whole = 1 << 20
  /// The bytes of files that may wait in memory for being read.
  var waiting = 64 << 20
  /// The first bytes by which a larger file is recognized; more where they do not tell.
  var look = 256 << 10
  /// The bytes of a file read piece by piece that are brought to hand for reading them in order.
  var step = 256 << 10
  /// How rows are cut for several threads.
  var cutting = RowCutting()
  /// How lists of Vitally's records are cut.
  var records = RecordCutting()

  /// The same for a file of which no more is wanted yet than what tells its kind.
  var forHeads: ReadingLimits {
    var limits = self
    limits.whole = 0
    return limits
  }
}

extension FileSource {
  /// Finds the text of the file and recognizes it by its first bytes, or by all of them.
  ///
  /// - Parameters:
  ///   - limits: What is looked at, and up to which size the bytes are kept.
  ///   - place: The place of the file in the order of paths.
  ///   - report: Gets the kind, and what is wrong with the bytes.
  /// - Returns: The file; nil when there is nothing in it to read.
  func recognized(_ limits: ReadingLimits, _ place: Int, _ report: inout FileReport) -> OpenFile? {
    var file = OpenFile(place: place, source: self, recognition: Recognition())
    do throws(FileProblem) {
      let bytes = try look(limits, &file)
      report.kind = file.recognition.kind
      report.warnings += bytes.warnings
      report.error = file.recognition.problem
      (file.isPacked, file.isCut) = (bytes.isPacked, bytes.isCut)
      if report.error != nil, bytes.isCut { report.noteCut() }
    } catch {
      report.error = error
    }
    return report.error == nil ? file : nil
  }

  /// Looks at more and more of the file until it is recognized.
  private func look(
    _ limits: ReadingLimits,
    _ file: inout OpenFile
  ) throws(FileProblem) -> FileBytes {
    var length = limits.look
    while count > limits.whole, length < count, !isCancelled {
      let head = head(length)
      guard !Unpacking.isCompressed(head) else { break }
      length *= 8
      // White space, or headers without their end, say nothing yet.
      guard let bytes = try? FileBytes(findingTextIn: head) else { continue }
      file.recognition = recognize(bytes)
      guard file.recognition.kind != .unknown else { continue }
      file.start = bytes.start
      return bytes
    }
    let bytes = try FileBytes(reading: self)
    file.recognition = recognize(bytes)
    file.bytes = bytes
    file.start = bytes.start
    return bytes
  }
}

extension FileReport {
  /// Notes that the file's packed bytes end too early: what is missing may be whole records.
  mutating func noteCut() {
    let reason = "the gzip file ends too early; copy it again"
    if error == nil {
      error = FileProblem(reason: reason, code: .truncated)
    } else {
      warnings.append(reason)
    }
  }
}
