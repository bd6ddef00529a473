import BookModel

/// A fact that a Vitally trait can hold, by its name in a mapping.
enum TraitFact: String, CaseIterable, Hashable, Sendable {
  case salesforceId, arr, seats, employees, developers, contractEnd, segment, site
  case lifecycleStage, taSentiment, activeChampion, accessToBuyer, lastMonthVersionsBehind
  case preciseIntelStatus, last90DaysDefectTickets, last90DaysHelpTickets, usageScore
  case lastMonthMauOverSeats
  /// Facts without a default trait: only a mapping gives them one.
  case version, dau, wau, mau
  /// The customer's own web address, for the join by domain.
  case website
}

/// One copy of an account, as one file has it.
struct VitallyAccount: Sendable {
  /// What the copy was part of.
  enum Origin: Sendable {
    case page, webhook, search
    /// The customer of a custom object's instance, or an account of a user.
    case embedded
    /// The account that a task, a note or the like is about, which may be an abridged copy.
    case mentioned
  }

  var id: String
  var origin: Origin
  /// The place of its file in the order of paths.
  var file: Int
  /// `updatedAt` in milliseconds since 1970 UTC; nil when absent or no date.
  var updated: Int?
  var externalId: String?
  /// The name as it stands, blank or absent ones nil, control characters not yet removed.
  var name: String?
  var mrr: RawValue = .null
  var healthScore: RawValue = .null
  var nextRenewal: RawValue = .null
  var churned: RawValue = .null
  var created: RawValue = .null
  var lastInbound: RawValue = .null
  var lastOutbound: RawValue = .null
  var csmId: String?
  var accountExecutiveId: String?
  var keyRoles: [KeyRole] = []
  var segments: [String] = []
  /// The traits that the mapping or the defaults name, the first name with a value winning.
  var traits = AccountTraits()
}

/// An account that is handed around by reference: copying all that it holds costs more than most
/// that is done with it.
@dynamicMemberLookup
final class HeldAccount: Sendable {
  let account: VitallyAccount

  init(_ account: VitallyAccount) { self.account = account }

  /// A field of the account.
  subscript<Field>(dynamicMember field: KeyPath<VitallyAccount, Field>) -> Field {
    account[keyPath: field]
  }
}

/// An instance of a custom object that is an opportunity.
struct VitallyOpportunity: Sendable {
  var file: Int
  var updated: Int?
  /// The account it belongs to by `customerId`.
  var customerId: String?
  /// The account it belongs to by Salesforce id.
  var salesforceAccountId: String?
  var opportunity: Opportunity
  var isArchived = false
  /// The custom object it is an instance of.
  var objectId: String?
  /// Whether it has a stage and a close date, as only opportunities have.
  var hasStageAndCloseDate = false
}

/// A user, task or note with the account it belongs to.
struct Attached<Record: Sendable>: Sendable {
  /// The accounts' ids in Vitally; several for a user.
  var accountIds: [String]
  var file: Int
  var updated: Int?
  var isArchived = false
  var record: Record
}

/// Everything that a snapshot's Vitally files say, before the copies are merged.
struct VitallyData: Sendable {
  var accounts: [HeldAccount] = []
  var people: [Person] = []
  var contacts: [Attached<Contact>] = []
  var tasks: [Attached<CustomerTask>] = []
  var notes: [Attached<CustomerNote>] = []
  var opportunities: [VitallyOpportunity] = []
  /// Trait names seen that no fact was made of.
  var unusedTraits: Set<String> = []
  /// Dates of accounts and opportunities that were no dates.
  var badDates = 0
  /// The newest `updatedAt` of all records, in milliseconds since 1970 UTC.
  var newestUpdate: Int?
  /// Which lists have a page that says there is more, and which their last page.
  var pages = PageEnds()
  /// The custom objects named opportunity.
  var opportunityObjects: Set<String> = []
}

extension VitallyData {
  /// Whether some list lacks its last page.
  var isPartial: Bool { pages.isPartial }

  /// Drops the instances of custom objects that are no opportunities; call it after the last file.
  mutating func dropOtherInstances() {
    let objects = opportunityObjects
    opportunities.removeAll { instance in
      !instance.hasStageAndCloseDate && !(instance.objectId.map(objects.contains) ?? false)
    }
  }
}

/// Which lists have a page that says there is more, and which their last page.
struct PageEnds: Equatable, Sendable {
  /// Kinds with a page whose `next` is not null.
  var continued: Set<FileKind> = []
  /// Kinds with a page whose `next` is null.
  var ended: Set<FileKind> = []
  /// Last pages without a record, whose kind nobody can tell.
  var emptyLastPages = 0

  /// Whether some list lacks its last page.
  var isPartial: Bool { continued.subtracting(ended).count > emptyLastPages }
}
