import BookModel

extension ByteWriter {
  /// Writes what is compared of a book, column by column.
  mutating func put(_ book: ComparedBook) {
    let columns = book.columns
    put(book.day) { $0.put(signed: $1.number) }
    put(byte: book.isPartial ? 1 : 0)
    put(columns.ids.map(\.rawValue))
    for ids in [columns.salesforceIds, columns.externalIds] {
      put(count: ids.count)
      for id in ids { put(id) { $0.put($1) } }
    }
    put(columns.names)
    put(count: columns.figures.count)
    for figures in columns.figures {
      put(count: figures.count)
      for figure in figures { put(figure) }
    }
    put(count: columns.bands.count)
    for band in columns.bands { put(coded: band) }
    put(columns.owners) { $0.put($1) }
    put(columns.accountExecutives) { $0.put($1) }
    put(columns.keyRoles) { writer, roles in
      writer.put(count: roles.count)
      for role in roles {
        writer.put(role.label) { $0.put($1) }
        writer.put(role.person)
      }
    }
    for texts in [columns.stages, columns.versions, columns.segments] {
      put(texts) { $0.put($1) }
    }
    put(count: columns.opportunities.count)
    for opportunity in columns.opportunities { put(opportunity) }
    put(count: columns.opportunityEnds.count)
    for end in columns.opportunityEnds { put(count: Int(end)) }
  }

  private mutating func put<Value>(
    _ column: SharedColumn<Value>,
    _ write: (inout ByteWriter, Value) -> Void
  ) {
    put(count: column.values.count)
    for value in column.values { write(&self, value) }
    put(count: column.numbers.count)
    for number in column.numbers { put(count: Int(number) + 1) }
  }

  private mutating func put(_ opportunity: Opportunity) {
    put(opportunity.id)
    for text in [opportunity.name, opportunity.type, opportunity.stage, opportunity.forecast] {
      put(text) { $0.put($1) }
    }
    put(opportunity.amount) { $0.put($1) }
    put(opportunity.closeDate) { $0.put(signed: $1.number) }
    for flag in [opportunity.isClosed, opportunity.isWon] {
      put(flag) { $0.put(byte: $1 ? 1 : 0) }
    }
  }
}

extension PreparedFile {
  /// Returns what is compared of a book; nil when there is none, or any of it is damaged.
  func comparedBook() -> ComparedBook? {
    bytes(of: .compared).flatMap { bytes in ByteReader.reading(bytes) { $0.comparedBook() } }
  }
}

extension ByteReader {
  /// Reads what is compared of a book; nil when its columns do not fit each other.
  mutating func comparedBook() -> ComparedBook? {
    let day = optional { Day(number: $0.signed()) }
    let isPartial = flag()
    var columns = ComparedBook.Columns()
    columns.ids = list { Customer.ID(rawValue: $0.text()) }
    columns.salesforceIds = list { reader in reader.optional { $0.text() } }
    columns.externalIds = list { reader in reader.optional { $0.text() } }
    columns.names = texts()
    columns.figures = list { reader in reader.list { $0.number() } }
    columns.bands = list { $0.coded(HealthBand.self) }
    guard let owners = column({ $0.person() }), let executives = column({ $0.person() }),
      let roles = column({ $0.keyRoles() }), let stages = column({ $0.text() }),
      let versions = column({ $0.text() }), let segments = column({ $0.text() })
    else { return nil }
    (columns.owners, columns.accountExecutives, columns.keyRoles) = (owners, executives, roles)
    (columns.stages, columns.versions, columns.segments) = (stages, versions, segments)
    columns.opportunities = list { $0.opportunity() }
    columns.opportunityEnds = list { Int32(clamping: $0.whole()) }
    return isValid ? ComparedBook(columns, day: day, isPartial: isPartial) : nil
  }

  private mutating func column<Value: Hashable & Sendable>(
    _ read: (inout ByteReader) -> Value
  ) -> SharedColumn<Value>? {
    let values = list(read)
    let numbers = list { Int32(clamping: $0.whole()) - 1 }
    return isValid ? SharedColumn(values: values, numbers: numbers) : nil
  }

  private mutating func keyRoles() -> [KeyRole] {
    list { reader in
      let label = reader.optional { $0.text() }
      return KeyRole(label: label, person: reader.person())
    }
  }

  private mutating func opportunity() -> Opportunity {
    var opportunity = Opportunity(id: text())
    opportunity.name = optional { $0.text() }
    opportunity.type = optional { $0.text() }
    opportunity.stage = optional { $0.text() }
    opportunity.forecast = optional { $0.text() }
    opportunity.amount = optional { $0.number() }
    opportunity.closeDate = optional { Day(number: $0.signed()) }
    opportunity.isClosed = optional { $0.flag() }
    opportunity.isWon = optional { $0.flag() }
    return opportunity
  }
}
