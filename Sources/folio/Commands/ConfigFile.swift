import ArgumentParser
import BookModel
import BookQuery
import Canvas
import FoundationEssentials
import Glibc
import Settings

/// Prints the settings in force.
struct ConfigShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the settings in force, as a configuration would say them."
  )

  @OptionGroup var store: StoreOptions

  func run() throws {
    try Failure.telling {
      let surroundings = Surroundings.current()
      let settled = try Settled(store, surroundings)
      for warning in settled.warnings { Failure.tell(warning) }
      try StandardOutput.write(text(settled, surroundings))
    }
  }

  private func text(_ settled: Settled, _ surroundings: Surroundings) throws(Failure) -> String {
    let configuration = settled.configuration
    let me = surroundings.environment["FOLIO_ME"].flatMap { $0.isEmpty ? nil : $0 }
    let settings: [(key: String, value: String?)] = [
      ("me", me ?? configuration.me),
      ("scope", configuration.scope?.rawValue),
      ("policy", try settled.policy(named: nil).name),
      ("snapshots", "[" + settled.snapshotPaths.map(\.yaml).joined(separator: ", ") + "]"),
      ("store", settled.storePath.yaml),
      ("stale_after", "\(configuration.staleAfter)"),
      ("meeting", configuration.meeting.map { Day(number: $0 - 3).weekdayName.lowercased() }),
      ("releases", releases(configuration, surroundings)),
      ("default_due", "\(configuration.defaultDue)"),
      ("fiscal_year_start", "\(configuration.fiscalYearStart)"),
      ("theme", settled.themeName.yaml),
      ("glyphs", configuration.glyphs?.rawValue ?? "auto"),
      ("contrast", configuration.contrast?.rawValue ?? "normal"),
      ("confirm_quit", "\(configuration.confirmsQuit)"),
      ("reduced_motion", "\(configuration.reducesMotion)"),
    ]
    let source = configuration.file.map { "# from \($0)\n" } ?? "# no configuration file\n"
    let lines = settings.map { key, value in
      // What says nothing is shown as a comment, so that the text can be read as it stands.
      value.map { "\(key): \(key == "me" ? $0.yaml : $0)\n" } ?? "# \(key): nothing said\n"
    }
    return source + lines.joined()
  }
}

extension ConfigShow {
  /// The releases, and how old their list is behind them; nil where there is none.
  private func releases(_ configuration: Configuration, _ surroundings: Surroundings) -> String? {
    configuration.releaseHistory.map { history in
      let versions = history.releases.map(\.version.yaml).joined(separator: ", ")
      return "[\(versions)]  # \(history.words(on: surroundings.today))"
    }
  }
}

/// Writes a configuration to begin with.
struct ConfigInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a configuration to begin with, where there is none."
  )

  @OptionGroup var store: StoreOptions

  func run() throws {
    try Failure.telling {
      let paths = Paths(environment: Surroundings.current().environment)
      let path = store.config ?? paths.configuration
      try File.create(path, holding: Self.template)
      try StandardOutput.write("Wrote \(path)\n")
    }
  }

  /// Every setting with its default, commented out.
  static let template = """
    # The settings of folio; every line here is the default, or an example.

    # Whose book is mine: an e-mail address, a name or an id.
    # me: you@example.com
    # What lists begin with: book or base.
    # scope: book
    # Folders of snapshots: a snapshot, or a library of dated ones.
    # snapshots: [~/snapshots]
    # The tier policy: four-tier, three-tier, coverage-fy25, or one of your own.
    # policy: four-tier
    # Policies of your own; files of them go into the folder that `folio config path` names.
    # policies:
    #   - name: two-tier
    #     tiers:
    #       - {name: Strategic, any: {arr: '>=100k', developers: '>=2_500'}}
    #       - {name: Others, any: {arr: '<100k'}, coverage: scaled}
    # The weights of the computed health, and the bounds of what is healthy and what is poor.
    # health:
    #   weights: {utilization: 0.55, relationships: 0.25, technical: 0.15, sentiment: 0.05}
    #   thresholds:
    #     utilization: {healthy: 0.8, poor: 0.5, poor_included: false}
    #   minimum_coverage: 0.25
    # The database of follow-ups.
    # store: ~/.local/share/folio/folio.sqlite
    # The days after which data is stale, and until a new follow-up is due.
    # stale_after: 7
    # default_due: 7
    # The month in which the fiscal year begins, which `eofy` in a filter is the end of.
    # fiscal_year_start: 1
    # The weekday of the team's meeting, which `folio report weekly` counts from.
    # meeting: tue
    # The product's releases, oldest first, for counting versions behind: a list, a YAML file with
    # one, or `shipped`, the list that comes with folio. A newer version takes Vitally's number.
    # releases: ["6.9", {version: "6.10", date: 2026-10}, {version: "6.11", date: 2026-11}]

    # The dashboard's looks; `folio themes list` names the themes.
    # theme: terminal
    # glyphs: auto
    # contrast: normal
    # confirm_quit: false
    # Whether nothing moves by itself.
    # reduced_motion: false
    # Where a customer is on the web; {externalId} stands for that one, too.
    # links:
    #   vitally: "https://example.vitally-eu.io/account/{id}"
    #   looker: "https://example.looker.com/dashboards/1?id={salesforceId}"

    # Names of your data that differ; `folio check` shows which are in use.
    # traits:
    #   seats: sfdc.Seats_Purchased__c
    # looker:
    #   account: sfdc_accounts.id
    # prefer: {arr: trait}

    # Keys of the dashboard other than the built-in ones: ctrl-r, "g g", F5, space ...
    # keys:
    #   follow-up: [f, ctrl-f]

    # Filters under a name; those saved in the dashboard are kept in a file of their own.
    # views:
    #   renewing: renewal<90d sort:renewal

    # Files of coverage plans, and folders of them, that the team shares.
    # plans: [~/team/plans]

    # The programme for customers without an advisor of their own: `folio report nurture`. A message
    # that needs an address which is not set is not written.
    # nurture:
    #   sender: Customer Programme <programme@example.com>
    #   community: https://community.example.com
    #   support: support@example.com
    #   onboarding: https://docs.example.com/start
    #   training: https://docs.example.com/training
    #   upgrade: https://docs.example.com/upgrade
    #   releases: https://docs.example.com/releases
    #   playlists: {Cody chat: "https://videos.example.com/chat"}
    #   admin_roles: [Instance Admin, Instance Administrator, Site Admin, Site Administrator]
    #   onboard_within: 60d
    #   end_users_after: 7d
    #   recap_day: 1
    #   low_adoption: 10%
    # The releases behind from which a customer is told to upgrade; else as soon as the health
    # policy no longer calls its versions behind healthy.
    #   behind: 3

    """
}

extension String {
  /// The text as a quoted scalar of YAML.
  fileprivate var yaml: String { "'\(replacing("'", with: "''"))'" }
}

extension File {
  /// Writes a new file, and the folders it is in; one that exists is left alone.
  fileprivate static func create(_ path: String, holding text: String) throws(Failure) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    if !folder.isEmpty {
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(
        message: "\(path): cannot be made: \(FileDescriptor.message(of: errno))",
        code: .cannotCreate
      )
    }
    let error = FileDescriptor.write(text, to: descriptor)
    guard close(descriptor) == 0, error == 0 else {
      throw Failure(
        message: "\(path): \(FileDescriptor.message(of: error == 0 ? errno : error))",
        code: .cannotWrite
      )
    }
  }
}
