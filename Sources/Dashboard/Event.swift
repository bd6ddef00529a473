public import BookModel
public import Canvas

/// Something that happened, for the dashboard to answer.
public enum Event: Equatable, Sendable {
  /// A key was pressed.
  case keyPressed(Key)
  /// The mouse did something.
  case mouse(MouseEvent)
  /// The terminal has this size now.
  case resized(rows: Int, columns: Int)
  /// Reading the snapshot got this far.
  case loadProgress(LoadProgress)
  /// The front page of a book that is still being read is there, with the part of the book on it.
  case frontPageLoaded(FrontPage, Portfolio)
  /// The snapshot was read.
  case bookLoaded(OpenedBook)
  /// The snapshot could not be read; the remedy is what to do about it, a line each.
  case loadFailed(title: String, remedy: [String])
  /// Comparing with the older snapshots takes long; this day's is being read.
  case comparing(with: Day)
  /// The older snapshots were read: this is what they tell of the book.
  case pastLoaded(BookPast)
  /// There is no older snapshot; or, for this reason, none that can be read.
  case pastMissing(String?)
  /// The book differs from the snapshot that `.compare` named in this.
  case compared(BookChanges)
  /// The book cannot be compared with the snapshot of this day, which `.compare` named.
  case compareFailed(Day, reason: String)
  /// The report of an order was made.
  case reportMade(ReportOrder, ReportPage)
  /// The report of an order cannot be made, for this reason.
  case reportFailed(ReportOrder, reason: String)
  /// What `.tick` asked for by this name is done, or cannot be; `changesFollowUps` where a
  /// `.followUpsChanged` follows, which has the page made anew.
  case tickEnded(String, changesFollowUps: Bool)
  /// A file cannot be written, for this reason.
  case notWritten(String, reason: String)
  /// The follow-ups are these now; `told` says what was done, nil to say nothing.
  case followUpsChanged(FollowUpDeskState, told: String?)
  /// What happened to a customer's follow-ups, as it was asked for.
  case followUpHistory(FollowUpStory)
  /// What the user asked for last could not be saved, or what was asked to be saved again.
  case saveFailed(String)
  /// There is something to tell that is not an error.
  case told(String)
  /// A new day began.
  case dayChanged(Day)
  /// The time of the day, in seconds since 1970 UTC; send it at the start and every minute.
  case clockTicked(now: Int)
  /// The program is in the foreground again.
  case resumed
  /// The time of the toast with this number is over.
  case toastExpired(Int)
  /// A theme is in use; its name.
  case themeChanged(String)
  /// The themes are these.
  case themesDescribed([ThemeNote])
  /// The saved views are these now; `told` says what was done, nil to say nothing.
  case viewsChanged([SavedView], told: String?)
  /// The user's editor was closed with this text.
  case edited(String)
  /// A completer that was ordered is there.
  case completerMade(FilterCompleter)
  /// Features that were to be added up are.
  case featuresCounted(FeatureCount)
}

extension Event {
  /// Whether a page may read differently after it, if no key turns to another.
  var mayChangePages: Bool {
    switch self {
    case .resized, .bookLoaded, .pastLoaded, .pastMissing, .followUpsChanged, .followUpHistory,
      .dayChanged, .clockTicked:
      true
    case .keyPressed, .mouse, .loadProgress, .frontPageLoaded, .loadFailed, .comparing, .compared,
      .compareFailed, .reportMade, .reportFailed, .tickEnded, .notWritten, .saveFailed, .told,
      .resumed, .toastExpired, .themeChanged, .themesDescribed, .viewsChanged, .edited,
      .completerMade, .featuresCounted:
      false
    }
  }
}

/// Something to do that the dashboard cannot do itself.
public enum Effect: Equatable, Sendable {
  /// Do something to the follow-ups of some customers, all of it as one step that one undo takes
  /// back.
  case follow([FollowUpStep])
  /// Try to save what could not be saved.
  case saveAgain
  /// Send `.followUpHistory` of this customer.
  case recallHistory(CustomerReference)
  /// Take back the last step.
  case undo
  /// Do again what was taken back.
  case redo
  /// Read the snapshot again.
  case reload
  /// Stop reading the snapshot; what comes of it is not wanted any more.
  case stopReading
  /// Put a text on the clipboard; `told` says what it is, such as `the id of Initech`.
  case copy(String, told: String)
  /// Open a web address in the user's browser.
  case openLink(String)
  /// Show the theme of this name.
  case setTheme(String)
  /// Send `.themesDescribed`, each theme with its contrast.
  case describeThemes
  /// Compare the book with the snapshot of this day and send `.compared` or `.compareFailed`.
  case compare(since: Day)
  /// Make a report and send `.reportMade` or `.reportFailed`.
  case makeReport(ReportOrder)
  /// Tick this off in the report of the order, as its page names it, and send what comes of it:
  /// `.tickEnded`, and then `.told`, or `.followUpsChanged`, after `.saveFailed` where it could not be
  /// saved. It is done after what was ticked before it.
  case tick(String, in: ReportOrder)
  /// Write a text to a new file and send `.told` or `.notWritten`.
  case write(String, to: String)
  /// The user chose another tier policy: what older snapshots tell is to be worked out anew.
  case policyChosen(String)
  /// End the program in good order.
  case quit
  /// End the program as an interrupt does.
  case interrupt
  /// Stop the program until the shell continues it.
  case suspend
  /// Paint the whole screen anew.
  case redraw
  /// Keep a view, in the place of one that has the name; then send `.viewsChanged`.
  case saveView(SavedView)
  /// Take the view of a name away; then send `.viewsChanged`.
  case removeView(String)
  /// Write down the customers that are shown.
  case export(ListExport)
  /// Open the user's editor for a text; then send `.edited`, unless it was given up.
  case edit(String)
  /// Make a completer beside the loop, and send it as `.completerMade`.
  case makeCompleter(FilterCompleterOrder)
  /// Add features up beside the loop, and send them as `.featuresCounted`.
  case countFeatures(FeatureOrder)
  /// Send `.toastExpired` with this number after these seconds.
  case startToastTimer(Int, seconds: Int)
}
