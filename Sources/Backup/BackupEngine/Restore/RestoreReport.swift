package import MilvusModel
package import Transfers

/// What `restore` did.
package struct RestoreReport: Sendable {
    /// How one collection fared.
    package struct Collection: Sendable {
        package var source: CollectionReference
        package var target: CollectionReference
        /// Nil when it is back; else why not, and what is left of it in the target.
        package var failure: String?
        /// Live rows that the backup promises; nil where it can't tell exactly.
        package var expectedRows: Int64?
        package var restoredRows: Int64
        /// Indexes that were created.
        package var indexes: Int
        package var loaded: Bool
        /// What of it is damaged in the backup: segments that weren't restored, and what was made anew.
        package var leftOut: LeftOut?

        package init(
            source: CollectionReference, target: CollectionReference, failure: String?, expectedRows: Int64?,
            restoredRows: Int64, indexes: Int, loaded: Bool, leftOut: LeftOut? = nil
        ) {
            self.source = source
            self.target = target
            self.failure = failure
            self.expectedRows = expectedRows
            self.restoredRows = restoredRows
            self.indexes = indexes
            self.loaded = loaded
            self.leftOut = leftOut
        }
    }

    package var name: String
    package var elapsed: Duration
    package var collections: [Collection]
    /// Objects that were staged for the imports, by the way that each took; empty where the backup lies in Milvus' bucket.
    package var methods: [TransferMethod: Int] = [:]
    package var findings: [Finding]

    package var isComplete: Bool { collections.allSatisfy { $0.failure == nil } }

    /// Whether something was left out because it is damaged.
    package var leavesOut: Bool { collections.contains { $0.leftOut?.segments.isEmpty == false } }

    /// Whether every collection has exactly the rows that the backup promises, where it promises a number.
    package var hasPromisedRows: Bool {
        collections.allSatisfy { $0.expectedRows == nil || $0.expectedRows == $0.restoredRows }
    }
}
