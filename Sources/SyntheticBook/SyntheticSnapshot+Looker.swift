extension SyntheticSnapshot {
  /// Writes users by account, week and feature, newest week first as Looker sorts by date: the long
  /// form, about 175 bytes a row and 100 rows a customer.
  func writeFeatureUsage(_ output: inout Output) {
    writeRows(&output, of: Self.mondays) { output, customer, week, separator in
      let users = customer.monthlyUsers(weeksAgo: week)
      for feature in 0..<8 where (customer.drawn(50, below: 26) + week * 8 + feature) % 26 != 0 {
        let used = users * (8 - feature) / 9
        output.write(separator)
        separator = ",\n"
        output.write(#"{"usage.account_id":""#)
        customer.writeSalesforceId(to: &output)
        output.write(#"","usage.event_week":""#)
        output.write(Self.mondays[week])
        output.write(#"","usage.feature_name":""#)
        output.write(features[(customer.number + feature * 5) % features.count])
        output.write(#"","usage.event_count":"#)
        output.write(used * 17 + week)
        output.write(#","usage.active_users":"#)
        if customer.drawn(60 + week, below: 128) == 0 {
          output.write("null")
        } else {
          output.write(used)
        }
        output.write(#","usage.minutes":"#)
        output.write(used * 5)
        output.write(".")
        output.write(feature)
        output.write("}")
      }
    }
  }

  /// Writes daily and weekly users by account and week.
  func writeWeeks(_ output: inout Output) {
    writeRows(&output, of: Self.mondays) { output, customer, week, separator in
      let users = customer.monthlyUsers(weeksAgo: week)
      output.write(separator)
      separator = ",\n"
      output.write(#"{"sfdc_accounts.id":""#)
      customer.writeSalesforceId(to: &output)
      output.write(#"","pings.date_week":""#)
      output.write(Self.mondays[week])
      output.write(#"","pings.wau":"#)
      output.write(users * 7 / 10)
      output.write(#","pings.average_dau_last_4_weeks":"#)
      output.write(users * 3 / 10)
      output.write(".25}")
    }
  }

  /// Writes monthly users, seats and version by account, instance and month.
  func writeMonths(_ output: inout Output) {
    writeRows(&output, of: Self.months) { output, customer, month, separator in
      output.write(separator)
      separator = ",\n"
      output.write(#"{"sfdc_accounts.id":""#)
      customer.writeSalesforceId(to: &output)
      output.write(#"","server_instances.site_id":"site-"#)
      output.write(customer.number)
      output.write(#"","server_instances.server_endpoint":""#)
      customer.writeEndpoint(to: &output)
      output.write(#"","pings.date_month":""#)
      output.write(Self.months[month])
      output.write(#"","pings.mau":"#)
      output.write(customer.monthlyUsers(weeksAgo: month * 4))
      output.write(#","subscriptions.seats":"#)
      output.write(customer.licensedSeats)
      output.write(#","pings.version":""#)
      output.write(versions[customer.versionsBehind])
      output.write(#""}"#)
    }
  }

  /// Writes rows of the customers with usage, period by period, and a hundredth more of accounts
  /// that Vitally does not know.
  private func writeRows(
    _ output: inout Output,
    of periods: [String],
    _ write: (inout Output, SyntheticCustomer, Int, inout String) -> Void
  ) {
    output.write("[")
    var separator = ""
    for period in periods.indices {
      for number in 0..<customers + customers / 100 {
        let customer = SyntheticCustomer(number, at: moment)
        if customer.hasUsage { write(&output, customer, period, &separator) }
      }
    }
    output.write("]\n")
  }
}

private let features = [
  "Code Search", "Batch Changes", "Code Insights", "Code Monitoring", "Autocomplete", "Chat",
  "Notebooks", "Precise Navigation", "Search Contexts", "Saved Searches", "Q\\u0026A",
  "Import\\/Export",
]
