package import MilvusModel

extension VerifyReport {
    /// What decoding the objects gave.
    package struct Rows: Sendable, Hashable {
        /// One collection's.
        package struct Collection: Sendable, Hashable {
            package var reference: CollectionReference
            /// Segments that were read, and those of them whose rows are all there and agree.
            package var segments: Int64
            package var agreeing: Int64
            /// Rows inserted into the agreeing ones.
            package var rows: Int64
            /// Delete records.
            package var deletes: Int64
            /// Rows that a restore brings; nil where not every segment was read, or doesn't agree.
            package var live: Int64?
            /// Rows after the backup's point, which a restore leaves out.
            package var late: Int64
            /// Deletes of keys that their segment doesn't have: Milvus writes a delete to every segment that may hold the
            /// key. Nil where they were too many.
            package var idleDeletes: Int64?

            package init(
                reference: CollectionReference, segments: Int64, agreeing: Int64, rows: Int64, deletes: Int64,
                live: Int64?, late: Int64 = 0, idleDeletes: Int64? = 0
            ) {
                self.reference = reference
                self.segments = segments
                self.agreeing = agreeing
                self.rows = rows
                self.deletes = deletes
                self.live = live
                self.late = late
                self.idleDeletes = idleDeletes
            }
        }

        package var segments: Int64
        /// Objects that were read, and those of them that decode and agree: proved to the degree `decoded`.
        package var objects: Int64
        package var bytes: Int64
        package var decoded: Int64
        package var collections: [Collection]

        package init(segments: Int64, objects: Int64, bytes: Int64, decoded: Int64, collections: [Collection]) {
            self.segments = segments
            self.objects = objects
            self.bytes = bytes
            self.decoded = decoded
            self.collections = collections
        }

        /// Of all collections; nil where one isn't known.
        package var live: Int64? {
            collections.reduce(0) { sum, collection in sum.flatMap { sum in collection.live.map { sum + $0 } } }
        }
    }
}
