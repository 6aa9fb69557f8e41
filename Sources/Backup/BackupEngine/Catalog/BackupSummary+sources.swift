internal import BackupFormat
internal import Basics

extension BackupSummary {
    init(_ name: BackupName, _ seal: Seal) {
        self.init(
            name: name, kind: seal.kind, state: seal.completeness == .complete ? .complete : .partial,
            origin: .milvault, createdAt: seal.sealedAt, bytes: seal.totals.bytes, objects: seal.totals.objects,
            collections: seal.collections.filter { $0.failure == nil }.count, reason: nil, parents: seal.parents)
    }

    /// A run of ours that was never sealed, or what is left of something.
    init(_ name: BackupName, unfinished marker: RunMarker?) {
        self.init(
            name: name, kind: .full, state: .unfinished, origin: .milvault, createdAt: marker?.startedAt, bytes: nil,
            objects: nil, collections: nil, reason: nil, parents: [],
            isResumable: marker?.options != nil)
    }

    init(_ name: BackupName, _ origin: Origin, damaged reason: String) {
        self.init(
            name: name, kind: .full, state: .damaged, origin: origin, createdAt: nil, bytes: nil, objects: nil,
            collections: nil, reason: reason, parents: [])
    }

    /// milvus-backup says neither when nor how many objects; what the manifest's own time is, stands in.
    init(_ name: BackupName, _ manifest: ForeignSummary) {
        self.init(
            name: name, kind: .full, state: .complete, origin: .milvusBackup, createdAt: manifest.createdAt,
            bytes: manifest.bytes, objects: nil, collections: manifest.collections, reason: nil, parents: [])
    }
}
