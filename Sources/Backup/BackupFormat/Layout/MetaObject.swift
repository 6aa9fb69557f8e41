/// The objects that describe a backup, by their path below its directory.
package enum MetaObject: String, Sendable, Hashable, CaseIterable {
    // milvus-backup's.
    case backupLevel = "meta/backup_meta.json"
    case collectionLevel = "meta/collection_meta.json"
    case partitionLevel = "meta/partition_meta.json"
    case segmentLevel = "meta/segment_meta.json"
    case fullManifest = "meta/full_meta.json"
    // Ours.
    case objects = "meta/objects.jsonl.zst"
    case etcd = "meta/etcd.jsonl.zst"
    case seal = "meta/seal.json"
    case runMarker = "run/plan.json.zst"

    /// What a restore of milvus-backup or ours takes as a sign that there is a backup.
    package static let promises: [MetaObject] = [.seal, .fullManifest, .backupLevel]

    /// Bytes that one of them can have: a larger one is damage or malice, and isn't read. A manifest has some hundred bytes
    /// for each log.
    var largest: Int {
        switch self {
        case .seal, .runMarker: 64 << 20
        default: 1 << 30
        }
    }
}
