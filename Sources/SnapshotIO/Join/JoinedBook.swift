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
  init(_ contents: SnapshotContents, folderDay: Day?, reader: SnapshotReader) {
    let vitally = contents.vitally
    let accounts = vitally.accounts.newestCopies()
    var index = CustomerIndex(accounts)
    let join = UsageJoin(owners: contents.usage.owners, accounts: accounts, index: &index)
    let statedDay = folderDay ?? vitally.newestUpdate.map(Day.init(milliseconds:))
    let summaries = contents.usage.summaries(
      customerOfOwner: join.customerOfOwner.map { $0 ?? -1 },
      customers: accounts.count,
      day: statedDay
    )
    let directory = PeopleDirectory(admins: vitally.people, accounts: accounts)
    let context = JoinContext(reader, day: statedDay ?? summaries.day, people: directory)
    // What is wrong with an account is told of the file it was taken from.
    var remarks = Array(repeating: Remarks(), count: contents.reports.count)
    var customers = zip(accounts, summaries.customers).map { account, usage in
      var builder = CustomerBuilder(account, usage: usage, context: context)
      builder.addFacts()
      if remarks.indices.contains(account.file) {
        remarks[account.file].formUnion(builder.remarks)
      }
      return builder.customer
    }
    var records = RecordJoin(vitally, index)
    records.add(to: &customers)
    book = Book(
      customers: customers,
      people: directory.people,
      day: context.day,
      weeks: summaries.weeks,
      sourceTimes: SnapshotContents.sourceTimes(vitally, contents.usage),
      isPartial: vitally.isPartial,
      path: reader.paths.joined(separator: ", ")
    )
    report = SnapshotReport(path: book.path)
    report.add(book, reader)
    report.files = contents.reports
    for (place, remarks) in remarks.enumerated() { report.files[place].warnings += remarks.lines }
    report.add(contents.usage, vitally, prefersTraitARR: reader.mapping.prefersTraitARR)
    report.joins = join.report
    report.joins.withoutUsage = zip(customers, summaries.customers)
      .count { customer, usage in customer.churned == nil && !usage.hasRows }
    report.warnings += index.duplicateWarnings(accounts) + join.warnings
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

extension Day {
  /// Creates the day, in UTC, of a moment in milliseconds since 1970.
  init(milliseconds: Int) {
    let day = 86_400_000
    self.init(number: milliseconds / day - (milliseconds % day < 0 ? 1 : 0))
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
  fileprivate mutating func duplicateWarnings(_ accounts: [VitallyAccount]) -> [String] {
    duplicates().map { id, places in
      let ids = places.map { accounts[$0].id }
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
    isStale = book.day.map { $0.days(until: reader.today) > reader.staleAfter } ?? false
    disagreements = book.customers.reduce(0) { $0 + $1.disagreements.count }
  }
}
