/// Finds places of things by a hash of theirs, whatever they are: the table itself holds only numbers.
struct HashSlots: Sendable {
  /// Makes it hard to foresee which things share a slot.
  let seed = UInt64.random(in: .min ... .max)
  /// Open addressing in a power of two of slots; -1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var count = 0

  /// Returns the first place under a hash that is the one meant; nil when there is none.
  @inline(__always)
  func first(of hash: UInt64, where isMeant: (Int) -> Bool) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if isMeant(place) { return place }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds a place that is not there yet; `hashOf` is asked for those added before.
  mutating func insert(_ place: Int, hash: UInt64, hashOf: (Int) -> UInt64) {
    count += 1
    if count * 2 > slots.count {
      let old = slots
      slots = Array(repeating: -1, count: old.count * 2)
      for place in old where place >= 0 { put(place, hashOf(Int(place))) }
    }
    put(Int32(clamping: place), hash)
  }

  private mutating func put(_ place: Int32, _ hash: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = place
  }
}
