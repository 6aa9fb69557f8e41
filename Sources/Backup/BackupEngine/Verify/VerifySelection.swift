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
            let asked = unknown.map(\.description) ?? options.filter.text
            let near = NearNames(known: known.map(\.name.description)).suggestions(for: asked)
            throw BackupError(
                .invalidRequest, "Backup \(options.name) has no collection \(asked).", subject: asked,
                advice: near.isEmpty
                    ? "`milvault get -n \(options.name)` shows what it has."
                    : "Did you mean \(near.joined(separator: " or "))?")
        }
        return selected
    }
}
