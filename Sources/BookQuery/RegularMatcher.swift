/// Finds a regular expression in texts, in one pass over each.
///
/// It keeps the sets of instructions that it has been in, and what each character leads to from
/// there, so that most characters cost one look into a table. Whatever the expression, a character
/// costs no more than a pass over its instructions.
final class RegularMatcher {
  /// The sets of instructions that are kept; with more, all are forgotten.
  private static let maximumStates = 1024
  private static let unknown: Int32 = -1
  /// The state after a match.
  private static let matched: Int32 = -2

  /// What the machine is doing at a place in a text.
  private struct State: Hashable {
    /// The instructions that come next, in order.
    var places: [Int32]
    /// Whether no character came before.
    var isAtStart: Bool
    /// Whether the character before is one of a word.
    var followsWord: Bool
  }

  private let program: [RegularProgram.Instruction]
  private let classes: ScalarClasses
  private var states: [State] = []
  private var numbers: [State: Int32] = [:]
  /// For each state what each class of characters leads to, and at its end whether the end of the
  /// text is a match.
  private var table: [Int32] = []
  private var marks: [Int]
  private var round = 0

  init(_ expression: RegularExpression) {
    program = RegularProgram(expression).instructions
    classes = ScalarClasses(program)
    marks = Array(repeating: 0, count: program.count)
    forget()
  }

  /// Returns whether a piece of a text in UTF-8 matches.
  func matches(_ bytes: Span<UInt8>) -> Bool { matches(bytes, 0..<bytes.count) }

  /// Returns whether the bytes in a range match; they must be valid UTF-8.
  func matches(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var state: Int32 = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let kind: Int
      let byte = bytes[index]
      if byte < 0x80 {
        kind = Int(classes.ofASCII[Int(byte)])
        index += 1
      } else {
        let (value, length) = bytes.scalar(at: index, before: range.upperBound)
        kind = classes.number(of: value)
        index += length
      }
      var next = table[Int(state) * (classes.count + 1) + kind]
      if next == Self.unknown { next = step(state, kind) }
      if next == Self.matched { return true }
      state = next
    }
    let end = Int(state) * (classes.count + 1) + classes.count
    if table[end] == Self.unknown {
      let isMatch = follow(states[Int(state)], before: nil) == nil
      table[end] = isMatch ? Self.matched : 0
    }
    return table[end] == Self.matched
  }

  /// Begins with the first state alone.
  private func forget() {
    states = []
    numbers = [:]
    table = []
    _ = number(of: State(places: [0], isAtStart: true, followsWord: false))
  }

  private func number(of state: State) -> Int32 {
    if let known = numbers[state] { return known }
    let number = Int32(states.count)
    states.append(state)
    numbers[state] = number
    table += Array(repeating: Self.unknown, count: classes.count + 1)
    return number
  }

  /// Works out what a class of characters leads to, and keeps it.
  private func step(_ state: Int32, _ kind: Int) -> Int32 {
    let place = Int(state) * (classes.count + 1) + kind
    guard let after = follow(states[Int(state)], before: kind) else {
      table[place] = Self.matched
      return Self.matched
    }
    if states.count >= Self.maximumStates, numbers[after] == nil {
      forget()
      return number(of: after)
    }
    let next = number(of: after)
    table[place] = next
    return next
  }

  /// Returns the state after a character of a class, or of the end of the text; nil for a match.
  private func follow(_ state: State, before kind: Int?) -> State? {
    let sample = kind.map { classes.samples[$0] }
    let isWord = classes.looksAtWords && (sample.map(ScalarSet.word.contains) ?? false)
    round += 1
    var pending = state.places.reversed().map(Int.init)
    var taken: [Int32] = []
    while let place = pending.popLast() {
      guard marks[place] != round else { continue }
      marks[place] = round
      switch program[place] {
      case .match: return nil
      case .jump(let target): pending.append(target)
      case .fork(let first, let second): pending += [second, first]
      case .check(let wanted):
        let holds =
          switch wanted {
          case .start: state.isAtStart
          case .end: kind == nil
          case .wordBoundary: state.followsWord != isWord
          case .noWordBoundary: state.followsWord == isWord
          }
        if holds { pending.append(place + 1) }
      case .take(let set):
        if let sample, set.contains(sample) { taken.append(Int32(place + 1)) }
      }
    }
    // A match may begin anywhere.
    taken.append(0)
    return State(places: Set(taken).sorted(), isAtStart: false, followsWord: isWord)
  }
}

/// The characters that no part of a program tells apart, by numbers.
private struct ScalarClasses {
  /// The class of each ASCII character.
  let ofASCII: [UInt16]
  /// Where each class begins; several ranges never share one.
  let samples: [UInt32]
  /// Whether the program asks where words begin and end.
  let looksAtWords: Bool

  var count: Int { samples.count }

  init(_ program: [RegularProgram.Instruction]) {
    var starts: Set<UInt32> = [0]
    func add(_ set: ScalarSet) {
      for range in set.ranges {
        starts.insert(range.lowerBound)
        if range.upperBound < ScalarSet.last { starts.insert(range.upperBound + 1) }
      }
    }
    var looksAtWords = false
    for instruction in program {
      switch instruction {
      case .take(let set): add(set)
      case .check(.wordBoundary), .check(.noWordBoundary): looksAtWords = true
      case .check, .fork, .jump, .match: break
      }
    }
    if looksAtWords { add(.word) }
    self.looksAtWords = looksAtWords
    let samples = starts.sorted()
    self.samples = samples
    ofASCII = (0..<128).map { value in UInt16(Self.place(of: value, in: samples)) }
  }

  func number(of value: UInt32) -> Int { Self.place(of: value, in: samples) }

  /// The last of the starts that is not above a value.
  private static func place(of value: UInt32, in starts: [UInt32]) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}

extension Span<UInt8> {
  /// Returns the scalar whose bytes begin at an index, and how many they are.
  ///
  /// A byte that begins no scalar stands for the replacement character.
  fileprivate func scalar(at index: Int, before end: Int) -> (value: UInt32, length: Int) {
    let lead = self[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= end else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
    return (Swift.min(value, ScalarSet.last), length)
  }
}
