internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

extension PresentObjects {
    /// Lists the backup onto the spool.
    init(_ environment: BackupEnvironment, _ layout: BackupLayout, on spool: PlanSpool) async throws {
        var listing = BackupListing(environment.backupStore, layout)
        var place: Place?
        var writer = PlanRunWriter(spool)
        var index = PlanRunWriter(spool)
        while let metadata = try await listing.next() {
            guard let object = layout.parse(metadata.key)?.object else { continue }
            switch object {
            case .indexFile:
                try index.append(PlannedObject(object, of: CollectionID(rawValue: 0), metadata))
            case .log(let log):
                let next = Place(kind: log.kind, collection: log.location.collection)
                if let place, place != next {
                    logs[place] = try writer.finish()
                    writer = PlanRunWriter(spool)
                }
                place = next
                try writer.append(PlannedObject(object, of: log.location.collection, metadata))
            }
        }
        if let place { logs[place] = try writer.finish() }
        indexFiles = try index.finish()
    }
}
