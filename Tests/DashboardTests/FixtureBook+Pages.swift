import BookModel

extension FixtureBook {
  /// Three customers whose pages are as different as can be, in the order of their names.
  static var pages: Portfolio {
    var book = book
    let bare = Customer(id: Customer.ID(rawValue: "p-2"), name: "Bare Minimum Inc")
    book.customers = [rich, bare, garbled]
    return Portfolio(book: book, today: today, me: ana, followUps: [rich.id: richFollowUp])
  }

  private static var richFollowUp: FollowUp {
    followUp("p-1", "Acme Rockets", "send the upgrade plan", "2026-11-27")
  }

  /// A customer of whom everything is known, with a lower bound, an upper one and a disagreement.
  private static var rich: Customer {
    var customer = customer(
      Row(
        id: "p-1",
        name: "Acme Rockets",
        arr: 1_240_000,
        employees: 42_000,
        seats: 900,
        health: 7.4,
        start: 420,
        end: 610,
        renewal: 96,
        touch: 9,
        behind: 1
      )
    )
    addStory(to: &customer)
    customer.salesforceId = "001A0000015XYZ"
    customer.externalId = "acme-rockets"
    customer.created = day("2024-02-29")
    customer.mrr = Fact(103_333, from: .vitally)
    customer.mau?.bound = .upper
    customer.utilization?.bound = .upper
    customer.healthInputs.buyer = Fact(false, from: .vitally)
    customer.healthInputs.helpTickets = Fact(3, from: .vitally)
    customer.healthInputs.preciseNavigation = Fact(true, from: .looker)
    customer.keyRoles = [
      KeyRole(label: "CSM", person: ana),
      KeyRole(label: "Implementation Engineer", person: Person(id: "adm-7", name: "Chidi Obi")),
    ]
    customer.contacts += [
      Contact(
        id: "u-3",
        name: "Marguerite Delacroix-Beaumont de la Tour",
        email: "marguerite.delacroix-beaumont@acme-rockets.example",
        title: "Vice President of Developer Productivity",
        roles: ["Economic Buyer", "Executive Sponsor"],
        lastSeen: today.adding(days: -41)
      ),
      Contact(id: "u-4", name: "Sam", roles: ["Instance Admin"], lastSeen: today),
    ]
    customer.instances = [
      InstanceUsage(
        site: "s-1",
        endpoint: "https://code.acme.example",
        version: "5.9.0",
        mau: 560,
        seats: 900,
        lastPing: today
      ),
      InstanceUsage(site: "s-2", version: "5.4.1", mau: 111, lastPing: today.adding(days: -30)),
    ]
    customer.tasks.append(
      CustomerTask(
        id: "t-9",
        name: "Health assessment",
        due: day("2026-10-28"),
        completed: day("2026-10-27"),
        assignee: "Ana Reyes"
      )
    )
    customer.disagreements = [
      Disagreement(key: "seats", values: [.salesforce: .number(900), .looker: .number(850)]),
      Disagreement(
        key: "arr",
        values: [.vitally: .number(1_240_000), .salesforce: .number(1_200_000)]
      ),
    ]
    customer.healthScore = HealthPolicy.builtIn.assess(customer, on: day("2026-11-20"))?.health
    return customer
  }

  /// A customer whose every text tries to break the screen.
  private static var garbled: Customer {
    let text =
      "\u{1B}[31mred\u{1B}[0m \u{202E}sdrawkcab\u{202C} Z\u{0335}\u{0321}\u{0334}a\u{0301}"
      + " 漢字かな 👩‍👩‍👧‍👦🇩🇪 \u{200B}\u{FEFF}\u{7}\t" + String(repeating: "Wörtervolk", count: 30)
    var customer = customer(
      Row(id: "p-3", name: "Garbled \(text)", arr: 40_000, employees: 100, seats: 50, touch: 10)
    )
    let person = Person(id: text, name: text, email: text)
    customer.owner = Fact(person, from: .vitally)
    customer.keyRoles = [KeyRole(label: text, person: Person(id: "x", name: text))]
    customer.stage = Fact(text, from: .vitally)
    customer.version = Fact(text, from: .looker)
    customer.segment = Fact(text, from: .vitally)
    customer.contacts = [Contact(id: text, name: text, email: text, title: text, roles: [text])]
    customer.features = [
      FeatureUsage(name: text, users: 3), FeatureUsage(name: text + "!", users: 0),
    ]
    customer.instances = [InstanceUsage(site: text, endpoint: text, version: text)]
    customer.opportunities = [
      Opportunity(id: text, name: text, type: text, stage: text, forecast: text)
    ]
    customer.tasks = [CustomerTask(id: text, name: text, assignee: text)]
    customer.notes = [
      CustomerNote(id: text, subject: text, text: "\(text)\n\n\(text)\r\n\(text)", author: text)
    ]
    customer.disagreements = [
      Disagreement(key: text, values: [.vitally: .text(text), .looker: .text(text)])
    ]
    return customer
  }
}
