import BookModel
import Dashboard

extension DashboardLoop {
  /// Reads the snapshot beside the loop.
  mutating func load() {
    readings += 1
    let order = BookLoader.Order(today: today, policy: policy, desk: desk)
    reading = loader.begin(order, number: readings)
  }

  /// Breaks the reading off; what still comes of it goes unheard.
  mutating func stopReading() {
    reading?.cancel()
    reading = nil
  }

  /// Breaks off what is read, so that nothing is under way when the program ends.
  mutating func endReading() {
    pastReading?.cancel()
    stopReading()
    loader.waitForEnd()
  }

  /// Takes what came from beside the loop; what comes of a reading that was stopped goes unheard.
  mutating func receive(_ delivery: Delivery, of number: Int) {
    switch delivery {
    case .completer(let completer): take(.completerMade(completer))
    case .features(let count): take(.featuresCounted(count))
    case .export(let outcome): take(outcome)
    case .failed(let failure):
      guard ends(number) else { return }
      take(.loadFailed(title: failure.message, remedy: failure.remedy))
    case .book(let book, let desk, let problem):
      guard ends(number) else { return }
      receive(book, desk)
      if let problem { take(.saveFailed(problem)) }
    }
  }

  /// Notes the end of a reading; returns whether it is the one that goes on.
  private mutating func ends(_ number: Int) -> Bool {
    guard number == reading?.number else { return false }
    reading = nil
    return true
  }

  /// Takes a book, which brings the follow-ups of its customers with it.
  private mutating func receive(_ book: OpenedBook, _ desk: FollowUpDesk) {
    self.desk.takeCustomers(of: desk)
    take(.bookLoaded(book))
    portfolio = book.portfolio
    pastLoader.forget()
    readPast()
    // The day may have changed while it was read.
    if book.portfolio.today != today { take(.dayChanged(today)) }
    take(followUpsChanged(told: nil))
  }
}

extension DashboardLoop {
  /// Finds out beside the loop what older snapshots tell of the book.
  mutating func readPast() {
    pastReading?.cancel()
    guard let portfolio else { return }
    pastReading = pastLoader.begin(portfolio, policy, number: (pastReading?.number ?? 0) + 1)
  }

  /// Compares the book with the snapshot of a day beside the loop.
  func compare(since day: Day) {
    guard let portfolio, let pastReading else { return }
    pastLoader.compare(portfolio, policy, since: day, number: pastReading.number)
  }

  /// Takes what came of reading older snapshots, unless that is of another book.
  mutating func receive(_ delivery: PastDelivery, of number: Int) {
    guard number == pastReading?.number else { return }
    pastReading?.day = nil
    switch delivery {
    case .comparing(let day): pastReading?.day = day
    case .past(let past): take(.pastLoaded(past))
    case .missing(let reason): take(.pastMissing(reason))
    case .compared(let changes): take(.compared(changes))
    case .compareFailed(let day, let reason): take(.compareFailed(day, reason: reason))
    }
  }
}
