import BookModel
import BookQuery
import Testing

/// What a filter makes of follow-ups whose customers are not in the data.
struct VanishedTests {
  let today = Day(number: 20_000)

  var followUp: FollowUp {
    FollowUp(
      customer: Customer.ID(rawValue: "gone-1"),
      customerName: "Vanished Ltd",
      note: "ask why they left",
      due: today.adding(days: -3),
      tags: ["churn"],
      created: 0,
      author: "ana"
    )
  }

  @Test(arguments: [
    ("", true), ("vanished", true), ("left", true), ("initech", false), ("-left", false),
    ("name:vanished", true), ("note:why", true), ("tag:churn", true), ("tag:other", false),
    ("follow:late", true), ("follow:today", false), ("follow:none", false),
    ("arr>1M", true), ("-arr>1M", true), ("tier:strategic health<5", true),
    ("arr>1M initech", false), ("arr>1M | initech", true), ("-(arr>1M vanished)", true),
    ("-(arr>1M | vanished)", false), ("owner:ana", true),
  ])
  func `only what is known of it hides a follow-up`(filter: String, isKept: Bool) throws {
    let query = try Query(
      filter,
      in: QueryContext(today: today, policy: .fourTier, me: nil, features: [])
    )
    #expect(query.mayKeep(followUp, on: today) == isKept)
  }
}
