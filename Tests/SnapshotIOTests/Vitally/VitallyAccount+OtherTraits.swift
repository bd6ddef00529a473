@testable import SnapshotIO

extension VitallyAccount {
  /// Further traits that state a fact, best first; at most one can be set.
  var otherTraits: [TraitFact: [Trait]] {
    get {
      var others: [TraitFact: [Trait]] = [:]
      for (fact, _) in traits {
        let all = Array(traits.all(of: fact))
        if all.count > 1 { others[fact] = Array(all.dropFirst()) }
      }
      return others
    }
    set {
      for (fact, others) in newValue {
        for trait in others {
          traits.take(trait.value, named: trait.name, for: TraitNames.Use(fact: fact, rank: 1))
        }
      }
    }
  }
}
