import BookModel
import Glibc
import Settings
import SnapshotIO

/// Values as one text, which is the same for the same values and for no others.
struct CanonicalText {
  /// The text.
  private(set) var text: String

  /// Begins with a text.
  init(_ text: String = "") { self.text = text }

  /// Adds a text; its length comes before it, so that no two rows of texts are alike.
  mutating func add(_ value: String?) {
    text += value.map { "\($0.utf8.count):\($0)\n" } ?? "-\n"
  }

  /// Adds texts.
  mutating func add(_ values: [String]) {
    add("\(values.count)")
    for value in values { add(value) }
  }
}

extension CanonicalText {
  /// The program that is running: its version, and the size and time of its file.
  ///
  /// A program built anew may read the same JSON otherwise, under the same version. Nil when it
  /// cannot be told.
  static var program: String? {
    var status = stat()
    guard unsafe stat("/proc/self/exe", &status) == 0 else { return nil }
    let time = status.st_mtim
    return "\(Folio.version) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }

  /// Everything a book depends on besides the files and the program.
  ///
  /// Which day of a library was asked for is not among it: the files tell.
  init(of reader: SnapshotReader, _ settings: Settled) {
    self.init()
    add(reader.paths)
    add(reader.releases)
    add(reader.tierNames.sorted())
    add(reader.healthPolicy)
    add(settings.configuration.mapping)
  }

  /// Everything the first frame depends on besides the book.
  ///
  /// - Parameters:
  ///   - today: The day that days count from.
  ///   - me: Who is asked for, and who is configured.
  ///   - scope: The scope to begin with, by name.
  ///   - policy: The tier policy.
  ///   - notes: What is told besides what the book says.
  init(today: Day, me: [String?], scope: String?, policy: TierPolicy, notes: [String]) {
    self.init()
    add(today.description)
    for name in me { add(name) }
    add(scope)
    add(policy)
    add(notes)
  }

  private mutating func add(_ policy: HealthPolicy) {
    add("\(policy.minimumCoverage)")
    for category in HealthPolicy.Category.allCases {
      add(policy.weights[category].map { "\($0)" })
    }
    for input in HealthPolicy.Input.allCases {
      add(
        policy.thresholds[input].map {
          "\($0.healthyAt) \($0.includesHealthyBound) \($0.poorAt) \($0.includesPoorBound)"
        }
      )
    }
  }

  private mutating func add(_ policy: TierPolicy) {
    add(policy.name)
    add("\(policy.tiers.count)")
    for tier in policy.tiers {
      add([tier.name, tier.short])
      switch tier.rule {
      case .any(let criteria): add(["any"] + criteria.map(\.canonical))
      case .all(let criteria): add(["all"] + criteria.map(\.canonical))
      }
    }
  }

  private mutating func add(_ mapping: MappingFile) {
    add(mapping.prefersTraitARR.map { "\($0)" })
    for names in [mapping.mapping.traits, mapping.mapping.looker] {
      for (fact, fields) in names.sorted(by: { $0.key < $1.key }) { add([fact] + fields) }
      add(nil)
    }
    for (feature, field) in mapping.mapping.features.sorted(by: { $0.key < $1.key }) {
      add([feature, field])
    }
    add(nil)
  }
}

extension TierPolicy.Criterion {
  fileprivate var canonical: String { "\(measure.rawValue) \(isLowerBound) \(bound)" }
}
