internal import MilvusModel

/// Which collections of a backup are looked into.
struct InspectSelection {
    let known: [CollectionReference]

    init(_ known: [CollectionReference]) {
        self.known = known
    }

    /// - Throws: `.invalidRequest` when the backup doesn't have the one that was asked for.
    func select(_ options: InspectOptions) throws(BackupError) -> Set<CollectionReference> {
        guard let wanted = options.collection else { return Set(known) }
        guard !known.contains(wanted) else { return [wanted] }
        throw BackupError.noCollection("\(wanted)", in: options.name, holding: known)
    }
}
