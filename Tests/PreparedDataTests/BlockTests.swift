import BookModel
import Testing

@testable import PreparedData

/// Customers put into bytes and read back.
struct BlockTests {
  @Test(arguments: 0..<60)
  func `what is read back is what was written`(seed: UInt64) throws {
    var random = RandomBook(seed: seed)
    let book = random.book(of: Int(seed) % 7)
    let bytes = BlockWriter.bytes(of: book.customers, at: book.customers.indices)
    #expect(BlockReader.customers(in: bytes) == book.customers)
    var head = ByteWriter()
    head.put(headOf: book)
    var withoutCustomers = book
    withoutCustomers.customers = []
    #expect(ByteReader.reading(head.bytes) { $0.bookHead() } == withoutCustomers)
  }

  @Test(arguments: 0..<30)
  func `a front page is read back for its key alone`(seed: UInt64) {
    var random = RandomBook(seed: seed)
    let page = random.page()
    let bytes = page.bytes(for: "key")
    #expect(FrontPage(bytes, for: "key") == page)
    #expect(FrontPage(bytes, for: "other key") == nil)
  }

  @Test func `a part of the customers is read back`() {
    var random = RandomBook(seed: 7)
    let customers = random.book(of: 9).customers
    for range in [0..<0, 0..<4, 4..<9, 8..<9] {
      #expect(
        BlockReader.customers(in: BlockWriter.bytes(of: customers, at: range))
          == Array(customers[range])
      )
    }
  }

  @Test func `unknown and negative numbers keep every bit`() {
    let numbers: [Double] = [
      .nan, -.nan, .signalingNaN, -0.0, 0, .infinity, -1, 250, 251, 65_535, 65_536, 4_294_967_296,
    ]
    var writer = ByteWriter()
    for number in numbers { writer.put(number) }
    let read = ByteReader.reading(writer.bytes) { reader in numbers.map { _ in reader.number() } }
    #expect(read?.map(\.bitPattern) == numbers.map(\.bitPattern))
  }

  @Test func `texts of names are shared`() {
    var customers = [Customer(id: .init(rawValue: "1"), name: "One")]
    let owner = Person(id: "a long id of somebody", name: "Ana", email: "ana@example.com")
    customers[0].owner = Fact(owner, from: .vitally)
    let one = BlockWriter.bytes(of: customers, at: 0..<1).count
    customers.append(customers[0])
    #expect(BlockWriter.bytes(of: customers, at: 0..<2).count < one + 60)
  }
}

/// Bytes that were not written by us.
struct DamagedBlockTests {
  private let bytes: [UInt8]
  private let customers: [Customer]

  init() {
    var random = RandomBook(seed: 3)
    customers = random.book(of: 3).customers
    bytes = BlockWriter.bytes(of: customers, at: customers.indices)
  }

  @Test func `a block cut short is none`() {
    for count in bytes.indices {
      #expect(BlockReader.customers(in: Array(bytes[..<count])) == nil, "\(count) bytes")
    }
    #expect(BlockReader.customers(in: bytes + [0]) == nil)
  }

  @Test func `no damage traps or makes room for what is not there`() {
    var damaged = bytes
    for place in bytes.indices {
      for byte in [0x00, 0x01, 0x7F, 0x80, 0xFF, bytes[place] ^ 0x04] as [UInt8] {
        damaged[place] = byte
        #expect((BlockReader.customers(in: damaged)?.count ?? 0) <= bytes.count)
      }
      damaged[place] = bytes[place]
    }
  }

  @Test(arguments: 0..<300)
  func `no random bytes trap`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...400, using: &generator)
    let largest = UInt8([3, 20, 255][Int(seed % 3)])
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...largest, using: &generator) }
    #expect((BlockReader.customers(in: bytes)?.count ?? 0) <= count)
    #expect(FrontPage(bytes, for: "") == nil || bytes.first == 0)
    _ = ByteReader.reading(bytes) { $0.bookHead() }
  }
}
