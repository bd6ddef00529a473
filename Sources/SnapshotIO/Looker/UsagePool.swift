/// The texts, owners and features met while rows are read, for naming them by their places.
struct UsagePool: Sendable {
  var texts = TextPool()
  private var owners: [OwnerKey: Int32] = [:]
  private var lastOwner: (key: OwnerKey, place: Int32)?
  private var features: [FeatureKey: Int32] = [:]
  private var lastFeature: (key: FeatureKey, place: Int32)?
  /// The files that some result was read from, by place.
  var begunFiles: Set<Int> = []
  private var versions: [Int32: Int32] = [:]
  /// What each text says as a period, by place; filled when asked.
  private var moments: [LookerMoment?] = []
  private var momentsKnown: [Bool] = []

  /// An owner by the places of its texts; -1 for none.
  struct OwnerKey: Hashable, Sendable {
    var account: Int32
    var name: Int32
    var site: Int32
    var endpoint: Int32
  }

  private struct FeatureKey: Hashable, Sendable {
    var text: Int32
    var span: UsageTable.Grain
  }

  /// Returns the place of an owner, adding it to `list` when it is new.
  mutating func owner(_ key: OwnerKey, in list: inout [UsageTable.Owner]) -> Int32 {
    // Rows of one owner tend to follow each other.
    if let lastOwner, lastOwner.key == key { return lastOwner.place }
    let place: Int32
    if let known = owners[key] {
      place = known
    } else {
      place = Int32(clamping: list.count)
      owners[key] = place
      list.append(
        UsageTable.Owner(
          account: text(key.account),
          name: text(key.name),
          site: text(key.site),
          endpoint: text(key.endpoint)
        )
      )
    }
    lastOwner = (key, place)
    return place
  }

  /// Returns the place of a feature, adding it to the table's lists when it is new.
  mutating func feature(
    _ text: Int32,
    span: UsageTable.Grain,
    names: inout [String],
    spans: inout [UsageTable.Grain]
  ) -> Int32 {
    let key = FeatureKey(text: text, span: span)
    if let lastFeature, lastFeature.key == key { return lastFeature.place }
    if let known = features[key] {
      lastFeature = (key, known)
      return known
    }
    let place = Int32(clamping: names.count)
    features[key] = place
    names.append(texts.texts[Int(text)])
    spans.append(span)
    return place
  }

  /// Returns the place of a version, adding it to `list` when it is new.
  mutating func version(_ text: Int32, in list: inout [String]) -> Int32 {
    guard text >= 0 else { return -1 }
    if let known = versions[text] { return known }
    let place = Int32(clamping: list.count)
    versions[text] = place
    list.append(texts.texts[Int(text)])
    return place
  }

  /// Returns what a text says as a date or month; nil when it is neither.
  mutating func moment(of text: Int32) -> LookerMoment? {
    let place = Int(text)
    guard texts.texts.indices.contains(place) else { return nil }
    while moments.count <= place {
      moments.append(nil)
      momentsKnown.append(false)
    }
    if !momentsKnown[place] {
      momentsKnown[place] = true
      moments[place] = LookerMoment(texts.texts[place])
    }
    return moments[place]
  }

  private func text(_ place: Int32) -> String? { place < 0 ? nil : texts.texts[Int(place)] }
}
