import BookModel
import JSONWriter

extension SampleSnapshot {
  /// Returns Looker's weekly answer, with every cell an object, on few lines: it is long.
  func weeklyUsage(_ customers: [SampleCustomer]) -> SampleFile {
    var json = JSONWriter()
    json.object { json in
      json.member("status", "complete")
      json.member("ran_at", "\(day.adding(days: -1))T06:10:31+00:00")
      json.member("runtime", "0.624")
      json.key("fields")
      json.object { writeFields(&$0) }
      json.member("has_totals", false)
      json.member("number_format", "1,234.56")
      json.member("timezone", "UTC")
      json.key("data")
      json.array { json in
        for customer in customers where customer.hasUsage {
          // Drawn once for each customer, not once a row.
          let id = customer.salesforceId
          for instance in customer.instances {
            for week in customer.weeks(of: instance) {
              json.object { json in
                json.cell("sfdc_accounts.id") { $0.value(id) }
                json.cell("sfdc_accounts.name") { $0.value(customer.company.name) }
                write(week, of: instance, to: &json)
              }
            }
          }
        }
      }
    }
    return SampleFile(path: "looker/weekly-usage.json", text: json.text + "\n")
  }

  /// Returns Looker's monthly answer, as plain rows.
  func monthlyUsage(_ customers: [SampleCustomer]) -> SampleFile {
    var json = JSONWriter(indentation: 2)
    json.array { json in
      for customer in customers where customer.hasUsage {
        for instance in customer.instances {
          for month in customer.months(of: instance) {
            json.object { write(month, of: instance, customer, to: &$0) }
          }
        }
      }
    }
    return SampleFile(path: "looker/monthly-usage.json", text: json.text + "\n")
  }

  private func writeFields(_ json: inout JSONWriter) {
    json.key("dimensions")
    json.array(
      [
        ("sfdc_accounts.id", "Account ID", "string"),
        ("sfdc_accounts.name", "Account Name", "string"),
        ("server_instances.site_id", "Site ID", "string"),
        ("server_instances.server_endpoint", "Server Endpoint", "string"),
        ("pings.date_week", "Pings Week", "date_week"),
      ]
    ) { writeField(&$0, $1.0, $1.1, $1.2) }
    json.key("measures")
    json.array { json in
      writeField(&json, "pings.wau", "WAU", "count_distinct")
      writeField(&json, "pings.average_dau_last_4_weeks", "Average DAU Last 4 Weeks", "number")
      for feature in SampleFeature.all {
        writeField(&json, feature.column, "\(feature.title) Weekly Users", "count_distinct")
      }
    }
  }

  private func writeField(
    _ json: inout JSONWriter,
    _ name: String,
    _ label: String,
    _ type: String
  ) {
    json.object { json in
      json.member("name", name)
      json.member("label", label)
      json.member("type", type)
      json.member("is_numeric", type == "number" || type == "count_distinct")
    }
  }

  private func write(
    _ week: SampleWeek,
    of instance: SampleInstance,
    to json: inout JSONWriter
  ) {
    json.cell("server_instances.site_id") { $0.value(instance.site) }
    json.cell("server_instances.server_endpoint") { $0.value(instance.endpoint) }
    json.cell("pings.date_week") { $0.value(week.monday.description) }
    json.cell("pings.wau") { $0.value(week.users) }
    json.cell("pings.average_dau_last_4_weeks") { $0.value(week.daily) }
    for (feature, users) in zip(SampleFeature.all, week.features) {
      json.cell(feature.column) { $0.value(users) }
    }
  }

  private func write(
    _ month: SampleMonth,
    of instance: SampleInstance,
    _ customer: SampleCustomer,
    to json: inout JSONWriter
  ) {
    json.member("sfdc_accounts.id", customer.salesforceId)
    json.member("sfdc_accounts.name", customer.company.name)
    json.member("server_instances.site_id", instance.site)
    json.member("server_instances.server_endpoint", instance.endpoint)
    json.member("pings.date_month", month.name)
    json.member("pings.mau", month.users)
    json.member("subscriptions.seats", customer.reportedSeats)
    json.member("pings.version", customer.version)
  }
}

extension SampleCustomer {
  /// The seats of the licence key; now and then a new one has not been put in yet.
  fileprivate var reportedSeats: Int {
    let isBehind = drawn("licence") { $0.unit() < 0.05 }
    return isBehind ? seats * 9 / 10 : seats
  }
}

extension SampleFeature {
  /// The field of Looker's that counts its users.
  fileprivate var column: String { "\(field).weekly_users" }

  /// The name as Looker's labels have it.
  fileprivate var title: String {
    field.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
  }
}

extension JSONWriter {
  /// Writes a member that is a cell of a detailed answer.
  fileprivate mutating func cell(_ name: String, _ write: (inout JSONWriter) -> Void) {
    key(name)
    object { json in
      json.key("value")
      write(&json)
    }
  }
}
