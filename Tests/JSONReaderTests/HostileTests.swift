import JSONReader
import Testing

struct HostileTests {
  private static let seeds: [[UInt8]] = [
    #"{"results":[{"id":"a\u0041\ud83d\ude80","mrr":-12.5e+3,"traits":{"sfdc.Id":"x","f":true}}],"next":null}"#,
    #"[[1,2,[3,{"a":[]}]],"é\n",false,null,0.1e-2,{"k":{"k":{"k":1}}}]"#,
    "{\"a\":1}\r\n\r\n{\"b\":[true,false,null]}\n[]",
  ].map { Array($0.utf8) }

  /// The trees and the error that reading gives, both ways of reading being used.
  private func read(_ bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try Tree.all(in: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func `mutated texts never trap, and reading and skipping agree`() {
    for seed in 0..<4000 {
      var generator = SeededGenerator(seed: seed)
      var bytes = HostileTests.seeds[seed % HostileTests.seeds.count]
      for _ in 0..<Int.random(in: 1...6, using: &generator) { mutate(&bytes, &generator) }
      let skipped = problem(in: bytes)
      #expect(skipped == read(bytes), "seed \(seed)")
      if let skipped { #expect((0...bytes.count).contains(skipped.offset)) }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes.remove(at: place)
    case 2:
      bytes.insert(
        Array("[]{},:\"\\u0e-+.tfn".utf8).randomElement(using: &generator) ?? 0,
        at: place
      )
    case 3: bytes.removeLast(bytes.count - place)
    default: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place / 2)
    }
  }

  @Test func `random bytes never trap`() {
    let alphabet = Array("[]{},:\"\\u019e-+.truefalsn \n\u{7F}é".utf8) + [0, 0x1F, 0x80, 0xFF]
    for seed in 0..<3000 {
      var generator = SeededGenerator(seed: seed + 100_000)
      let count = Int.random(in: 0...40, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      #expect(problem(in: bytes) == read(bytes), "seed \(seed)")
    }
  }

  @Test func `an error's way and words are of bounded length`() {
    let key = String(repeating: "k", count: 100_000)
    let text = String(repeating: "{\"\(key)\":", count: 20) + "x"
    let error = problem(in: text)
    #expect(error?.problem == .malformedWord)
    #expect((error?.path.utf8.count ?? 0) < 1200)
  }

  /// The time that `body` takes.
  private func time(_ body: () -> Void) -> Duration { ContinuousClock().measure(body) }

  @Test(arguments: ["\\u0041", "\\n", "é", "a"])
  func `long strings take time in proportion`(unit: String) {
    func read(_ count: Int) -> Duration {
      let bytes = Array(("\"" + String(repeating: unit, count: count) + "\"").utf8)
      return time {
        let length = JSONReader.reading(bytes) { (try? $0.readText().string().utf8.count) ?? 0 }
        #expect(length >= count)
      }
    }
    let short = read(10_000)
    // Sixteen times the work; quadratic would be 256 times.
    #expect(read(160_000) < short * 100 + .milliseconds(200))
  }

  @Test func `numbers of a million digits are read in no time`() {
    let bytes = Array(("1." + String(repeating: "3", count: 1_000_000)).utf8)
    let taken = time {
      #expect(JSONReader.reading(bytes) { try? $0.readNumber().double } != nil)
    }
    #expect(taken < .seconds(2))
  }
}
