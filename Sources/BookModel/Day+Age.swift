extension Day {
  /// Returns whether data of this day is stale on another: older than so many days.
  public func isStale(on today: Day, after days: Int) -> Bool { self.days(until: today) > days }
}
