/// A regular expression as a list of instructions, of which several are carried out at once.
///
/// Source: Ken Thompson, "Regular Expression Search Algorithm" (1968).
struct RegularProgram {
  /// The instructions that a program may have at most.
  static let maximumSize = 2000

  /// One instruction; each goes on with the next one but for `fork`, `jump` and `match`.
  enum Instruction {
    /// Takes one character of a set.
    case take(ScalarSet)
    /// Goes on in both places.
    case fork(Int, Int)
    /// Goes on elsewhere.
    case jump(Int)
    /// Goes on if the text is at such a place.
    case check(RegularExpression.Place)
    /// The text matches.
    case match
  }

  private(set) var instructions: [Instruction] = []

  init(_ expression: RegularExpression) {
    add(expression)
    instructions.append(.match)
  }

  private mutating func add(_ expression: RegularExpression) {
    switch expression {
    case .empty: break
    case .set(let set): instructions.append(.take(set))
    case .place(let place): instructions.append(.check(place))
    case .sequence(let parts): for part in parts { add(part) }
    case .choice(let parts): add(choiceOf: parts[...])
    case .repeated(let part, let least, let most): add(part, least: least, most: most)
    }
  }

  private mutating func add(choiceOf parts: ArraySlice<RegularExpression>) {
    var jumps: [Int] = []
    for part in parts.dropLast() {
      let fork = instructions.count
      instructions.append(.match)
      add(part)
      jumps.append(instructions.count)
      instructions.append(.match)
      instructions[fork] = .fork(fork + 1, instructions.count)
    }
    if let last = parts.last { add(last) }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private mutating func add(_ part: RegularExpression, least: Int, most: Int?) {
    for _ in 0..<least { add(part) }
    guard let most else {
      let fork = instructions.count
      instructions.append(.match)
      add(part)
      instructions.append(.jump(fork))
      instructions[fork] = .fork(fork + 1, instructions.count)
      return
    }
    var forks: [Int] = []
    for _ in least..<max(least, most) {
      forks.append(instructions.count)
      instructions.append(.match)
      add(part)
    }
    for fork in forks { instructions[fork] = .fork(fork + 1, instructions.count) }
  }
}
