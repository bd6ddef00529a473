import BookModel
import JSONReader

/// Reads one Vitally file into the data of the snapshot.
struct VitallyFileReader {
  /// What the file says so far.
  var data = VitallyData()
  /// The place of the file in the order of paths.
  let file: Int
  let names: TraitNames
  /// The records read.
  var records = 0
  var skips = LeftOut<RecordYield.Skip>()
  var tally = Tally()

  /// The keys of accounts, of other records, and of traits.
  var accountKeys = KeyTable(meaning: VitallyField.init(key:))
  var recordKeys = KeyTable(meaning: VitallyField.init(key:))
  var traitKeys: KeyTable<Range<Int32>>
  /// The keys of key roles, of people, and of what only has a label.
  var roleKeys = KeyTable(meaning: PartField.init(key:))
  var personKeys = KeyTable(meaning: PartField.init(key:))
  var labelKeys = KeyTable(meaning: PartField.init(key:))
  /// What many accounts share.
  var shared = SharedTexts()
  var roleLists = SharedLists<KeyRole>()
  var segmentLists = SharedLists<String>()
  /// The traits of the account being read.
  var traits = AccountTraits()
  /// Whether the account last read is like one.
  var likeness = Likeness()
  /// The places of texts of the list being read.
  var places: [Int32] = []
  /// The newest copy of each account embedded in this file's records, to leave out older ones.
  var embedded: [VitallyAccount.Origin: [String: Int]] = [:]

  /// Where records may be cut into pieces again.
  var nextCut = 0
  let recognition: Recognition
  /// Reads pieces beside this one.
  let readers: RecordReaders
  let cutting: RecordCutting
  let monitor: LoadMonitor?
  /// The bytes of the piece being read, and how many of them there are.
  var buffer: [UInt8] = []
  var filled = 0
  /// Where the piece being read begins, and the number of the element in it; 0 outside of pieces.
  var pieceBase = 0
  var pieceElement = 0

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
    /// Records of other kinds than the file's, by kind.
    var otherKinds: [FileKind: Int] = [:]
  }

  /// What the keys of a record that was read as an account say of that.
  struct Likeness {
    /// Whether it has a key that only accounts have.
    var hasOwnKey = false
    /// Whether it has a key that accounts lack.
    var hasForeignKey = false
    /// Whether a closer look is wanted.
    var isDoubtful: Bool { hasForeignKey || !hasOwnKey }
  }

  /// Creates a reader of a file that was recognized.
  init(
    _ recognition: Recognition,
    file: Int,
    names: TraitNames,
    cutting: RecordCutting = RecordCutting(),
    monitor: LoadMonitor? = nil,
    readers: RecordReaders? = nil
  ) {
    self.file = file
    self.names = names
    self.recognition = recognition
    self.cutting = cutting
    self.monitor = monitor
    traitKeys = KeyTable { name in names.places(forTraitNamed: name) }
    self.readers = readers ?? RecordReaders { VitallyFileReader.ofPieces(recognition, file, names) }
  }

  private static func ofPieces(
    _ recognition: Recognition,
    _ file: Int,
    _ names: TraitNames
  ) -> VitallyFileReader {
    // A piece is not cut further.
    let none = RecordReaders { ofPieces(recognition, file, names) }
    return VitallyFileReader(recognition, file: file, names: names, readers: none)
  }

  /// Reads all values of the file.
  mutating func readFile(
    _ reader: inout JSONReader,
    _ window: FileWindow
  ) throws(JSONError) {
    while monitor?.isCancelled != true {
      window.prepare(&reader)
      guard let kind = try reader.peek() else { return }
      window.release()
      try readValue(&reader, kind, depth: 0, window)
      window.follow(&reader, to: reader.offset)
    }
  }

  /// Reads a page, a record, or an array of them.
  private mutating func readValue(
    _ reader: inout JSONReader,
    _ kind: JSONKind,
    depth: Int,
    _ window: FileWindow
  ) throws(JSONError) {
    switch kind {
    case .object where recognition.kind == .vitallyWebhook:
      window.complete(&reader)
      try readWebhook(&reader)
    case .object where recognition.container == .pages: try readPage(&reader, window)
    case .object: try readRecords(&reader, as: recognition.kind, isInArray: depth > 0, window)
    case .array where depth < 2:
      try reader.enterArray()
      window.keep(reader)
      while try window.nextElement(&reader) {
        try monitor?.stopIfCancelled(reader)
        window.prepare(&reader)
        try readValue(&reader, try reader.kind(), depth: depth + 1, window)
        window.follow(&reader, to: reader.offset)
      }
    case .array, .string, .number, .bool, .null:
      window.complete(&reader)
      try skipRecord(&reader, kind)
    }
  }

  /// Reads a record, and those like it that follow, as far as they are worth cutting.
  private mutating func readRecords(
    _ reader: inout JSONReader,
    as kind: FileKind,
    isInArray: Bool,
    _ window: FileWindow
  ) throws(JSONError) {
    window.complete(&reader)
    let source = window.rows(of: reader)
    let isWorthCutting =
      source.count - reader.offset >= cutting.share && cutting.isMeant(for: source)
      && reader.offset >= nextCut
    guard isWorthCutting, let opening = RecordOpening(&reader) else {
      return try readRecord(&reader, as: kind)
    }
    try readRecord(&reader, as: kind)
    let start = reader.offset
    let list = RecordList(
      source: source,
      kind: kind,
      opening: opening,
      isArray: isInArray,
      cutting: cutting
    )
    readPieces(&reader, of: list, window)
    // What follows is no such record: a few are read in order before it is tried again.
    nextCut = reader.offset + (reader.offset - start < cutting.first ? cutting.first : 0)
  }

  /// Reads a page: its list of records and whether there is more.
  private mutating func readPage(
    _ reader: inout JSONReader,
    _ window: FileWindow
  ) throws(JSONError) {
    let kind = kindOfPage(&reader)
    var page = PageEnd()
    var message: String?
    try reader.enterObject()
    while let key = try window.nextKey(&reader) {
      window.prepare(&reader)
      let value = try reader.kind()
      if value == .array, key == "results" || key == "data" {
        page.hasList = true
        page.isEmpty = try readList(&reader, as: kind, window)
        continue
      }
      window.complete(&reader)
      if key == "next" {
        page.note(next: value)
        try reader.skip()
      } else if key == "atEnd" || key == "at_end", value == .bool {
        page.isAtEnd = try reader.readBool()
      } else if value == .string, key == "error" || key == "message" {
        message = try readString(&reader)
      } else {
        try reader.skip()
      }
    }
    guard page.hasList else {
      let said = message.map { ", but an error's message: “\(shownName($0))”" } ?? ""
      return skip("no page of records\(said)", &reader)
    }
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
    as kind: FileKind,
    _ window: FileWindow
  ) throws(JSONError) -> Bool {
    var isEmpty = true
    try reader.enterArray()
    window.keep(reader)
    while try window.nextElement(&reader) {
      try monitor?.stopIfCancelled(reader)
      isEmpty = false
      window.complete(&reader)
      let value = try reader.kind()
      if kind == .unknown {
        try reader.skip()
      } else if value == .object {
        try readRecords(&reader, as: kind, isInArray: true, window)
      } else {
        try skipRecord(&reader, value)
      }
      window.follow(&reader, to: reader.offset)
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
    skips.add(
      RecordYield.Skip(
        reason: reason,
        offset: pieceBase + reader.offset,
        element: pieceElement,
        path: pieceElement == 0 ? reader.path : ""
      )
    )
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
