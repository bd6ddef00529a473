import BookModel
import Canvas
import Dashboard
import Dispatch
import Terminal

/// Runs the dashboard: hands it what happens, performs its effects, shows its frames.
///
/// This thread alone has the state and the screen. Reading snapshots goes on beside it and comes
/// back through the mailbox.
struct DashboardLoop: ~Copyable {
  private var dashboard: Dashboard
  private var terminal: Terminal
  private let source: BookSource
  private var desk: FollowUpDesk
  private let themes: ThemeShelf
  private let mailbox: Mailbox
  /// Toasts that are shown, and when their time is over.
  private var toasts: [(number: Int, ends: ContinuousClock.Instant)] = []
  /// The last minute and day told to the dashboard.
  private var minute = 0
  private var today: Day
  /// The exit code, once the program is to end.
  private var ending: Int32?

  init(
    dashboard: Dashboard,
    terminal: consuming Terminal,
    source: BookSource,
    desk: FollowUpDesk,
    themes: ThemeShelf
  ) {
    self.dashboard = dashboard
    self.mailbox = Mailbox(waker: terminal.waker)
    self.terminal = terminal
    self.source = source
    self.desk = desk
    self.themes = themes
    self.today = source.today
  }
}

extension DashboardLoop {
  /// Runs until the user or the system ends it; returns the exit code.
  mutating func run() -> Int32 {
    take(Event.resized(rows: terminal.rows, columns: terminal.columns))
    tick()
    show()
    load()
    while true {
      for event in terminal.nextEvents(timeout: timeout) { take(event) }
      for event in mailbox.take() { receive(event) }
      tick()
      refreshFollowUps()
      if let ending { return ending }
      show()
    }
  }

  /// How long to wait at most: until a toast ends, and never longer than others' marks may take.
  private var timeout: Duration {
    let now = ContinuousClock.now
    let waits = toasts.map { max(.zero, now.duration(to: $0.ends)) }
    return min(waits.min() ?? .seconds(1), .seconds(1))
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

  private mutating func take(_ event: Event) {
    for effect in dashboard.update(event) where ending == nil { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .follow(let action, let customers): follow(action, customers)
    case .undo: tell(desk.undo())
    case .redo: tell(desk.redo())
    case .reload: load()
    case .setTheme(let name): setTheme(name)
    case .policyChosen: break
    case .quit: ending = 0
    case .interrupt: ending = Ending.interrupt.exitCode
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
    let seconds = Surroundings.milliseconds() / 1000
    guard seconds / 60 != minute else { return }
    minute = seconds / 60
    take(.clockTicked(now: seconds))
    guard source.followsClock, Surroundings.localDay() != today else { return }
    today = Surroundings.localDay()
    take(.dayChanged(today))
  }

  private mutating func setTheme(_ name: String) {
    do {
      terminal.setTheme(try themes.theme(named: name))
      take(.themeChanged(name))
    } catch {
      take(.told("\(error)"))
    }
  }

  /// Reads the snapshot beside the loop.
  private func load() {
    let source = source
    let mailbox = mailbox
    DispatchQueue.global(qos: .userInitiated).async {
      do throws(Failure) {
        let loaded = try source.load()
        mailbox.post(.bookLoaded(loaded.portfolio, notes: loaded.notes))
      } catch {
        mailbox.post(.loadFailed(title: error.message, remedy: error.remedy))
      }
    }
  }
}

extension DashboardLoop {
  private mutating func follow(_ action: FollowUpAction, _ ids: [Customer.ID]) {
    tell(desk.follow(action, ids))
  }

  /// Takes what other threads left; a book brings the follow-ups of its customers with it.
  private mutating func receive(_ event: Event) {
    take(event)
    guard case .bookLoaded(let portfolio, _) = event else { return }
    do {
      try desk.open(for: portfolio.book.customers)
      take(followUpsChanged(told: nil))
    } catch {
      take(.saveFailed("\(error)"))
    }
  }

  /// Tells the dashboard what came of a change of the follow-ups.
  private mutating func tell(_ outcome: FollowUpDesk.Outcome) {
    switch outcome {
    case .saved(let told): take(followUpsChanged(told: told))
    case .refused(let reason): take(.told(reason))
    case .failed(let reason): take(.saveFailed(reason))
    }
  }

  /// Takes over what other processes have done to the follow-ups.
  private mutating func refreshFollowUps() {
    if desk.refresh() { take(followUpsChanged(told: nil)) }
  }

  private func followUpsChanged(told: String?) -> Event {
    .followUpsChanged(
      desk.followUps,
      undoable: desk.ledger.undoWords,
      redoable: desk.ledger.redoWords,
      told: told
    )
  }
}
