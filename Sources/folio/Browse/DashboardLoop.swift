import BookModel
import Canvas
import Dashboard
import SnapshotIO
import Terminal

/// Runs the dashboard: hands it what happens, performs its effects, shows its frames.
///
/// This thread alone has the state and the screen. Reading snapshots goes on beside it and comes
/// back through the mailbox.
struct DashboardLoop: ~Copyable {
  private var dashboard: Dashboard
  var terminal: Terminal
  let source: BookSource
  var desk: FollowUpDesk
  let clipboard: Clipboard
  let editor: ExternalEditor
  var links: LinkOpener
  let themes: ThemeShelf
  private var keeper: StateKeeper
  let mailbox: Mailbox<Delivery>
  let loader: BookLoader
  private let pastMailbox: Mailbox<PastDelivery>
  let pastLoader: PastLoader
  private let reportMailbox: Mailbox<ReportDelivery>
  let reportMaker: ReportMaker
  /// The reading of older snapshots that what is known of them is of; nil before the first.
  var pastReading: PastReading?
  /// The book that is shown, as it was read; nil before the first.
  var portfolio: Portfolio?
  /// The reading of the snapshot that goes on; nil when none does.
  var reading: Reading?
  /// The readings begun so far.
  var readings = 0
  /// The tier policy in force.
  var policy: TierPolicy
  /// Toasts that are shown, and when their time is over.
  private var toasts: [(number: Int, ends: ContinuousClock.Instant)] = []
  /// The last minute and day told to the dashboard.
  private var minute = 0
  var today: Day
  /// The theme that was chosen here, now or in a run before; nil for the one that is configured.
  var chosenTheme: String?
  /// The failure that was noted last; nil before the first.
  private var lastFailure: String?
  /// The exit code, once the program is to end.
  private var ending: Int32?

  init(
    dashboard: Dashboard,
    terminal: consuming Terminal,
    source: BookSource,
    desk: FollowUpDesk,
    themes: ThemeShelf,
    keeper: StateKeeper
  ) {
    self.dashboard = dashboard
    let mailbox = Mailbox<Delivery>(waker: terminal.waker)
    self.mailbox = mailbox
    let pastMailbox = Mailbox<PastDelivery>(waker: terminal.waker)
    self.pastMailbox = pastMailbox
    let history = BookHistory(source, keeping: KeptBooks())
    self.pastLoader = PastLoader(history: history, mailbox: pastMailbox)
    let reportMailbox = Mailbox<ReportDelivery>(waker: terminal.waker)
    self.reportMailbox = reportMailbox
    self.reportMaker = ReportMaker(source: source, history: history, mailbox: reportMailbox)
    let environment = source.surroundings.environment
    self.clipboard = Clipboard(environment: environment)
    self.editor = ExternalEditor(environment: environment)
    self.loader = BookLoader(source: source, mailbox: mailbox)
    self.terminal = terminal
    self.source = source
    self.desk = desk
    self.links = LinkOpener(environment: environment)
    self.themes = themes
    self.keeper = keeper
    self.chosenTheme = keeper.theme
    self.policy = source.policy
    self.today = source.today
  }
}

extension DashboardLoop {
  /// Runs until the user or the system ends it; returns the exit code.
  mutating func run() -> Int32 {
    take(Event.resized(rows: terminal.rows, columns: terminal.columns))
    tick()
    if let (page, portfolio) = source.frontPage() {
      take(.frontPageLoaded(page, portfolio))
      show()
      load()
    } else {
      // Begun before the first frame: what the frame shows does not depend on it.
      load()
      show()
    }
    #if DEBUG
    CrashHook.crashIfAsked(by: source.surroundings.environment)
    #endif
    while true {
      for event in terminal.nextEvents(timeout: timeout) { take(event) }
      for (number, delivery) in mailbox.take() { receive(delivery, of: number) }
      for (number, delivery) in pastMailbox.take() { receive(delivery, of: number) }
      for (_, delivery) in reportMailbox.take() { receive(delivery) }
      tick()
      refreshFollowUps()
      keeper.remember(dashboard.session, theme: chosenTheme)
      if let ending {
        keeper.write()
        endReading()
        desk.finish()
        return ending
      }
      show()
    }
  }

