import BookModel

extension ByteWriter {
  /// Writes everything of a book but its customers.
  mutating func put(headOf book: Book) {
    put(count: book.people.count)
    for person in book.people { put(person) }
    put(book.day) { $0.put(signed: $1.number) }
    put(count: book.weeks.count)
    for week in book.weeks { put(signed: week.number) }
    put(count: book.sourceTimes.count)
    for source in Source.allCases {
      guard let time = book.sourceTimes[source] else { continue }
      put(coded: source)
      put(signed: time)
    }
    put(byte: book.isPartial ? 1 : 0)
    put(book.path)
    put(book.warnings)
  }

  /// Writes somebody.
  mutating func put(_ person: Person) {
    put(person.id)
    put(person.name) { $0.put($1) }
    put(person.email) { $0.put($1) }
  }

  /// Writes texts.
  mutating func put(_ texts: [String]) {
    put(count: texts.count)
    for text in texts { put(text) }
  }
}

extension ByteReader {
  /// Reads a book without its customers.
  mutating func bookHead() -> Book {
    var book = Book(customers: [])
    book.people = list { $0.person() }
    book.day = optional { Day(number: $0.signed()) }
    book.weeks = list { Day(number: $0.signed()) }
    for _ in 0..<count(ofSize: 2) where isValid {
      guard let source = coded(Source.self), book.sourceTimes[source] == nil else {
        fail()
        break
      }
      book.sourceTimes[source] = signed()
    }
    book.isPartial = flag()
    book.path = text()
    book.warnings = texts()
    return book
  }

  /// Reads somebody.
  mutating func person() -> Person {
    let id = text()
    let name = optional { $0.text() }
    return Person(id: id, name: name, email: optional { $0.text() })
  }

  /// Reads texts.
  mutating func texts() -> [String] { list { $0.text() } }
}
