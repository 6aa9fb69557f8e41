internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// Writes what describes the backup: object list, etcd's keys, users and roles, manifest, and the seal last.
struct Sealing: Sendable {
    let run: CreateRun
    let environment: BackupEnvironment
    let layout: BackupLayout
    let writer: BackupWriter

    func seal(_ copied: CopiedCollections, marker: RunMarker) async throws -> Seal {
        environment.observer.begin("sealing")
        let access = try await accessControl()
        var lineFiles = [try await writeObjects(copied)]
        if let etcd = environment.etcd { lineFiles.append(try await writeEtcd(etcd)) }
        guard try await writer.stillHolds(marker) else {
            throw BackupError(
                .inUse, "Another run took the name '\(run.name)' while this one was at work.", subject: run.name.text,
                advice: "Nothing was sealed by this run; look at the other one.")
        }
        let builder = ManifestBuilder(
            id: marker.runID, name: run.name, milvusVersion: run.features.versionText)
        let manifest = builder.backup(
            of: copied.snapshots, databases: run.selection.databases, access: access)
        return try await writer.seal(manifest, seal(copied, id: marker.runID), lineFiles: lineFiles)
    }

    private func accessControl() async throws -> AccessControl? {
        guard run.options.includesRBAC else { return nil }
        return try await environment.milvus.accessControl()
    }

    private func writeObjects(_ copied: CopiedCollections) async throws -> SealedObject {
        let objects = writer.objects()
        do {
            for item in copied.items(into: layout) {
                try await objects.append(
                    ObjectRecord(
                        kind: ObjectKind(item.object), path: BackupLayout.relativePath(of: item.object),
                        sourceKey: item.transfer.source, size: item.transfer.size,
                        etag: copied.results[item.transfer.destination]?.metadata.etag, proof: .listed,
                        collection: item.collectionID, segment: item.object.segment))
            }
            return try await objects.finish()
        } catch {
            await uncancelled { await objects.abort() }
            throw error
        }
    }

    /// All of Milvus' keys at one revision, leased ones left out: they are sessions of servers that are alive now.
    private func writeEtcd(_ etcd: EtcdMetadataReader) async throws -> SealedObject {
        let revision = try await etcd.currentRevision()
        let lines = writer.etcd()
        do {
            try await lines.append(
                .header(
                    EtcdHeader(
                        revision: revision.rawValue, rootPath: etcd.connection.rootPath,
                        takenAt: environment.clock.now())))
            for try await page in etcd.pages(prefix: etcd.connection.rootPath + "/", at: revision) {
                try await lines.append(
                    page.filter { $0.lease == 0 }.map {
                        .record(
                            EtcdRecord(
                                key: Array($0.key.utf8), value: $0.value, modRevision: $0.modRevision.rawValue))
                    })
            }
            return try await lines.finish()
        } catch {
            await uncancelled { await lines.abort() }
            throw error
        }
    }

    private func seal(_ copied: CopiedCollections, id: String) -> Seal {
        let location = environment.milvusStore.location
        let items = copied.items(into: layout)
        return Seal(
            name: run.name.text, id: id,
            completeness: copied.outcomes.allSatisfy { $0.failure == nil } ? .complete : .partial,
            toolVersion: ToolVersion.current, milvusVersion: run.features.versionText, startedAt: run.startedAt,
            sealedAt: environment.clock.now(),
            source: SourceLocation(
                endpoint: location.endpoint, bucket: location.bucket, rootPath: environment.milvusRoot),
            totals: BackupTotals(
                copiedObjects: Int64(items.count), copiedBytes: items.reduce(0) { $0 + $1.transfer.size }),
            proof: .listed, collections: copied.outcomes.map(sealed))
    }

    private func sealed(_ outcome: CollectionOutcome) -> SealedCollection {
        guard let snapshot = outcome.snapshot else {
            return SealedCollection(
                reference: outcome.collection, id: CollectionID(rawValue: 0),
                failure: outcome.failure?.message ?? "unknown", logListing: LogListing(environment, run.features))
        }
        return SealedCollection(
            reference: outcome.collection, id: snapshot.description.id, rows: snapshot.rows,
            deletedRows: snapshot.deletedRows, liveRows: snapshot.liveRows, segments: snapshot.segments.count,
            objects: Int64(snapshot.copyItems(into: layout).count), bytes: snapshot.bytes,
            logListing: snapshot.logListing, consistentAt: snapshot.point.timestamp)
    }
}