  /// How long to wait at most: until a toast ends, and never longer than others' marks may take, or
  /// than what is told of a reading stays true.
  private var timeout: Duration {
    let now = ContinuousClock.now
    let waits = toasts.map { max(.zero, now.duration(to: $0.ends)) }
    let isWaiting = reading != nil || pastReading?.day != nil
    let longest: Duration = isWaiting ? .milliseconds(80) : .seconds(1)
    return min(waits.min() ?? longest, longest)
  }

  private mutating func show() {
    terminal.show(dashboard.view(rows: terminal.rows, columns: terminal.columns))
  }

  private mutating func take(_ event: TerminalEvent) {
    switch event {
    case .key(let key): take(.keyPressed(key))
    case .mouse(let mouse): take(Event.mouse(mouse))
    case .resized(let rows, let columns): take(Event.resized(rows: rows, columns: columns))
    case .resumed(let rows, let columns):
      take(Event.resized(rows: rows, columns: columns))
      take(Event.resumed)
    case .woken: break
    case .ended(let cause): ending = cause.exitCode
    }
  }

  /// Hands the dashboard an event, and does what it asks for.
  mutating func take(_ event: Event) {
    note(event)
    for effect in dashboard.update(event) where ending == nil { perform(effect) }
  }

  /// Notes a failure in the log, once as long as it stays the same.
  private mutating func note(_ event: Event) {
    var failure: String?
    if case .loadFailed(let title, _) = event { failure = title }
    if case .saveFailed(let reason) = event { failure = reason }
    guard let failure, failure != lastFailure else { return }
    lastFailure = failure
    keeper.note(failure)
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .follow(let steps): tell(desk.follow(steps))
    case .saveAgain: saveAgain()
    case .recallHistory(let customer):
      let entries = desk.history(of: customer)
      take(.followUpHistory(FollowUpStory(customer: customer.id, entries: entries)))
    case .undo: tell(desk.undo())
    case .redo: tell(desk.redo())
    case .reload: load()
    case .stopReading: stopReading()
    case .copy(let text, let told): copy(text, told: told)
    case .openLink(let address): open(address)
    case .setTheme(let name): setTheme(name)
    case .describeThemes: take(.themesDescribed(themes.notes))
    case .policyChosen(let name):
      policy = source.settings.policies.first { $0.name == name } ?? policy
      readPast()
    case .compare(let day): compare(since: day)
    case .makeReport(let order): reportMaker.begin(order, desk)
    case .tick(let name, let order): reportMaker.beginTicking(name, in: order, desk)
    case .write(let text, let path): write(text, to: path)
    case .quit: ending = 0
    case .interrupt: ending = Ending.interrupt.exitCode
    case .makeCompleter(let order): make(order)
    case .countFeatures(let order): make(order)
    case .saveView(let view): take(keeper.save(view))
    case .removeView(let name): take(keeper.removeView(name))
    case .export(let export): carryOut(export)
    case .edit(let text): edit(text)
    case .suspend: terminal.suspend()
    case .redraw: terminal.redraw()
    case .startToastTimer(let number, let seconds):
      toasts.append((number, .now + .seconds(seconds)))
    }
  }

  /// Tells the dashboard what time it is: ends toasts, and begins a new day or minute.
  private mutating func tick() {
    let now = ContinuousClock.now
    for toast in toasts where toast.ends <= now { take(.toastExpired(toast.number)) }
    toasts.removeAll { $0.ends <= now }
    if let progress = reading?.progress { take(.loadProgress(progress)) }
    if let day = pastReading?.dayToTell { take(.comparing(with: day)) }
    let seconds = Surroundings.milliseconds() / 1000
    guard seconds / 60 != minute else { return }
    minute = seconds / 60
    take(.clockTicked(now: seconds))
    guard source.followsClock, Surroundings.localDay() != today else { return }
    today = Surroundings.localDay()
    take(.dayChanged(today))
  }
}
