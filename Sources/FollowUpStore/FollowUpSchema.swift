import GRDB

/// The form of the store, and how older forms become the newest.
enum FollowUpSchema {
  /// What marks a SQLite file as ours: "foli" in ASCII, kept in the file's header.
  static let applicationId = 0x666F_6C69

  /// The migrations, oldest first; one that was ever released is never changed.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 events") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationId)")
      try database.execute(sql: events)
      try database.execute(sql: guards)
    }
    // What waits for a renewal is new to older programs, which must not take it for damage. Events
    // are read in the order they came and sorted here: the index only made appending slower.
    migrator.registerMigration("2 renewals") { database in
      try database.execute(sql: "DROP INDEX events_by_time")
    }
    // With many events, what the older ones come to is kept beside them.
    migrator.registerMigration("3 summary") { database in
      try database.execute(sql: summary)
    }
    // Messages that were sent are new to older programs, which must not take them for damage. They
    // are in the columns there are.
    migrator.registerMigration("4 messages") { _ in }
    // One summary was of no use to an undo that goes further back, and finding the events of one
    // customer meant reading those of all.
    migrator.registerMigration("5 customers") { database in
      try database.execute(sql: summaries)
    }
    return migrator
  }

  private static let events = """
    CREATE TABLE events (
      id TEXT PRIMARY KEY NOT NULL,
      batch TEXT NOT NULL,
      time INTEGER NOT NULL CHECK (time BETWEEN -9007199254740991 AND 9007199254740991),
      customer TEXT NOT NULL,
      customer_name TEXT NOT NULL,
      external_id TEXT,
      salesforce_id TEXT,
      user TEXT NOT NULL,
      host TEXT NOT NULL,
      kind TEXT NOT NULL,
      note TEXT,
      due TEXT,
      priority TEXT,
      tags TEXT,
      outcome TEXT,
      until TEXT,
      condition TEXT,
      target TEXT
    ) STRICT;
    CREATE INDEX events_by_time ON events (time);
    """

  /// What follows from the events; `StoreSummary` says how.
  private static let summary = """
    CREATE INDEX events_by_batch ON events (batch);
    CREATE TABLE summary (
      \(heading)
    ) STRICT;
    CREATE TABLE summary_entries (
      place INTEGER PRIMARY KEY,
      \(entry)
    ) STRICT;
    """

  private static let summaries = """
    CREATE INDEX events_by_customer ON events (customer, salesforce_id, external_id);
    DROP TABLE IF EXISTS summary;
    DROP TABLE IF EXISTS summary_entries;
    CREATE TABLE summary (
      \(heading)
    ) STRICT;
    CREATE TABLE summary_entries (
      summary INTEGER NOT NULL,
      place INTEGER NOT NULL,
      \(entry),
      PRIMARY KEY (summary, place)
    ) STRICT, WITHOUT ROWID;
    """

  /// The columns of a summary.
  private static let heading = """
      last_row INTEGER PRIMARY KEY NOT NULL,
      row_count INTEGER NOT NULL,
      last_id TEXT NOT NULL,
      time INTEGER NOT NULL,
      has_steps INTEGER NOT NULL,
      entries INTEGER NOT NULL,
      rules INTEGER NOT NULL
    """

  /// The columns of a follow-up in a summary.
  private static let entry = """
      customer TEXT NOT NULL,
      customer_name TEXT NOT NULL,
      external_id TEXT,
      salesforce_id TEXT,
      marked_name TEXT NOT NULL,
      note TEXT NOT NULL,
      due INTEGER,
      priority TEXT NOT NULL,
      tags TEXT NOT NULL,
      is_snoozed INTEGER NOT NULL,
      until INTEGER,
      condition TEXT,
      created INTEGER NOT NULL,
      author TEXT NOT NULL,
      mark TEXT,
      changed INTEGER NOT NULL,
      changes INTEGER NOT NULL,
      outcome TEXT,
      done_by TEXT,
      done_host TEXT,
      done_time INTEGER
    """

  /// What happened stays: the table takes new rows and nothing else.
  private static let guards = """
    CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
    CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
    CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events
    WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;
    """
}
