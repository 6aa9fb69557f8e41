package import BackupFormat
internal import Basics
internal import Fixtures
internal import MilvusModel
package import ObjectStorage

/// Writes backups whose logs are those of `Fixtures/binlogs/every`: real ones, of real servers.
package struct FixtureBackup: Sendable {
    package let store: any ObjectStore
    package let layout: BackupLayout

    package init(_ store: any ObjectStore, rootPath: String, name: String) throws {
        self.store = store
        layout = BackupLayout(rootPath: rootPath, name: try BackupName(existing: name))
    }

    /// As milvus-backup leaves it: no seal, no stats logs.
    package func writeForeign(_ collections: [FixtureCollection]) async throws {
        for collection in collections {
            for object in collection.objects where object.kind != .stats && object.kind != nil {
                _ = try await store.put(layout.key(relative: object.path), object.bytes())
            }
        }
        _ = try await store.put(layout.key(.fullManifest), Array(manifest(collections).json.text(.go).utf8))
    }

    /// As milvault leaves it. With `other`, every object lies there, and this one only refers to it.
    package func writeSealed(_ collections: [FixtureCollection], referringTo other: FixtureBackup? = nil) async throws {
        let writer = BackupWriter(store: store, layout: layout)
        let begun = WallTime(seconds: 1_763_730_000)
        let name = layout.name.text
        try await writer.begin(RunMarker(runID: name, name: name, startedAt: begun, toolVersion: "1"))
        let lines = writer.objects()
        for collection in collections {
            for object in collection.objects {
                let bytes = try object.bytes()
                _ = try await store.put((other?.layout ?? layout).key(relative: object.path), bytes)
                try await lines.append(
                    ObjectRecord(
                        kind: object.recordKind, path: object.path, in: other?.layout.name.text,
                        sourceKey: ObjectKey("files/x"), size: Int64(bytes.count), etag: nil, proof: .listed,
                        collection: collection.id, segment: object.segment))
            }
        }
        _ = try await writer.seal(
            manifest(collections), seal(collections, begun, referringTo: other), lineFiles: [lines.finish()])
    }

    private func manifest(_ collections: [FixtureCollection]) -> BackupInfo {
        var info = BackupInfo(id: "id", name: layout.name.text, milvusVersion: "2.3.5")
        info.collections = collections.map(\.backup)
        info.sumSizes()
        return info
    }

    private func seal(
        _ collections: [FixtureCollection], _ begun: WallTime, referringTo other: FixtureBackup?
    ) -> Seal {
        let parents = other.map { [ParentBackup(name: $0.layout.name.text, id: "id")] } ?? []
        return Seal(
            name: layout.name.text, id: "id", kind: parents.isEmpty ? .full : .incremental, completeness: .complete,
            toolVersion: "1", milvusVersion: "2.3.5", startedAt: begun, sealedAt: begun,
            source: SourceLocation(endpoint: "http://s", bucket: "b", rootPath: "files"),
            totals: BackupTotals(copiedObjects: 1, copiedBytes: 1), proof: .listed, parents: parents,
            collections: collections.map { collection in
                SealedCollection(
                    reference: collection.backup.reference, id: collection.id, rows: 300, deletedRows: 6,
                    liveRows: collection.liveRows, segments: 1, objects: 1, bytes: 1, logListing: .etcd,
                    consistentAt: collection.consistentAt)
            })
    }
}
