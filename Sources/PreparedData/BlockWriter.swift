import BookModel

/// Puts some customers into bytes that can be read without any others.
///
/// Customer by customer come the values; before them come the texts and people that several share,
/// each once, and behind them what is the same for all: users a week, in columns.
struct BlockWriter {
  /// The values, customer by customer.
  var rows = ByteWriter()
  /// What the customers' features and weeks take.
  var usage = UsageWriter()
  private var count = 0
  private var texts = TextTable()
  private var people: [Person] = []
  private var peopleBytes = ByteWriter()
  /// The first of the people of each id plus 1, by the number of the id's text; 0 for none.
  private var firstPeople: [Int] = []
  /// The next one of the same id plus 1, for each of the people; 0 for none.
  private var nextPeople: [Int] = []
  /// The lists of roles, by the numbers of their labels and people in turn.
  private var roleLists: [[Int]: Int] = [:]
  private var roleBytes = ByteWriter()

  /// Puts the customers at these places into a block.
  static func bytes(of customers: [Customer], at places: Range<Int>) -> [UInt8] {
    var block = BlockWriter()
    block.rows.reserve(places.count * 256)
    for place in places { block.append(place, of: customers) }
    return block.bytes
  }

  private mutating func append(_ place: Int, of customers: [Customer]) {
    count += 1
    appendIdentity(place, of: customers)
    appendFigures(place, of: customers)
    appendLists(place, of: customers)
  }

  /// Everything written, put together.
  private var bytes: [UInt8] {
    var whole = ByteWriter()
    whole.reserve(texts.bytes.bytes.count + rows.bytes.count + usage.size + 1024)
    whole.put(count: count)
    whole.put(count: texts.count)
    whole.put(bytes: texts.bytes.bytes)
    whole.put(count: people.count)
    whole.put(bytes: peopleBytes.bytes)
    whole.put(count: roleLists.count)
    whole.put(bytes: roleBytes.bytes)
    usage.write(to: &whole)
    whole.put(bytes: rows.bytes)
    return whole.bytes
  }
}

extension BlockWriter {
  /// Returns the number of a text that others may have too.
  mutating func number(of text: String) -> Int { texts.number(of: text) }

  /// Writes a text that others may have too.
  mutating func put(shared text: String) { rows.put(count: number(of: text)) }

  /// Writes a text that others may have too, where there is one.
  mutating func put(shared text: String?) {
    rows.put(count: text.map { texts.number(of: $0) + 1 } ?? 0)
  }

  /// Writes a text of its own, where there is one.
  mutating func put(_ text: String?) { rows.put(text) { $0.put($1) } }

  /// Writes a day, where there is one.
  mutating func put(_ day: Day?) { rows.put(day) { $0.put(signed: $1.number) } }

  /// Writes a fact, where there is one.
  @inline(__always)
  mutating func put<Value>(_ fact: Fact<Value>?, _ write: (inout BlockWriter, Value) -> Void) {
    guard let fact else { return rows.put(byte: 0) }
    rows.put(byte: FactForm.byte(fact.source, fact.bound))
    write(&self, fact.value)
  }

  /// Writes a number that is a fact.
  mutating func put(_ fact: Fact<Double>?) { put(fact) { $0.rows.put($1) } }

  /// Writes a whole number that is a fact.
  mutating func put(_ fact: Fact<Int>?) { put(fact) { $0.rows.put(signed: $1) } }

  /// Writes a text that is a fact.
  mutating func put(_ fact: Fact<String>?) { put(fact) { $0.put(shared: $1) } }

  /// Writes a day that is a fact.
  mutating func put(_ fact: Fact<Day>?) { put(fact) { $0.rows.put(signed: $1.number) } }

  /// Writes a fact that is so or not.
  mutating func put(_ fact: Fact<Bool>?) { put(fact) { $0.rows.put(byte: $1 ? 1 : 0) } }

  /// Writes somebody who is a fact.
  mutating func put(_ fact: Fact<Person>?) { put(fact) { $0.put($1) } }

  /// Writes somebody.
  mutating func put(_ person: Person) { rows.put(count: number(of: person)) }

  /// Writes a list.
  mutating func put<Value>(_ list: [Value], _ write: (inout BlockWriter, Value) -> Void) {
    rows.put(count: list.count)
    for value in list { write(&self, value) }
  }

  /// Writes a list of roles: the same people hold the same roles for many customers.
  mutating func put(_ roles: [KeyRole]) {
    if roles.isEmpty { return rows.put(byte: 0) }
    var key: [Int] = []
    key.reserveCapacity(roles.count * 2)
    for role in roles {
      key.append(role.label.map { number(of: $0) + 1 } ?? 0)
      key.append(number(of: role.person))
    }
    if let number = roleLists[key] { return rows.put(count: number + 1) }
    rows.put(count: roleLists.count + 1)
    roleLists[key] = roleLists.count
    roleBytes.put(count: roles.count)
    for number in key { roleBytes.put(count: number) }
  }

  private mutating func number(of person: Person) -> Int {
    let id = number(of: person.id)
    while firstPeople.count <= id { firstPeople.append(0) }
    var number = firstPeople[id]
    while number > 0 {
      if people[number - 1] == person { return number - 1 }
      number = nextPeople[number - 1]
    }
    people.append(person)
    nextPeople.append(firstPeople[id])
    firstPeople[id] = people.count
    peopleBytes.put(count: id)
    peopleBytes.put(count: person.name.map { texts.number(of: $0) + 1 } ?? 0)
    peopleBytes.put(count: person.email.map { texts.number(of: $0) + 1 } ?? 0)
    return people.count - 1
  }
}
