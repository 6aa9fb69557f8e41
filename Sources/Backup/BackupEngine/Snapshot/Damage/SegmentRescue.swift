internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Makes the most of a segment of which logs are lost, or more are there than belong together: what they hold is read from
/// their heads and ends, and the flushes that are whole are taken.
struct SegmentRescue {
    private static let width = 8

    let store: any ObjectStore
    let layout: MilvusLayout
    /// Those that every segment of the collection has.
    let ownFields: Set<FieldID>

    /// `logs`: Milvus' own list; nil where a listing has to do.
    ///
    /// The snapshot is nil where nothing is left that a restore could use.
    func rescue(
        _ description: SegmentDescription, _ inventory: SegmentInventory, _ logs: SegmentLogs?
    ) async throws -> (snapshot: SegmentSnapshot?, loss: SegmentLoss) {
        var inventory = inventory
        let named = logs.map { LogSelection.objects(of: $0, in: description) }
        var loss = SegmentLoss()
        for log in LogSelection(inventory).missing(of: named ?? []) {
            // Listings may be late.
            if try await !find(log, into: &inventory) { loss.missing.append(log) }
        }
        let wanted = named.map(Set.init)
        func listed(_ kind: LogKind) -> [SegmentSnapshot.Log] {
            inventory.logs(kind).filter { wanted?.contains($0.log) ?? true }
                .sorted { $0.metadata.key < $1.metadata.key }
        }
        var snapshot = SegmentSnapshot(description: description, channel: logs?.channel)
        snapshot.delta = listed(.delta)
        snapshot.stats = listed(.stats) + listed(.bm25)
        snapshot.recordedDeletes = loss.missing.contains { $0.kind == .delta } ? nil : logs?.deleteRecords
        guard description.level != .l0 else {
            loss.isWhole = snapshot.delta.isEmpty
            return (loss.isWhole ? nil : snapshot, loss)
        }
        let insert = listed(.insert)
        let fields = fields(of: logs)
        loss.fields = fields.subtracting(insert.compactMap(\.log.field)).sorted()
        let batches = try await batches(of: insert, fields)
        snapshot.insert = batches.logs
        loss.leftOut = insert.count - batches.logs.count
        loss.rows = max(0, description.rows - batches.rows)
        snapshot.description.rows = min(description.rows, batches.rows)
        loss.isWhole = batches.logs.isEmpty
        return (loss.isWhole ? nil : snapshot, loss)
    }

    private func fields(of logs: SegmentLogs?) -> Set<FieldID> {
        guard let logs else { return ownFields }
        return Set(logs.insert.filter { !$0.logs.isEmpty }.map(\.field))
    }

    private func find(_ log: LogObject, into inventory: inout SegmentInventory) async throws -> Bool {
        do throws(ObjectStoreError) {
            inventory.add(try await store.head(layout.key(of: .log(log))), .log(log))
            return true
        } catch {
            guard error.code == .notFound else { throw error }
            return false
        }
    }

    private func batches(of logs: [SegmentSnapshot.Log], _ fields: Set<FieldID>) async throws -> ConsistentBatches {
        let found = try await boundedMap(logs, width: Self.width) { log in (log, try await batch(of: log)) }
        return ConsistentBatches(
            found.compactMap { log, batch in batch.map { (log: log, batch: $0) } }, fields: fields)
    }

    /// Nil for what can't be read (a log that was cut off is as good as lost), and for packed files, which don't tell what
    /// they belong to.
    private func batch(of log: SegmentSnapshot.Log) async throws -> LogBatch? {
        let stored = StoredLog(object: log.log, key: log.metadata.key, size: log.metadata.size)
        do {
            let open = try await OpenLog(stored, in: store)
            return open.head.map { LogBatch(rows: open.rows, timestamps: $0.descriptor.timestamps) }
        } catch is BinlogFormatError {
            return nil
        } catch let error as BackupFormatError {
            guard case .damaged = error else { throw error }
            return nil
        }
    }
}
