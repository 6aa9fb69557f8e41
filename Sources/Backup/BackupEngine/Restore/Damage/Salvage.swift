internal import BackupFormat
internal import MilvusModel

/// Decides what of a damaged backup is left out, collection by collection. Pure.
struct Salvage {
    private(set) var leftOut: [CollectionID: LeftOut] = [:]

    /// `isInPlace`: the import reads the backup itself.
    init(_ collections: [RestorableCollection], _ damage: BackupDamage, isInPlace: Bool) {
        for collection in collections {
            guard let found = damage.collections[collection.backup.id] else { continue }
            leftOut[collection.backup.id] =
                SegmentSalvage(collection: collection, damage: found, isInPlace: isInPlace).leftOut()
        }
    }

    /// Collections of which more has to be left out than `earlier` did.
    func exceeding(_ earlier: [CollectionID: LeftOut]) -> Set<CollectionID> {
        let more = leftOut.filter { id, now in
            guard let before = earlier[id] else { return !now.segments.isEmpty || now.loss != nil }
            guard before.loss == nil else { return false }
            return now.loss != nil || !now.ids.isSubset(of: before.ids)
        }
        return Set(more.keys)
    }
}
