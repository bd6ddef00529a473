import BookModel

extension FrontPage {
  /// The page in bytes, with the key it was made for before it.
  func bytes(for key: String) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(key)
    writer.put(headOf: book)
    writer.put(me) { $0.put($1) }
    writer.put(totals)
    writer.put(count: tiers.count)
    for tier in tiers { writer.put(tier) }
    writer.put(count: months.count)
    for month in months {
      writer.put(signed: month.start.number)
      writer.put(month.safe)
      writer.put(month.atRisk)
    }
    writer.put(count: weeklyUsers.count)
    for week in weeklyUsers { writer.put(week) { $0.put($1) } }
    writer.put(notes)
    writer.put(bytes: BlockWriter.bytes(of: book.customers, at: book.customers.indices))
    return writer.bytes
  }

  /// Creates the page of such bytes; nil when they make no sense or were made for another key.
  init?(_ bytes: [UInt8], for key: String) {
    let page: FrontPage? = ByteReader.reading(bytes) { reader in
      reader.text() == key ? FrontPage(&reader) : nil
    }
    guard let page else { return nil }
    self = page
  }

  private init?(_ reader: inout ByteReader) {
    self.init(
      book: reader.bookHead(),
      me: reader.optional { $0.person() },
      totals: reader.totals(),
      tiers: reader.list { $0.totals() },
      months: reader.list { reader in
        let start = Day(number: reader.signed())
        let safe = reader.number()
        return RenewalMonth(start: start, safe: safe, atRisk: reader.number())
      },
      weeklyUsers: reader.list { reader in reader.optional { $0.number() } },
      notes: reader.texts()
    )
    guard let customers = BlockReader.customers(in: &reader) else { return nil }
    book.customers = customers
  }
}

extension ByteWriter {
  fileprivate mutating func put(_ totals: SetTotals) {
    let counts = [totals.customers, totals.atRisk, totals.renewing, totals.renewingAtRisk]
    for count in counts { put(signed: count) }
    let amounts = [totals.arr, totals.atRiskARR, totals.renewingARR, totals.renewingAtRiskARR]
    for amount in amounts { put(amount) }
    for band in HealthBand.allCases { put(totals.bands[band]) { $0.put(signed: $1) } }
    put(totals.mauWithSeats)
    put(signed: totals.seatsWithMAU)
  }
}

extension ByteReader {
  fileprivate mutating func totals() -> SetTotals {
    var totals = SetTotals()
    totals.customers = signed()
    totals.atRisk = signed()
    totals.renewing = signed()
    totals.renewingAtRisk = signed()
    totals.arr = number()
    totals.atRiskARR = number()
    totals.renewingARR = number()
    totals.renewingAtRiskARR = number()
    for band in HealthBand.allCases { totals.bands[band] = optional { $0.signed() } }
    totals.mauWithSeats = number()
    totals.seatsWithMAU = signed()
    return totals
  }
}
