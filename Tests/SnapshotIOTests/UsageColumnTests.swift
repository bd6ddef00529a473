import Testing

@testable import SnapshotIO

struct UsageColumnTests {
  private static let columns: [UsageColumn<Int32>] = [
    [], [7], [7, 7, 7], [-1, -1], [1, 2, 3], [1, 70_000, .min], [.min, .min], [5, 40_000],
  ]

  @Test(arguments: columns, columns)
  func `a column after another is both, one value after the other`(
    first: UsageColumn<Int32>,
    second: UsageColumn<Int32>
  ) {
    for start in [UsageColumn<Int32>(), UsageColumn(triesSmall: false)] {
      var (joined, changed, expected) = (start, start, start)
      for value in first {
        joined.append(value)
        changed.append(value)
        expected.append(value)
      }
      joined.append(second)
      for value in second { expected.append(value) }
      #expect(joined == expected && Array(joined) == Array(first) + Array(second))
      changed.append(second) { $0 < 0 ? $0 : $0 &* 3 }
      #expect(Array(changed) == Array(first) + second.map { $0 < 0 ? $0 : $0 &* 3 })
      changed.append(first)
      changed.append(9)
      #expect(changed.count == 2 * first.count + second.count + 1 && changed.last == 9)
    }
  }

  @Test func `figures that are no numbers stay what they are`() {
    var column: UsageColumn<Double> = [.nan, .nan]
    column.append([.nan, 0.1])
    column.append([2, 3])
    #expect(column.prefix(3).allSatisfy(\.isNaN) && Array(column.suffix(3)) == [0.1, 2, 3])
  }
}
