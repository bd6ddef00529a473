/// Which features the rows of each file name, to tell those a customer never used.
struct KnownFeatures: Sendable {
  /// A file that names more has no list of features but something else in that column.
  private static let limit = 200

  /// The features of each file, by rank.
  private let ofFile: [[Int32]]
  /// The features of files together, remembered: customers tend to stand in the same ones.
  private var ofFiles: [[UInt64]: [Int32]] = [:]
  private var last: (files: [UInt64], features: [Int32])?

  /// Creates the features of files by those that their rows name.
  init(_ table: UsageTable, featuresOfFile: [Set<Int32>], ranks: [Int32]) {
    ofFile = featuresOfFile.map { features in
      // Only the long form leaves out what is not used; a column of its own is in every row.
      let listed = features.filter { table.featureSpans[Int($0)] == .undetermined }
      return listed.count > Self.limit ? [] : Set(listed.map { ranks[Int($0)] }).sorted()
    }
  }

  /// Returns the ranks of the features that a customer with rows in these files could have used.
  ///
  /// `files` has a bit for each file.
  mutating func features(inFiles files: ArraySlice<UInt64>) -> [Int32] {
    if let last, last.files.elementsEqual(files) { return last.features }
    let files = Array(files)
    if let known = ofFiles[files] {
      last = (files, known)
      return known
    }
    let named = ofFile.indices.filter { files[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
    let sorted = Set(named.flatMap { ofFile[$0] }).sorted()
    ofFiles[files] = sorted
    last = (files, sorted)
    return sorted
  }
}
