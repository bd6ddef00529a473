import BookModel
import TestSupport

extension TemporaryFolder {
  /// The place of a store in it, in a folder that is to be made.
  var store: String { file("data/folio.sqlite") }
}

extension FollowUpStamp {
  /// Something done by the same user at some second.
  static func at(_ second: Int) -> FollowUpStamp {
    FollowUpStamp(user: "ana@example.com", host: "desk", time: second * 1000)
  }
}

extension CustomerReference {
  /// A customer of that number.
  static func numbered(_ number: Int) -> CustomerReference {
    CustomerReference(
      id: Customer.ID(rawValue: "customer-\(number)"),
      name: "Customer \(number)",
      externalId: nil,
      salesforceId: "sf-\(number)"
    )
  }
}

extension FollowUpAction {
  /// A mark with a note.
  static func mark(_ note: String) -> FollowUpAction {
    .mark(
      FollowUpDraft(note: note, due: Day(number: 20_800), priority: .low, tags: ["a", "b"])
    )
  }
}

/// Numbers that are the same with every run.
struct Seeded {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
