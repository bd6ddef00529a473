import FollowUpStore
import Settings
import SnapshotIO

extension Failure {
  /// Tells why there is no book.
  init(_ error: SnapshotError) {
    let way = [
      "put Vitally and Looker JSON there, or name a folder: folio --snapshots DIR",
      "folio check DIR says why a file is not read; folio --demo opens a sample book",
    ]
    switch error {
    case .cancelled: self.init(message: "\(error)", code: .noSnapshot)
    case .noCustomers: self.init(message: "\(error)", remedy: [way[1]], code: .wrongData)
    case .noFolder, .unlistable, .nothingKnown, .noneAsOf:
      self.init(message: "\(error)", remedy: way, code: .noSnapshot)
    }
  }

  /// Tells what is wrong with a setting.
  init(_ error: SettingsError) {
    self.init(
      message: error.description,
      remedy: [error.remedy].compactMap(\.self),
      code: .wrongConfiguration
    )
  }

  /// Tells what is wrong with the store.
  init(_ error: FollowUpStoreError) {
    let code: Code =
      switch error {
      case .cannotCreate: .cannotCreate
      case .notWritable, .newer, .full, .busy, .failed: .cannotWrite
      case .foreign, .damaged: .wrongData
      case .noFollowUp, .nothingToUndo, .nothingToRedo, .sentAlready: .usage
      }
    self.init(message: "\(error)", code: code)
  }
}
