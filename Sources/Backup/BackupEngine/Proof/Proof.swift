internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// Compares what was planned with what the destination lists, both in key order, side by side: every planned object must
/// be there with its size before the seal promises it. What lies there unplanned is removed.
///
/// The object list is written as the comparison goes.
struct Proof {
    /// Losses that are remembered, and asked for one by one: more of them means that something else is wrong.
    static let lossLimit = 1000

    let environment: BackupEnvironment
    let layout: BackupLayout
    let spool: PlanSpool
    let states: CopyStates
    /// Asked before anything is removed.
    let checkOwnership: @Sendable () async throws -> Void

    /// `plans`: of what is to be in the backup.
    func run(_ plans: [PlanUnit], into records: JSONLinesWriter<ObjectRecord>) async throws -> ProofResult {
        let runs = plans.enumerated().flatMap { index, plan in plan.runs.map { (unit: index, run: $0) } }
        var planned = try PlanMerge(runs, in: spool, prefix: layout.prefix)
        var listing = BackupListing(environment.backupStore, layout)
        var broom = Broom(store: environment.backupStore, checkOwnership: checkOwnership)
        var lines = RecordBatch(records, layout: layout, milvus: MilvusLayout(rootPath: environment.milvusRoot))
        var result = ProofResult()
        var wanted = try planned.next()
        var found = try await listing.next()
        while wanted != nil || found != nil {
            let order = Self.order(wanted, found)
            if order > 0, let stray = found {
                if layout.parse(stray.key) != nil { try await broom.add(stray.key) }
                found = try await listing.next()
                continue
            }
            guard let element = wanted else { break }
            let metadata = try await present(element, order == 0 ? found : nil, &result)
            if let metadata {
                let evidence = try states.evidence(element.record)
                try await lines.append(element, metadata, evidence)
                result.add(element.object, evidence.proof)
            }
            if order == 0 { found = try await listing.next() }
            wanted = try planned.next()
        }
        try await broom.finish()
        try await lines.flush()
        result.strays = broom.removed
        return result
    }

    /// Negative: the listing doesn't show the wanted one; positive: it shows one that isn't wanted.
    private static func order(_ wanted: PlanMerge.Element?, _ found: ObjectMetadata?) -> Int {
        guard let wanted else { return 1 }
        guard let found else { return -1 }
        return ByteOrder.compare(wanted.key, found.key.rawValue)
    }

    /// What lies there when it is as it should be. What a listing doesn't show is asked for: listings may be late.
    private func present(
        _ element: PlanMerge.Element, _ listed: ObjectMetadata?, _ result: inout ProofResult
    ) async throws -> ObjectMetadata? {
        if let listed, listed.size == element.object.size { return listed }
        guard result.losses.count < Self.lossLimit else { return nil }
        let key = ObjectKey(String(decoding: element.key, as: UTF8.self))
        let metadata = try await head(key)
        if let metadata, metadata.size == element.object.size { return metadata }
        result.losses.append(
            ProofResult.Loss(
                key: key, planned: element.object.size, found: metadata?.size, record: element.record,
                unit: element.unit))
        return nil
    }

    private func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata? {
        do {
            return try await environment.backupStore.head(key)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }
}
