public import BookModel

/// Customers that have something in common, with their figures.
public struct CustomerGroup: Hashable, Sendable {
  /// What they have in common, for programs: a tier's name, an owner's id, `2026-12`; nil for the
  /// customers of whom it is unknown.
  public var key: String?
  /// What they have in common, for people.
  public var label: String
  /// Their places in `book.customers`, in the order they were given.
  public var places: [Int]
  /// Their figures.
  public var totals: SetTotals
  /// The sum of the feature's known users; nil unless the group is of a feature.
  public var users: Double?
  /// The part of their active users who use the feature, of the customers with both known.
  ///
  /// Nil unless the group is of a feature, and when no customer has both.
  public var share: Double?
}

extension Portfolio {
  /// Returns customers in groups, those of whom the common thing is unknown last.
  ///
  /// Tiers and bands come in their own order, months by date, features by users, the rest by
  /// label. A customer is in each feature's group whose users are known and above 0, else, without
  /// any known feature, in the unknown one.
  public func groups(of places: some Sequence<Int>, by grouping: Grouping) -> [CustomerGroup] {
    if grouping == .feature { return featureGroups(of: Array(places)) }
    var members: [GroupKey: [Int]] = [:]
    var unknown: [Int] = []
    for place in places {
      if let key = groupKey(of: place, by: grouping) {
        members[key, default: []].append(place)
      } else {
        unknown.append(place)
      }
    }
    let known = members.sorted { $0.key < $1.key }
    return known.map { group($0.key.key, $0.key.label, $0.value) } + unknownGroup(unknown)
  }

  private func group(_ key: String?, _ label: String, _ places: [Int]) -> CustomerGroup {
    CustomerGroup(key: key, label: label, places: places, totals: totals(of: places))
  }

  private func unknownGroup(_ places: [Int]) -> [CustomerGroup] {
    places.isEmpty ? [] : [group(nil, "unknown", places)]
  }

  private func groupKey(of place: Int, by grouping: Grouping) -> GroupKey? {
    switch grouping {
    case .tier:
      return placements[place].tier.map { GroupKey(policy.tiers[$0].name, rank: $0) }
    case .owner: return book.customers[place].owner.map { GroupKey($0.value) }
    case .accountExecutive: return book.customers[place].accountExecutive.map { GroupKey($0.value) }
    case .stage: return book.customers[place].stage.map { GroupKey($0.value) }
    case .segment: return book.customers[place].segment.map { GroupKey($0.value) }
    case .health:
      return book.customers[place].band.map { band in
        GroupKey(band.rawValue, rank: 2 - Int(band.rank))
      }
    case .renewalMonth:
      return book.customers[place].renewal.map { renewal in
        let month = renewal.value.startOfMonth
        return GroupKey(
          String(month.description.dropLast(3)),
          label: "\(month.monthName) \(month.date.year)",
          rank: month.number
        )
      }
    case .feature: return nil
    }
  }

  private func featureGroups(of places: [Int]) -> [CustomerGroup] {
    var members: [String: FeatureMembers] = [:]
    var unknown: [Int] = []
    for place in places {
      let features = book.customers[place].features
      if !features.contains(where: { $0.users != nil }) { unknown.append(place) }
      for feature in features {
        guard let users = feature.users else { continue }
        members[feature.name, default: FeatureMembers()]
          .add(place, users, mau: book.customers[place].mau?.value)
      }
    }
    let ordered = members.sorted { left, right in
      left.value.users == right.value.users
        ? left.key < right.key : left.value.users > right.value.users
    }
    let groups = ordered.map { name, members in
      var group = group(name, name, members.places)
      group.users = members.users
      group.share = members.mau > 0 ? members.usersWithMAU / members.mau : nil
      return group
    }
    return groups + unknownGroup(unknown)
  }
}

/// What a group has in common, and where the group stands among the others.
private struct GroupKey: Hashable, Comparable {
  var key: String
  var label: String
  var rank: Int

  init(_ key: String, label: String? = nil, rank: Int = 0) {
    self.key = key
    self.label = label ?? key
    self.rank = rank
  }

  init(_ person: Person) { self.init(person.id, label: person.displayName) }

  static func < (left: GroupKey, right: GroupKey) -> Bool {
    (left.rank, left.label.folded, left.key) < (right.rank, right.label.folded, right.key)
  }
}

/// The customers with a feature, and the sums over them.
private struct FeatureMembers {
  /// The places of the customers that use it.
  var places: [Int] = []
  /// The users of all of them.
  var users = 0.0
  /// The users, and the active users, of those whose active users are known.
  var usersWithMAU = 0.0
  var mau = 0.0

  mutating func add(_ place: Int, _ count: Double, mau active: Double?) {
    if count > 0 { places.append(place) }
    users += count
    guard let active else { return }
    usersWithMAU += count
    mau += active
  }
}
