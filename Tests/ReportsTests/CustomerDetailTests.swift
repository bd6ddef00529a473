import BookModel
import Canvas
import Reports
import Testing

struct CustomerDetailTests {
  @Test func `the page of a known customer says everything with its source`() {
    let text = CustomerDetail(of: 0, in: Fixture.portfolio).text(.table, Layout(width: 80))
    #expect(
      text == """
        Initech
        ▼  3.1 poor · Large Enterprise · owner Ana Lima · Renewing · churned 2026-11-01

        FOLLOW-UP
        ! Call the champion · due 2026-11-18 · high priority · #mau #qbr · by
        ana@example.com, 2026-11-18

        FACTS
        ARR                $310k               vitally, 1d old
        MRR                $26k                vitally, 1d old
        Seats              500                 salesforce
        Employees          12,000              salesforce
        Developers         0                   vitally, 1d old
        Segment            Large Enterprise    salesforce
        Version            5.4.0               looker, today
        Versions behind    6                   vitally, 1d old
        Last activity      2026-10-14          vitally, 1d old
        Account executive  Bo Berg             vitally, 1d old
        Vitally id         a-1
        Salesforce id      0018c00002AbCdEFGH

        HEALTH
        Vitally   ▼  3.1  vitally, 1d old
        Computed  ▼  2.9  80% of the weight known

        WHY                         VALUE  HEALTHY  POOR  WEIGHT  CATEGORY       SOURCE
        ■ average DAU / MAU         24.1%     ≥30%  ≤20%     28%  utilization    looker
        ▼ MAU / seats                 41%     ≥80%  <50%     28%  utilization    looker
        ▲ active champion             yes      yes    no     13%  relationships  vitally
        ? access to buyer               ?      yes    no      0%  relationships
        ▼ last activity, days          37      ≤14   ≥30     13%  relationships  vitally
        ▼ versions behind               6       ≤2    ≥5     15%  technical      vitally
        ? precise navigation            ?      yes    no      0%  technical
        ? defect tickets, 90d           ?       <2    ≥5      0%  technical
        ? help tickets, 90d             ?      <10   ≥15      0%  technical
        ■ sentiment of the TA  concerning  healthy  poor      5%  sentiment      vitally

        USAGE
        DAU           49.5              looker, today
        WAU           120               looker, today
        MAU           ≤205              looker, today
        Utilization   ≤41%              looker, today
        Usage         ≥24%              looker, today
        Trend         -13%              looker, today
        Weekly users  ▇·▆▆  120 to 160  looker

        FEATURE      USERS  SHARE  TREND  12w
        Code search     80    40%   +10%  ▆·▇

        Never used: Insights

        INSTANCE                      VERSION  MAU  SEATS  LAST PING
        https://code.initech.example  5.4.0    205    500  2026-11-20

        CONTRACT
        Renewal  2027-01-02, in 42d  vitally, 1d old

        OPPORTUNITY   TYPE     STAGE        AMOUNT  CLOSES      FORECAST  STATE
        Renewal 2027  Renewal  Negotiation   $330k  2026-12-31  Commit    open

        PEOPLE
        NAME      ROLE                      SIDE      E-MAIL               LAST SEEN
        Ana Lima  CSM, Implementation       us        ana@example.com
        Pat Doe   Staff Engineer, Champion  customer  pat@initech.example  2026-11-19

        TASKS
        TASK              STATE  DUE         FOR
        Plan the upgrade  late   2026-11-10  Ana Lima

        NOTES
        2026-10-14 · Ana Lima · Call
        They want SSO.
        Ask again.

        WHERE SOURCES DIFFER
        arr  vitally 310000 · salesforce 300000

        """
    )
  }

  @Test func `the page of an unknown customer has a question mark for each fact`() {
    let text = CustomerDetail(of: 1, in: Fixture.portfolio).text(.table, Layout(width: 40))
    #expect(text.hasPrefix("Umbrella\n? · ? · no owner\n\nFACTS\nARR                ?\n"))
    #expect(text.contains("Vitally  ?\n\nComputed: nothing is known that health\nis made of.\n"))
    #expect(!text.contains("0\n"))
  }

  @Test(arguments: [1, 7, 20, 40, 80, 120])
  func `no line of a page with sensible width is wider than the terminal`(width: Int) {
    var customer = Fixture.known
    customer.name = "漢字\u{1B}[2J" + String(repeating: "long ", count: 40)
    customer.notes[0].text = String(repeating: "wide漢字word", count: 30) + "\u{1B}]0;x\u{7}"
    customer.disagreements[0].values[.looker] = .text(String(repeating: "x", count: 300))
    let text = CustomerDetail(of: 0, in: Fixture.portfolio([customer]))
      .text(.table, Layout(width: width))
    #expect(!text.contains("\u{1B}"))
    guard width >= 40 else { return }
    for line in text.split(separator: "\n") { #expect(String(line).columns <= width) }
  }

  @Test func `show adds features, instances, people, tasks and notes to the record`() {
    let portfolio = Fixture.portfolio
    let record = CustomerRecord(of: 0, in: portfolio).json()
    #expect(
      CustomerDetail(of: 0, in: portfolio).text(.ndjson) == record.dropLast() + """
        ,"features":[{"name":"Code search","users":80,"share":0.4,"trend":0.1,\
        "series":[70,null,80]},{"name":"Insights","users":0,"share":null,"trend":null,\
        "series":[]}],"instances":[{"site":"s-1","endpoint":"https://code.initech.example",\
        "version":"5.4.0","mau":205,"seats":500,"lastPing":"2026-11-20"}],"people":[{"side":"us",\
        "id":"u-1","name":"Ana Lima","email":"ana@example.com","title":null,\
        "roles":["CSM","Implementation"],"lastSeen":null,"deactivated":false,"unsubscribed":false,"bounces":false},\
        {"side":"customer","id":"c-1","name":"Pat Doe","email":"pat@initech.example",\
        "title":"Staff Engineer","roles":["Champion"],"lastSeen":"2026-11-19",\
        "deactivated":false,"unsubscribed":false,"bounces":false}],"tasks":[{"id":"t-1","name":"Plan the upgrade","due":"2026-11-10",\
        "completed":null,"assignee":"Ana Lima","details":"Two releases at a time"}],\
        "notes":[{"id":"n-1","date":"2026-10-14","author":"Ana Lima","subject":"Call",\
        "text":"They want SSO.\\nAsk again."}]}

        """
    )
  }

  @Test func `the object is indented and the record alone is a row`() {
    let detail = CustomerDetail(of: 1, in: Fixture.portfolio)
    #expect(detail.text(.json).hasPrefix("{\n  \"id\": \"a-2\",\n"))
    #expect(detail.text(.json).hasSuffix("  \"notes\": []\n}\n"))
    #expect(detail.text(.csv) == CustomerList(of: [1], in: Fixture.portfolio).text(.csv))
  }

  @Test func `the page in Markdown has headings, lists and tables`() {
    let text = CustomerDetail(of: 0, in: Fixture.portfolio).text(.markdown)
    #expect(text.hasPrefix("# Initech\n\n▼  3.1 poor · Large Enterprise"))
    #expect(text.contains("\n## Facts\n\n- ARR: $310k (vitally, 1d old)\n"))
    #expect(text.contains("| ▼ MAU / seats | 41% | ≥80% | \\<50% | 28% | utilization | looker |\n"))
    #expect(text.contains("\n## Where sources differ\n\n- arr: vitally 310000 · salesforce 300000"))
  }
}
