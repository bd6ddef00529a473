import BookModel
import BookQuery
import Reports
import Testing

struct CustomerRecordTests {
  @Test func `a customer of whom nothing is known has every key with null`() {
    #expect(
      CustomerRecord(of: 1, in: Fixture.portfolio).json()
        == #"{"id":"a-2","externalId":null,"salesforceId":null,"name":"Umbrella","#
        + #""tier":{"policy":"four-tier","name":null,"certain":false,"missing":["arr","employees"]},"#
        + #""segment":null,"owner":null,"accountExecutive":null,"mine":false,"arr":null,"mrr":null,"#
        + #""seats":null,"employees":null,"developers":null,"dau":null,"wau":null,"mau":null,"#
        + #""utilization":null,"usage":null,"trend":null,"series":[],"health":null,"#
        + #""computedHealth":null,"renewal":null,"stage":null,"version":null,"versionsBehind":null,"#
        + #""lastActivity":null,"opportunities":[],"churned":null,"followUp":null,"sources":{},"#
        + #""disagreements":[],"bounds":{},"coveredFor":null}"#
    )
  }

  @Test func `a customer of whom all is known prints byte for byte the same`() {
    let expected = #"""
      {"id":"a-1","externalId":"ext-1","salesforceId":"0018c00002AbCdEFGH","name":"Initech",\#
      "tier":{"policy":"four-tier","name":"Large Enterprise","certain":true,"missing":[]},\#
      "segment":"Large Enterprise","owner":{"id":"u-1","name":"Ana Lima",\#
      "email":"ana@example.com"},"accountExecutive":{"id":"u-2","name":"Bo Berg",\#
      "email":"bo@example.com"},"mine":true,"arr":310000,"mrr":25833.33,"seats":500,\#
      "employees":12000,"developers":0,"dau":49.5,"wau":120,"mau":205,"utilization":0.41,\#
      "usage":0.24146341463414633,"trend":-0.125,"series":[160,null,140,120],"health":3.1,\#
      "computedHealth":{"score":2.875,"band":"poor","coverage":0.8041666666666667,\#
      "reasons":[{"category":"utilization","input":"usage","value":0.24146341463414633,\#
      "healthyAt":0.3,"poorAt":0.2,"band":"concerning","weight":0.275,"source":"looker"},\#
      {"category":"utilization","input":"utilization","value":0.41,"healthyAt":0.8,"poorAt":0.5,\#
      "band":"poor","weight":0.275,"source":"looker"},{"category":"relationships",\#
      "input":"champion","value":true,"healthyAt":true,"poorAt":false,"band":"healthy",\#
      "weight":0.125,"source":"vitally"},{"category":"relationships","input":"buyer","value":null,\#
      "healthyAt":true,"poorAt":false,"band":null,"weight":0,"source":null},\#
      {"category":"relationships","input":"lastActivity","value":37,"healthyAt":14,"poorAt":30,\#
      "band":"poor","weight":0.125,"source":"vitally"},{"category":"technical",\#
      "input":"versionsBehind","value":6,"healthyAt":2,"poorAt":5,"band":"poor","weight":0.15,\#
      "source":"vitally"},{"category":"technical","input":"preciseNavigation","value":null,\#
      "healthyAt":true,"poorAt":false,"band":null,"weight":0,"source":null},\#
      {"category":"technical","input":"defectTickets","value":null,"healthyAt":2,"poorAt":5,\#
      "band":null,"weight":0,"source":null},{"category":"technical","input":"helpTickets",\#
      "value":null,"healthyAt":10,"poorAt":15,"band":null,"weight":0,"source":null},\#
      {"category":"sentiment","input":"sentiment","value":"concerning","healthyAt":"healthy",\#
      "poorAt":"poor","band":"concerning","weight":0.05,"source":"vitally"}]},\#
      "renewal":{"date":"2027-01-02","days":42},"stage":"Renewing","version":"5.4.0",\#
      "versionsBehind":6,"lastActivity":"2026-10-14","opportunities":[{"id":"006A",\#
      "name":"Renewal 2027","type":"Renewal","stage":"Negotiation","amount":330000,\#
      "closeDate":"2026-12-31","isClosed":false,"isWon":false,"forecast":"Commit"}],\#
      "churned":"2026-11-01","followUp":{"note":"Call the champion","due":"2026-11-18",\#
      "priority":"high","tags":["mau","qbr"],"state":"open","created":"2026-11-18T11:06:40Z",\#
      "by":"ana@example.com"},"sources":{"owner":"vitally","accountExecutive":"vitally",\#
      "segment":"salesforce","arr":"vitally","mrr":"vitally","seats":"salesforce",\#
      "employees":"salesforce","developers":"vitally","dau":"looker","wau":"looker",\#
      "mau":"looker","utilization":"looker","usage":"looker","trend":"looker","series":"looker",\#
      "health":"vitally","renewal":"vitally","version":"looker","versionsBehind":"vitally",\#
      "lastActivity":"vitally","opportunities":"salesforce","churned":"vitally"},\#
      "disagreements":[{"key":"arr","values":{"vitally":310000,"salesforce":300000}}],\#
      "bounds":{"mau":"upper","utilization":"upper","usage":"lower"},"coveredFor":null}
      """#
    #expect(CustomerRecord(of: 0, in: Fixture.portfolio).json() == expected)
  }

  @Test(arguments: [
    (FollowUp.State.open, "open"), (.snoozed(until: nil), "snoozed"),
    (.snoozed(until: Fixture.today.adding(days: 1)), "snoozed"),
    (.snoozed(until: Fixture.today), "open"),
  ])
  func `a snooze that is past is open`(state: FollowUp.State, expected: String) {
    var portfolio = Fixture.portfolio
    portfolio.followUps[Fixture.followUp.customer]?.state = state
    #expect(
      CustomerRecord(of: 0, in: portfolio).json().contains(#""state":"\#(expected)","created""#)
    )
  }

  @Test func `a time that no calendar holds prints as the nearest that one does`() {
    var portfolio = Fixture.portfolio
    portfolio.followUps[Fixture.followUp.customer]?.created = .max
    #expect(CustomerRecord(of: 0, in: portfolio).json().contains("9999-12-31T23:59:59Z"))
    portfolio.followUps[Fixture.followUp.customer]?.created = .min
    #expect(CustomerRecord(of: 0, in: portfolio).json().contains("0001-01-01T00:00:00Z"))
  }

  @Test func `an owner whom the snapshot does not know has an id and nothing else`() {
    var customer = Fixture.unknown
    customer.owner = Fact(Person(id: "u-9"), from: .vitally)
    let json = CustomerRecord(of: 0, in: Fixture.portfolio([customer])).json()
    #expect(json.contains(#""owner":{"id":"u-9","name":null,"email":null},"#))
    #expect(json.contains(#""sources":{"owner":"vitally"},"#))
  }

  @Test func `an empty series has no source`() {
    var customer = Fixture.unknown
    customer.series = Fact([], from: .looker)
    let json = CustomerRecord(of: 0, in: Fixture.portfolio([customer])).json()
    #expect(json.contains(#""series":[],"#))
    #expect(json.contains(#""sources":{},"#))
  }

  @Test func `a covered customer names its owner and what changed comes from outside`() throws {
    var facts = QueryFacts()
    var portfolio = Fixture.portfolio
    portfolio.coveredFor[Fixture.unknown.id] = Fixture.bo
    facts.healthChange[Fixture.unknown.id] = -1.8
    facts.changes[Fixture.unknown.id] = ["health", "arr"]
    facts.marked = [Fixture.unknown.id]
    let json = CustomerRecord(of: 1, in: portfolio, facts: facts).json()
    #expect(
      json.hasSuffix(#""coveredFor":{"id":"u-2","name":"Bo Berg","email":"bo@example.com"}}"#)
    )
    let list = CustomerList(
      of: [1, 0],
      in: portfolio,
      columns: try Column.parse("coveredFor,d30,changed,mark"),
      facts: facts
    )
    #expect(
      list.text(.csv) == "coveredFor,d30,changed,mark\nBo Berg,-1.8,arr health,true\n,,,false\n"
    )
  }
}
