import BookModel
import Testing

struct UsageMathTests {
  @Test(
    arguments: [
      ([], nil), ([1, 2, 3, 4], nil), ([10, 10, 10, 10, 20, 20, 20, 20], 1),
      ([20, 20, 20, 20, 10, 10, 10, 10], -0.5), ([10, 10, 15, 15, 15, 15], 0.5),
      ([10, 15, 15, 15, 15], nil), ([0, 0, 0, 0, 5, 5, 5, 5], nil),
      ([4, 4, 4, 4, 0, 0, 0, 0], -1), ([nil, nil, 10, 10, nil, nil, 30, 10], 1),
      ([nil, nil, nil, 10, 10, 10, 10, 10], nil), ([10, 10, 10, 10, nil, nil, nil, 10], nil),
      ([900, 10, 10, 10, 10, 11, 11, 11, 11], 0.1),
    ] as [([Double?], Double?)]
  )
  func `the change of four weeks against the four before`(series: [Double?], trend: Double?) {
    let found = UsageMath.trend(of: WeekSeries(series))
    #expect((found == nil) == (trend == nil))
    #expect(abs((found ?? 0) - (trend ?? 0)) < 1e-12)
  }
}
