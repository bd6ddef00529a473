/// Which features the rows of each file name, to tell those a customer never used.
struct KnownFeatures {
  /// A file that names more has no list of features but something else in that column.
  private static let limit = 200

  private let table: UsageTable
  /// The features of each file, by rank.
  private var ofFile: [[Int32]]
  /// The features of files together, remembered: customers tend to stand in the same ones.
  private var ofFiles: [[Int32]: [Int32]] = [:]

  init(_ table: UsageTable, ranks: [Int32]) {
    self.table = table
    var known = Array(repeating: Set<Int32>(), count: table.files.count)
    var lastFile = Array(repeating: Int32(-1), count: table.features.count)
    for (row, feature) in table.feature.enumerated() where feature >= 0 {
      let file = table.file[row]
      // Only the long form leaves out what is not used; a column of its own is in every row.
      guard lastFile[Int(feature)] != file, table.featureSpans[Int(feature)] == .undetermined
      else { continue }
      lastFile[Int(feature)] = file
      known[Int(file)].insert(feature)
    }
    ofFile = known.map { features in
      features.count > Self.limit ? [] : Set(features.map { ranks[Int($0)] }).sorted()
    }
  }

  /// Returns the ranks of the features that a customer with these rows could have used.
  mutating func features(inFilesOf rows: ArraySlice<Int32>) -> [Int32] {
    var files: [Int32] = []
    for row in rows {
      let file = table.file[Int(row)]
      if files.last != file, !files.contains(file) { files.append(file) }
    }
    if let known = ofFiles[files] { return known }
    let sorted = Set(files.flatMap { ofFile[Int($0)] }).sorted()
    ofFiles[files] = sorted
    return sorted
  }
}
