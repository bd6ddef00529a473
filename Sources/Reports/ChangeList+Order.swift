import BookModel

extension ChangeList {
  /// What to order changes by, such as `name` or `-change`.
  public struct Order: Hashable, Sendable {
    private enum Column: String, CaseIterable {
      case name, what, change, arrAtStake, arr

      /// The column's value of a change as a number; nil where it has none, or is a text.
      func number(of change: BookChange) -> Double? {
        switch self {
        case .name: nil
        case .what: Double(change.kind.place)
        case .change: change.difference
        case .arrAtStake, .arr: change.arrAtStake
        }
      }
    }

    private var keys: [Key]

    private struct Key: Hashable {
      var column: Column
      var isDescending: Bool
    }

    /// Reads an order such as `what,-change`, `-` for the highest first.
    ///
    /// - Throws: `unknownColumn`.
    public init(parsing list: String) throws(ReportError) {
      keys = []
      for word in list.split(separator: ",") {
        let name = word.first == "-" || word.first == "+" ? word.dropFirst() : word
        let column = Column.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
        guard let column else {
          let names = Column.allCases.map(\.rawValue)
          let similar = String(name).nearest(among: names).first
          throw .unknownColumn(name: String(name), suggestion: similar)
        }
        keys.append(Key(column: column, isDescending: word.first == "-"))
      }
    }

    /// Returns whether a change comes before another; missing values come last either way.
    func precedes(_ left: BookChange, _ right: BookChange) -> Bool {
      for key in keys {
        if key.column == .name {
          let (first, second) = (left.name.folded, right.name.folded)
          if first != second { return (first < second) != key.isDescending }
          continue
        }
        switch (key.column.number(of: left), key.column.number(of: right)) {
        case (nil, nil): continue
        case (_, nil): return true
        case (nil, _): return false
        case (let first?, let second?):
          if first != second { return (first < second) != key.isDescending }
        }
      }
      return false
    }
  }
}
