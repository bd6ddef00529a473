import BookModel

/// Everything read about every customer, put together.
struct JoinedBook {
  /// The book.
  var book: Book
  /// What was read, left out and joined.
  var report: SnapshotReport

  /// Joins the contents of a snapshot into a book.
  ///
  /// The snapshot's day is the one its folder is named by, else that of Vitally's newest update, else
  /// the end of the newest period of Looker's rows.
  ///
  /// The rows are let go of as soon as it is known what they say, the accounts at the end.
  ///
  /// - Throws: That the monitor broke the reading off.
  init(
    _ contents: inout SnapshotContents,
    folderDay: Day?,
    reader: SnapshotReader
  ) throws(SnapshotError) {
    let threads = contents.usage.threads
    let accounts = AccountList(newestOf: contents.vitally.accounts, threads: threads)
    var index = CustomerIndex(accounts, threads: threads)
    try reader.stopIfCancelled()
    let join = UsageJoin(
      owners: contents.usage.owners,
      accounts: accounts,
      index: &index,
      threads: threads
    )
    try reader.stopIfCancelled()
    let vitally = contents.vitally
    let statedDay = folderDay ?? vitally.newestUpdate.map(Day.init(millisecondsSince1970:))
    let summaries = contents.usage.summaries(
      customerOfOwner: join.customerOfOwner.map { $0 ?? -1 },
      customers: accounts.count,
      day: statedDay
    )
    contents.usage.dropRows()
    try reader.stopIfCancelled()
    let people = PeopleDirectory(admins: vitally.people, accounts: accounts, threads: threads)
    let context = JoinContext(reader, day: statedDay ?? summaries.day, people: people)
    var made = MadeCustomers(accounts, summaries.customers, context, threads: threads)
    try reader.stopIfCancelled()
    var records = RecordJoin(vitally, index)
    records.add(to: &made.customers)
    report = SnapshotReport(path: reader.paths.joined(separator: ", "))
    report.joins = join.report
    report.joins.withoutUsage = made.customers.indices.count { place in
      made.customers[place].churned == nil && !summaries.customers[place].hasRows
    }
    report.files = contents.reports
    for (file, remarks) in made.remarks where report.files.indices.contains(file) {
      report.files[file].warnings += remarks.lines
    }
    book = Book(
      customers: [],
      people: people.people,
      day: context.day,
      weeks: summaries.weeks,
      sourceTimes: SnapshotContents.sourceTimes(vitally, contents.usage),
      isPartial: vitally.isPartial,
      path: report.path
    )
    // They are in their order already, as the accounts are.
    book.customers = made.takeCustomers()
    report.add(book, reader)
    report.add(contents.usage, vitally, prefersTraitARR: reader.mapping.prefersTraitARR)
    report.warnings += index.duplicateWarnings(accounts) + join.warnings
    report.warnings += ReleaseList(reader.releases).warnings(for: book)
  }
}

extension JoinContext {
  /// Creates what customers are made with from what the user configured.
  fileprivate init(_ reader: SnapshotReader, day: Day?, people: PeopleDirectory) {
    let builtIn = TierPolicy.builtIn.flatMap { $0.tiers.map(\.name) }
    self.init(
      day: day,
      releases: ReleaseList(reader.releases),
      tierNames: Set(reader.tierNames.union(builtIn).map(\.folded)),
      prefersTraitARR: reader.mapping.prefersTraitARR,
      people: people,
      healthPolicy: reader.healthPolicy
    )
  }
}

extension UsageTable {
  /// Lets go of the rows and of whom they are about.
  fileprivate mutating func dropRows() {
    var rest = UsageTable()
    rest.files = files
    rest.mappedFields = mappedFields
    rest.unusedFields = unusedFields
    rest.threads = threads
    self = rest
  }
}

extension SnapshotContents {
  /// The newest time of each system's data, in seconds since 1970; Salesforce's comes with Vitally's.
  fileprivate static func sourceTimes(_ vitally: VitallyData, _ usage: UsageTable) -> [Source: Int]
  {
    var times: [Source: Int] = [:]
    times[.vitally] = vitally.newestUpdate.map { $0 / 1000 }
    times[.salesforce] = times[.vitally]
    times[.looker] = usage.files.compactMap(\.ranAt).max()
    return times
  }
}

extension CustomerIndex {
  /// A line for each Salesforce id that several accounts have.
  fileprivate mutating func duplicateWarnings(_ accounts: AccountList) -> [String] {
    duplicates().map { id, places in
      let ids = places.map { accounts[$0].account.id }
      return "\(ids.count) accounts have the Salesforce id \(id): \(ids.listed); "
        + "usage goes to \(ids[0])"
    }
  }
}

extension SnapshotReport {
  /// Takes over what a book says of its snapshot.
  fileprivate mutating func add(_ book: Book, _ reader: SnapshotReader) {
    day = book.day
    isPartial = book.isPartial
    isStale = book.day?.isStale(on: reader.today, after: reader.staleAfter) ?? false
    disagreements = book.customers.indices.reduce(0) { $0 + book.customers[$1].disagreements.count }
  }
}
