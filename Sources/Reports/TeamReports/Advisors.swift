import BookModel

extension Person? {
  /// The advisor of a customer for people.
  var advisorName: String { self?.displayName.harmless ?? "nobody" }
}

extension Sequence {
  /// Returns the elements by the advisor of their customers: the advisor with the most ARR first,
  /// customers without one last.
  func byAdvisor(_ entry: (Element) -> TierEntry) -> [(owner: Person?, elements: [Element])] {
    var groups: [(owner: Person?, elements: [Element], arr: Double)] = []
    var places: [String?: Int] = [:]
    for element in self {
      let entry = entry(element)
      let place = places[entry.owner?.id] ?? groups.endIndex
      if place == groups.endIndex {
        places[entry.owner?.id] = place
        groups.append((entry.owner, [], 0))
      }
      groups[place].elements.append(element)
      groups[place].arr += entry.arr ?? 0
    }
    func rank(_ owner: Person?, _ arr: Double) -> (Int, Double, String, String) {
      (owner == nil ? 1 : 0, -arr, owner.advisorName.folded, owner?.id ?? "")
    }
    return groups.sorted { rank($0.owner, $0.arr) < rank($1.owner, $1.arr) }
      .map { ($0.owner, $0.elements) }
  }
}
