internal import BackupFormat
internal import Basics
internal import MilvusModel

/// Which collections of a backup are verified. Pure.
struct VerifySelection {
    let options: VerifyOptions

    init(_ options: VerifyOptions) {
        self.options = options
    }

    /// - Throws: `.invalidRequest` for a name that the backup doesn't have.
    func collections(of backup: InspectedBackup) throws(BackupError) -> [(id: CollectionID, name: CollectionReference)]
    {
        let known = backup.collections
        let selected = known.filter { options.filter.selects($0.name) }
        let present = Set(selected.map(\.name))
        let unknown = options.filter.namedCollections.first { !present.contains($0) }
        guard unknown == nil, !selected.isEmpty || options.filter.selectsEverything else {
            throw BackupError.noCollection(
                unknown.map(\.description) ?? options.filter.text, in: options.name, holding: known.map(\.name))
        }
        return selected
    }
}
