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
  /// The book cannot be compared with the snapshot that `.compare` named.
  case compareFailed(String)
  /// The report of this name was made.
  case reportMade(String, ReportPage)
  /// The report of this name cannot be made, for this reason.
  case reportFailed(String, reason: String)
  /// A file cannot be written, for this reason.
  case notWritten(String, reason: String)
  /// The follow-ups are these now; `told` says what was done, nil to say nothing.
  case followUpsChanged(
    [Customer.ID: FollowUp],
    undoable: String?,
    redoable: String?,
    told: String?
  )
  /// What the user entered could not be kept.
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
}

/// Something to do that the dashboard cannot do itself.
public enum Effect: Equatable, Sendable {
  /// Keep something done to the follow-ups of these customers, as one step.
  case follow(FollowUpAction, [Customer.ID])
  /// Take back the last step.
  case undo
  /// Do again what was taken back.
  case redo
  /// Read the snapshot again.
  case reload
  /// Stop reading the snapshot; what comes of it is not wanted any more.
  case stopReading
  /// Show the theme of this name.
  case setTheme(String)
  /// Compare the book with the snapshot of this day and send `.compared` or `.compareFailed`.
  case compare(since: Day)
  /// Make a report and send `.reportMade` or `.reportFailed`.
  case makeReport(ReportOrder)
  /// Write a text to a new file and send `.told` or `.notWritten`.
  case write(String, to: String)
  /// Put a text on the clipboard and say so; `told` is what it is.
  case copy(String, told: String)
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
  /// Send `.toastExpired` with this number after these seconds.
  case startToastTimer(Int, seconds: Int)
}
