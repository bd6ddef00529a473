import BookModel
import JSONWriter

/// One of the snapshots.
struct SampleSnapshot {
  let today: Day
  let day: Day
  let seed: UInt64

  /// The accounts that the snapshot has.
  var customers: [SampleCustomer] {
    SampleRoster.companies
      .map { SampleCustomer(company: $0, seed: seed, today: today, day: day) }
      .filter(\.isPresent)
  }

  /// The files with their paths below the snapshot.
  var files: [SampleFile] {
    let customers = customers
    return pages("vitally/accounts", customers, size: 25) { $1.write(to: &$0) }
      + pages("vitally/admins", SampleStaff.allCases) { $1.write(to: &$0) }
      + pages("vitally/users", customers.flatMap(\.contacts), size: 100) { $1.write(to: &$0) }
      + pages("vitally/tasks", customers.flatMap(\.tasks)) { $1.write(to: &$0) }
      + pages("vitally/notes", customers.flatMap(\.notes)) { $1.write(to: &$0) }
      + pages("vitally/custom-objects", [SampleOpportunity.object]) { $1.write(to: &$0) }
      + pages("vitally/opportunities", customers.flatMap(\.opportunities)) { $1.write(to: &$0) }
      + [customFields, weeklyUsage(customers), monthlyUsage(customers)]
  }

  /// Returns records as pages of Vitally's API.
  private func pages<Record>(
    _ path: String,
    _ records: [Record],
    size: Int = 1000,
    _ write: (inout JSONWriter, Record) -> Void
  ) -> [SampleFile] {
    let starts = stride(from: 0, to: max(1, records.count), by: size)
    return starts.map { start in
      let end = min(start + size, records.count)
      let isLast = end == records.count
      var random = SampleRandom(seed, "\(path) \(start)")
      var json = JSONWriter(indentation: 2)
      json.object { json in
        json.key("results")
        json.array(records[start..<end], write)
        json.member("next", isLast ? nil : random.hexadecimal(24))
        json.member("atEnd", isLast)
      }
      let number = records.count > size ? "-\(start / size + 1)" : ""
      return SampleFile(path: "\(path)\(number).json", text: json.text + "\n")
    }
  }

  private var customFields: SampleFile {
    var json = JSONWriter(indentation: 2)
    json.array(SampleTrait.catalogue) { json, trait in
      var random = SampleRandom(seed, trait.path)
      json.object { json in
        json.member("id", random.uuid())
        json.member("createdAt", "2023-02-01T17:00:00.000Z")
        json.member("updatedAt", "2023-02-01T17:00:00.000Z")
        json.member("label", trait.label)
        json.member("path", trait.path)
        json.member("type", trait.type)
        json.key("options")
        json.null()
      }
    }
    return SampleFile(path: "vitally/custom-fields.json", text: json.text + "\n")
  }
}

/// A trait as Vitally's catalogue describes it.
struct SampleTrait {
  var path: String
  var label: String
  var type: String

  /// The traits of the sample accounts.
  static let catalogue = [
    SampleTrait(path: "sfdc.ARR__c", label: "ARR", type: "currency"),
    SampleTrait(path: "sfdc.Seats_Purchased__c", label: "Seats Purchased", type: "number"),
    SampleTrait(path: "sfdc.NumberOfEmployees", label: "Employees", type: "number"),
    SampleTrait(path: "sfdc.Contract_End_Date__c", label: "Contract End Date", type: "date"),
    SampleTrait(path: "sfdc.FY25_Segmentation__c", label: "FY25 Segmentation", type: "select"),
    SampleTrait(
      path: "vitally.custom.numberOfDevelopers",
      label: "Number of Developers",
      type: "number"
    ),
    SampleTrait(
      path: "vitally.custom.taSentiment",
      label: "Account - TA Sentiment",
      type: "select"
    ),
    SampleTrait(
      path: "vitally.custom.activeChampion",
      label: "Relationship - Active Champion?",
      type: "boolean"
    ),
    SampleTrait(
      path: "vitally.custom.accessToBuyer",
      label: "Relationship - Access to buyer?",
      type: "boolean"
    ),
    SampleTrait(path: "vitally.custom.usageScore", label: "Usage Score", type: "number"),
    SampleTrait(
      path: "vitally.custom.lastMonthMauOverSeats",
      label: "Last Month Mau Over Seats",
      type: "number"
    ),
  ]
}

extension Day {
  /// Returns a time on this day as Vitally writes it.
  func at(_ time: String) -> String { "\(self)T\(time)Z" }
}
