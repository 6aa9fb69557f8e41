internal import Basics
internal import Hashing
package import ObjectStorage
internal import Zstandard

/// Writes what describes a backup; its data objects are copied by others.
///
/// The order is the promise: marker, data, line files, level files, manifest, seal. Whatever is cut off in between has
/// no seal, and so is no backup.
package struct BackupWriter: Sendable {
    package let store: any ObjectStore
    package let layout: BackupLayout

    private let partSize: Int

    /// `partSize` bytes of a line file are held before they are uploaded.
    package init(store: any ObjectStore, layout: BackupLayout, partSize: Int = 5 << 20) {
        self.store = store
        self.layout = layout
        self.partSize = partSize
    }

    /// Claims the name. Where the store honours conditional writes, exactly one of two runs at once gets it.
    ///
    /// - Throws: `.nameTaken` when anything lies under the name already.
    package func begin(_ marker: RunMarker) async throws(BackupFormatError) {
        let bytes = try bytes(of: marker)
        do {
            let page = try await store.listPage(layout.prefix, ListOptions(pageSize: 1), continuation: nil)
            // A listing may be late, and a young backup must not be written over.
            guard page.objects.isEmpty, try await !isSealed else { throw BackupFormatError.nameTaken(layout.name) }
            guard try await store.create(layout.key(.runMarker), bytes) != nil else {
                throw BackupFormatError.nameTaken(layout.name)
            }
        } catch let error as ObjectStoreError {
            throw .store(error)
        } catch let error as BackupFormatError {
            throw error
        } catch {
            throw .unwritable(layout.key(.runMarker), reason: "\(error)")
        }
    }

    /// Whether a backup has the name, whatever listings show.
    package var isSealed: Bool {
        get async throws(ObjectStoreError) { try await store.exists(layout.key(.seal)) }
    }

    /// Writes the marker again: on a store without conditional writes a run that lost may have written its own over it.
    package func restate(_ marker: RunMarker) async throws(BackupFormatError) {
        let bytes = try bytes(of: marker)
        do { _ = try await store.put(layout.key(.runMarker), bytes) } catch { throw .store(error) }
    }

    private func bytes(of marker: RunMarker) throws(BackupFormatError) -> [UInt8] {
        do {
            return try Zstandard.compress(marker.json.encoded())
        } catch {
            throw .unwritable(layout.key(.runMarker), reason: "\(error)")
        }
    }

    /// Whether the marker is still the one of this run: where the store knows no conditional writes a second run may
    /// have written its own.
    package func stillHolds(_ marker: RunMarker) async throws(BackupFormatError) -> Bool {
        let reader = BackupReader(store: store, layout: layout)
        guard let bytes = try await reader.readIfPresent(.runMarker) else { return false }
        return BackupReader.runMarker(bytes)?.runID == marker.runID
    }

    /// For one record per object that the backup needs.
    package func objects() -> JSONLinesWriter<ObjectRecord> {
        JSONLinesWriter(store: store, layout: layout, .objects, partSize: partSize)
    }

    /// For the header, then one record per key of etcd.
    package func etcd() -> JSONLinesWriter<EtcdLine> {
        JSONLinesWriter(store: store, layout: layout, .etcd, partSize: partSize)
    }

    /// For milvus-backup's manifest and level files.
    ///
    /// `info`: without collections, its size summed.
    /// `isEmpty`: no collection will come.
    package func manifest(_ info: BackupInfo, isEmpty: Bool) -> ManifestWriter {
        ManifestWriter(info, isEmpty: isEmpty) { meta in
            MetaUpload(
                store: store, layout: layout, meta, partSize: partSize, contentType: "application/json")
        }
    }

    /// Writes level files, the manifest and, last, the seal; then removes the run's own objects.
    ///
    /// - Parameters:
    ///   - manifest: with the collections that are whole, and their sizes summed.
    ///   - seal: its list of meta objects is made here.
    ///   - lineFiles: what the finished writers of ``objects()`` and ``etcd()`` gave.
    /// - Returns: the seal as written. Once it returns, the backup exists, even if clearing up failed.
    /// - Throws: a store's error; nothing is sealed then.
    package func seal(
        _ manifest: BackupInfo, _ seal: Seal, lineFiles: [SealedObject]
    ) async throws(BackupFormatError) -> Seal {
        var meta = lineFiles
        for (file, json) in [
            (MetaObject.collectionLevel, manifest.collectionLevel), (.partitionLevel, manifest.partitionLevel),
            (.segmentLevel, manifest.segmentLevel), (.backupLevel, manifest.backupLevel),
            (.fullManifest, manifest.json),
        ] {
            meta.append(try await put(file, json.encoded(.go)))
        }
        let written = try await self.seal(seal, meta: meta)
        await removeRunObjects()
        return written
    }

    /// Writes the seal over what was written. The run's own objects are the caller's to remove, once nothing writes to
    /// them any more.
    ///
    /// `seal`: its list of meta objects is filled in here.
    /// `meta`: line files first, the manifest last.
    /// Gives the seal as written. Once it returns, the backup exists. A seal that is there already isn't written over.
    package func seal(_ seal: Seal, meta: [SealedObject]) async throws(BackupFormatError) -> Seal {
        var seal = seal
        seal.meta = meta
        let bytes = SealText.bytes(of: seal)
        let isNew: Bool
        do throws(ObjectStoreError) {
            let written = try await store.create(layout.key(.seal), bytes, contentType: "application/json")
            isNew = written != nil
        } catch {
            throw .store(error)
        }
        guard isNew else { throw .nameTaken(layout.name) }
        try await expectSeal(bytes)
        return seal
    }

    /// Without its seal all the rest is nothing: that the store took it is looked at once more.
    private func expectSeal(_ bytes: [UInt8]) async throws(BackupFormatError) {
        let kept = try await BackupReader(store: store, layout: layout).readIfPresent(.seal)
        guard kept != bytes else { return }
        let found = kept == nil ? "doesn't have it" : "has other bytes"
        throw .damaged(layout.key(.seal), reason: "the store said that it was written, and \(found)")
    }

    private func put(_ meta: MetaObject, _ bytes: [UInt8]) async throws(BackupFormatError) -> SealedObject {
        do {
            _ = try await store.put(
                layout.key(meta), .bytes(bytes), PutOptions(contentType: "application/json"))
        } catch {
            throw .store(error)
        }
        return SealedObject(path: meta.rawValue, size: Int64(bytes.count), sha256: SHA256.hash(bytes).hex)
    }

    /// Removes what lies there only while a run is open. Litter that stays behind is harmless: a seal outweighs it.
    package func removeRunObjects() async {
        _ = try? await store.deleteAll(under: layout.runPrefix)
    }
}
