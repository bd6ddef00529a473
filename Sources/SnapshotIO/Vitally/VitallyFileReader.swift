import BookModel
import JSONReader

/// Reads one Vitally file into the data of the snapshot.
struct VitallyFileReader {
  /// The data of the files so far, and this one's.
  var data: VitallyData
  /// The place of the file in the order of paths.
  let file: Int
  let names: TraitNames
  /// The records read.
  var records = 0
  var skipped: [FileReport.Skip] = []
  var tally = Tally()

  /// The keys of accounts, of other records, and of traits.
  var accountKeys = KeyTable(meaning: VitallyField.init(key:))
  var recordKeys = KeyTable(meaning: VitallyField.init(key:))
  var traitKeys: KeyTable<[TraitNames.Use]>
  /// The newest copy of each account embedded in this file's records, to leave out older ones.
  var embedded: [VitallyAccount.Origin: [String: Int]] = [:]

  let recognition: Recognition
  private var lines: LineCounter

  /// What to warn about, by count.
  struct Tally {
    /// Bytes and surrogates of texts that were replaced.
    var replaced = 0
    /// Texts that ought to be dates and are none, with the first of them.
    var badDates = 0
    var firstBadDate = ""
    /// Records in which a key is repeated, by key.
    var repeatedKeys: [String: Int] = [:]
    /// Traits written as text that holds no JSON object.
    var badTraits = 0
  }

  init(
    _ bytes: FileBytes,
    _ recognition: Recognition,
    file: Int,
    names: TraitNames,
    data: VitallyData
  ) {
    self.data = data
    self.file = file
    self.names = names
    self.recognition = recognition
    traitKeys = KeyTable { name in names.facts(forTraitNamed: name) }
    lines = LineCounter(bytes: bytes.bytes)
  }

  /// Reads all values of the file.
  mutating func readFile(_ reader: inout JSONReader) throws(JSONError) {
    while let kind = try reader.peek() {
      try readValue(&reader, kind, depth: 0)
    }
  }

  /// Reads a page, a record, or an array of them.
  private mutating func readValue(
    _ reader: inout JSONReader,
    _ kind: JSONKind,
    depth: Int
  ) throws(JSONError) {
    switch kind {
    case .object where recognition.kind == .vitallyWebhook: try readWebhook(&reader)
    case .object where recognition.container == .pages: try readPage(&reader)
    case .object: try readRecord(&reader, as: recognition.kind)
    case .array where depth < 2:
      try reader.enterArray()
      while try reader.nextElement() {
        try readValue(&reader, try reader.kind(), depth: depth + 1)
      }
    case .array, .string, .number, .bool, .null: try skipRecord(&reader, kind)
    }
  }

  /// Reads a page: its list of records and whether there is more.
  private mutating func readPage(_ reader: inout JSONReader) throws(JSONError) {
    let kind = kindOfPage(&reader)
    var page = PageEnd()
    try reader.enterObject()
    while let key = try reader.nextKey() {
      let value = try reader.kind()
      if value == .array, key == "results" || key == "data" {
        page.hasList = true
        page.isEmpty = try readList(&reader, as: kind)
      } else if key == "next" {
        page.note(next: value)
        try reader.skip()
      } else if key == "atEnd" || key == "at_end", value == .bool {
        page.isAtEnd = try reader.readBool()
      } else {
        try reader.skip()
      }
    }
    guard page.hasList else { return skip("no page of records", &reader) }
    data.pages.note(page, of: kind)
  }

  /// The kind of a page's records, by a look ahead; the file's kind where the page is empty.
  private func kindOfPage(_ reader: inout JSONReader) -> FileKind {
    let start = reader.bookmark
    var look = ObjectLook()
    // What is wrong here is found again, and told, when the page is read.
    try? look.look(&reader)
    reader.go(to: start)
    let found = look.recognition(isElement: false, isWhole: false).kind
    return found == .unknown ? recognition.kind : found
  }

  /// Reads the records of a page, goes over those of an unknown kind; returns whether none is there.
  private mutating func readList(
    _ reader: inout JSONReader,
    as kind: FileKind
  ) throws(JSONError) -> Bool {
    var isEmpty = true
    try reader.enterArray()
    while try reader.nextElement() {
      isEmpty = false
      let value = try reader.kind()
      if kind == .unknown {
        try reader.skip()
      } else if value == .object {
        try readRecord(&reader, as: kind)
      } else {
        try skipRecord(&reader, value)
      }
    }
    return isEmpty
  }

  private mutating func skipRecord(
    _ reader: inout JSONReader,
    _ kind: JSONKind
  ) throws(JSONError) {
    try reader.skip()
    skip("no record, but \(kind)", &reader)
  }

  /// Notes that the record just read is left out.
  mutating func skip(_ reason: String, _ reader: inout JSONReader) {
    let path = reader.path
    let line = lines.line(at: reader.offset)
    let place = path == "$" ? "line \(line)" : "line \(line), \(shownName(path))"
    skipped.append(FileReport.Skip(place: place, reason: reason))
  }
}

/// What a page says about the pages after it.
struct PageEnd {
  var hasList = false
  var isEmpty = true
  /// Whether there is a `next`, and whether it is not null.
  var continues: Bool?
  var isAtEnd: Bool?

  /// Notes `next`, a text that names the next page, or null.
  mutating func note(next kind: JSONKind) { continues = kind != .null }
}

extension PageEnds {
  /// Notes what a page says; one that says nothing about its end counts for neither.
  mutating func note(_ page: PageEnd, of kind: FileKind) {
    let isLast = page.isAtEnd == true || page.continues == false
    if kind == .unknown {
      // What folio does not know is not missed, but an empty page may end any list.
      if isLast, page.isEmpty { emptyLastPages += 1 }
    } else if isLast {
      ended.insert(kind)
    } else if page.continues == true || page.isAtEnd == false {
      continued.insert(kind)
    }
  }
}

/// Counts lines up to rising places without starting over.
struct LineCounter {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The line, from 1, of a place at or after the one last asked for.
  mutating func line(at target: Int) -> Int {
    while place < min(target, bytes.count) {
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      place += 1
    }
    return line
  }
}
