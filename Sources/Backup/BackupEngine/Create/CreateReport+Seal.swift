internal import BackupFormat
internal import MilvusModel
internal import Transfers

extension CreateReport {
    /// What the seal promises, as a report.
    init(_ seal: Seal, requests: Int64, reused: Int64, methods: [TransferMethod: Int], findings: [Finding]) {
        self.init(
            name: seal.name, kind: seal.kind.rawValue, startedAt: seal.startedAt, sealedAt: seal.sealedAt,
            copiedObjects: seal.totals.copiedObjects, copiedBytes: seal.totals.copiedBytes,
            referencedObjects: seal.totals.referencedObjects, referencedBytes: seal.totals.referencedBytes,
            requests: requests, reusedObjects: reused, methods: methods,
            collections: seal.collections.map {
                Collection(
                    name: $0.reference, failure: $0.failure, damage: $0.damage, rows: $0.rows,
                    deletedRows: $0.deletedRows,
                    segments: $0.segments, logListing: $0.logListing.rawValue, consistentAt: $0.consistentAt?.wallTime)
            },
            findings: findings)
    }
}
