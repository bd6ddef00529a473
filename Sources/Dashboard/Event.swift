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
  /// The snapshot was read; the notes are what to know about it, a line each.
  case bookLoaded(Portfolio, notes: [String])
  /// The snapshot could not be read; the remedy is what to do about it, a line each.
  case loadFailed(title: String, remedy: [String])
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

/// How far reading a snapshot got.
public struct LoadProgress: Hashable, Sendable {
  /// What is being read, such as `Vitally accounts`.
  public var stage: String
  /// The records read so far; nil when they are not counted.
  public var done: Int?
  /// The records there are; nil when unknown.
  public var total: Int?

  /// Creates a progress.
  public init(stage: String, done: Int? = nil, total: Int? = nil) {
    self.stage = stage
    self.done = done
    self.total = total
  }
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
  /// Show the theme of this name.
  case setTheme(String)
  /// The user chose another tier policy; nothing has to be done, it may be remembered.
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
