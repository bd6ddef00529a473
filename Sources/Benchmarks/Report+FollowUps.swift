import BookModel
import FollowUpStore
import Glibc

extension Report {
  /// Measures a store of follow-ups with many events, in a folder of its own that goes away.
  mutating func measureFollowUps(below base: String) {
    let name = "follow-ups"
    let folder = "\(base)/folio-benchmark-store-\(getpid())"
    let path = "\(folder)/folio.sqlite"
    let events = SyntheticFollowUps.events(100_000)
    guard let store = try? FollowUpStore(path: path), let merge = try? store.merge(events) else {
      return
    }
    defer { SyntheticFollowUps.remove(folder) }
    add("events", .number, of: name, [Double(merge.added.count)])
    measure("open the store and its follow-ups", of: name) {
      try? FollowUpStore(path: path).ledger().open.count
    }
    let customers = (0..<1000).map(SyntheticFollowUps.customer)
    measure("mark 1,000 customers as a batch", of: name) {
      let stamp = FollowUpStamp(user: "ana@example.com", host: "desk", time: 0)
      return try? store.append(.mark(FollowUpDraft(note: "call")), to: customers, by: stamp)
    }
    measure("undo it", of: name) {
      try? store.undo(by: FollowUpStamp(user: "ana@example.com", host: "desk", time: 0))
    }
    measure("read the history of a customer", of: name) {
      try? store.ledger(about: SyntheticFollowUps.customer(7)).history(
        of: SyntheticFollowUps.customer(7).id
      ).count
    }
    var next = events.count * 2
    measure("add an event that could not be saved before", of: name) {
      next += 1
      return try? store.merge(SyntheticFollowUps.events(1, from: next)).added.count
    }
    var place = events.count - 2000
    measure("take back a step of 3,000 events before", of: name) {
      place -= 500
      guard events.indices.contains(place) else { return }
      _ = try? store.record { SyntheticFollowUps.undo(of: events[place], in: $0) }
    }
    measure("open the store after that", of: name) {
      try? FollowUpStore(path: path).ledger().open.count
    }
    measure("copy the store", of: name) {
      let copy = "\(folder)/copy.sqlite"
      unsafe unlink(copy)
      try? store.backUp(to: copy)
    }
  }
}

/// Events such as years of work leave behind.
private enum SyntheticFollowUps {
  static func customer(_ number: Int) -> CustomerReference {
    CustomerReference(
      id: Customer.ID(rawValue: "7f9c24e8-3b12-4fef-91d0-\(100_000_000_000 + number)"),
      name: "Customer number \(number) Limited",
      externalId: "0015w00\(10_000_000 + number)AAK",
      salesforceId: "0015w00\(10_000_000 + number)AAK"
    )
  }

  static func events(_ count: Int, from first: Int = 0) -> [FollowUpEvent] {
    (first..<first + count).map { number in
      FollowUpEvent(
        id: FollowUpEvent.randomId(),
        batch: FollowUpEvent.randomId(),
        customer: customer(number * 7919 % 5000),
        stamp: FollowUpStamp(
          user: "ana.advisor@example.com",
          host: "desk",
          time: 1_700_000_000_000 + number * 60_000
        ),
        change: change(number)
      )
    }
  }

  /// The event that takes back the step of another one.
  static func undo(of event: FollowUpEvent, in ledger: FollowUpLedger) -> [FollowUpEvent] {
    var undo = event
    undo.id = FollowUpEvent.randomId()
    undo.batch = FollowUpEvent.randomId()
    undo.change = .undone(batch: event.batch)
    undo.stamp.time = (ledger.events.last?.stamp.time ?? 0) + 1
    return [undo]
  }

  private static func change(_ number: Int) -> FollowUpEvent.Change {
    switch number % 5 {
    case 0, 1:
      .marked(
        FollowUpDraft(
          note: "ask the champion about the dip in use, number \(number)",
          due: Day(number: 20_000 + number % 1000),
          priority: .high,
          tags: ["renewal", "usage"]
        )
      )
    case 2: .snoozed(until: Day(number: 20_100 + number % 1000))
    case 3: .completed(outcome: "they renew in spring")
    default: .removed
    }
  }

  static func remove(_ folder: String) {
    for name in names(in: folder) {
      let path = "\(folder)/\(name)"
      if unsafe unlink(path) != 0 { remove(path) }
    }
    unsafe rmdir(folder)
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
