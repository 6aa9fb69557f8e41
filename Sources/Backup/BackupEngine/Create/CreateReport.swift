package import Basics
package import MilvusModel
package import Transfers

/// What `create` did.
package struct CreateReport: Sendable {
    /// How one collection fared.
    package struct Collection: Sendable {
        package var name: CollectionReference
        /// Nil when it is in the backup; else why not.
        package var failure: String?
        /// What Milvus' bucket had lost of it; nil when it is whole.
        package var damage: String?
        /// Rows in its segments, deleted ones included.
        package var rows: Int64
        /// Delete records; nil where nothing tells their number.
        package var deletedRows: Int64?
        package var segments: Int
        /// How the exact objects were learnt: `etcd`, `rest` or `listing`.
        package var logListing: String
        /// Every write up to here is in the backup; nil when the server gave no such point.
        package var consistentAt: WallTime?
    }

    package var name: String
    package var kind: String
    package var startedAt: WallTime
    package var sealedAt: WallTime
    package var copiedObjects: Int64
    package var copiedBytes: Int64
    package var referencedObjects: Int64
    package var referencedBytes: Int64
    package var requests: Int64
    /// Objects that an earlier run had copied already.
    package var reusedObjects: Int64
    /// Objects that this run copied, by the way they took.
    package var methods: [TransferMethod: Int]
    package var collections: [Collection]
    package var findings: [Finding]
    /// Nil when none was asked for.
    package var verification: VerifyReport?

    package var isComplete: Bool { collections.allSatisfy { $0.failure == nil && $0.damage == nil } }
    package var elapsed: Duration { sealedAt - startedAt }
}
