import BookModel

/// Reads the customers of a block, whatever its bytes are.
@safe struct BlockReader {
  /// The bytes, at the values of the next customer.
  var rows: ByteReader
  /// What the customers' features and weeks are.
  var usage: UsageReader
  /// The number of customers.
  let count: Int
  private let texts: [String]
  private let people: [Person]
  private let roleLists: [[KeyRole]]

  /// Reads what the customers share; nil when the bytes make no sense.
  init?(_ bytes: ByteReader) {
    rows = bytes
    // A customer takes more bytes than this one.
    count = rows.count(ofSize: 16)
    texts = rows.list { $0.text() }
    let texts = texts
    people = rows.list { reader in
      let id = reader.place(below: texts.count).map { texts[$0] }
      let name = reader.place(below: texts.count + 1)
      let email = reader.place(below: texts.count + 1)
      return Person(
        id: id ?? "",
        name: name.flatMap { $0 > 0 ? texts[$0 - 1] : nil },
        email: email.flatMap { $0 > 0 ? texts[$0 - 1] : nil }
      )
    }
    let people = people
    roleLists = rows.list { reader in
      reader.list { reader in
        let label = reader.place(below: texts.count + 1)
        let person = reader.place(below: people.count)
        return KeyRole(
          label: label.flatMap { $0 > 0 ? texts[$0 - 1] : nil },
          person: person.map { people[$0] } ?? Person(id: "")
        )
      }
    }
    guard rows.isValid, let usage = UsageReader(&rows, texts: texts) else { return nil }
    self.usage = usage
  }

  /// Whether all bytes were read and made sense.
  var isComplete: Bool { rows.isValid && rows.isAtEnd && usage.isAtEnd }

  /// Reads the values of the next customer into one that has none.
  mutating func read(into customer: inout Customer) {
    readIdentity(into: &customer)
    readFigures(into: &customer)
    readLists(into: &customer)
  }

  /// Reads all customers of a block; nil when the bytes make no sense.
  static func customers(in bytes: [UInt8]) -> [Customer]? {
    ByteReader.reading(bytes) { reader in customers(in: &reader) }
  }

  /// Reads all customers of a block, which goes on to the end of the bytes.
  static func customers(in reader: inout ByteReader) -> [Customer]? {
    guard var block = BlockReader(reader) else {
      reader.fail()
      return nil
    }
    var customers: [Customer] = []
    customers.reserveCapacity(block.count)
    for _ in 0..<block.count where block.rows.isValid {
      var customer = Customer(id: Customer.ID(rawValue: ""), name: "")
      block.read(into: &customer)
      customers.append(customer)
    }
    reader = block.rows
    return block.isComplete ? customers : nil
  }
}

extension BlockReader {
  /// Reads a text that others may have too.
  @inline(__always)
  mutating func shared() -> String {
    guard let place = rows.place(below: texts.count) else { return "" }
    return texts[place]
  }

  /// Reads a text that others may have too and that may not be there.
  @inline(__always)
  mutating func sharedOrNil() -> String? {
    guard let place = rows.place(below: texts.count + 1), place > 0 else { return nil }
    return texts[place - 1]
  }

  /// Reads a text of its own that may not be there.
  mutating func text() -> String? { rows.optional { $0.text() } }

  /// Reads a day that may not be there.
  mutating func day() -> Day? { rows.optional { Day(number: $0.signed()) } }

  /// Reads a fact that may not be there.
  @inline(__always)
  mutating func fact<Value>(_ read: (inout BlockReader) -> Value) -> Fact<Value>? {
    let byte = rows.byte()
    if byte == 0 { return nil }
    guard let (source, bound) = FactForm.parts(of: byte) else {
      rows.fail()
      return nil
    }
    return Fact(read(&self), from: source, bound: bound)
  }

  /// Reads a number that is a fact.
  mutating func number() -> Fact<Double>? { fact { $0.rows.number() } }

  /// Reads a whole number that is a fact.
  mutating func whole() -> Fact<Int>? { fact { $0.rows.signed() } }

  /// Reads a text that is a fact.
  mutating func textFact() -> Fact<String>? { fact { $0.shared() } }

  /// Reads a day that is a fact.
  mutating func dayFact() -> Fact<Day>? { fact { Day(number: $0.rows.signed()) } }

  /// Reads a fact that is so or not.
  mutating func flag() -> Fact<Bool>? { fact { $0.rows.flag() } }

  /// Reads somebody who is a fact.
  mutating func personFact() -> Fact<Person>? { fact { $0.person() } }

  /// Reads somebody.
  @inline(__always)
  mutating func person() -> Person {
    guard let place = rows.place(below: people.count) else { return Person(id: "") }
    return people[place]
  }

  /// Reads a list of roles.
  @inline(__always)
  mutating func roles() -> [KeyRole] {
    guard let place = rows.place(below: roleLists.count + 1), place > 0 else { return [] }
    return roleLists[place - 1]
  }

  /// Reads a list whose elements take one byte at least.
  @inline(__always)
  mutating func list<Value>(_ read: (inout BlockReader) -> Value) -> [Value] {
    let count = rows.count()
    if count == 0 { return [] }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count where rows.isValid { values.append(read(&self)) }
    return values
  }
}
