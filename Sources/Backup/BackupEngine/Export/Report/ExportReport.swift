internal import Basics
package import MilvusModel

/// What `export` wrote.
package struct ExportReport: Sendable {
    package struct Collection: Sendable {
        package var reference: CollectionReference
        package var id: CollectionID
        package var fields: [String]
        package var segments: [ExportedSegment] = []
        /// Segments that an interrupted run had finished.
        package var resumedSegments = 0
        /// Nil when all of it was written.
        package var failure: BackupError?

        package var rows: Int64 { segments.total(\.rows) }
        package var files: [ExportedSegment.File] { segments.flatMap(\.files) }
    }

    package var name: String
    package var milvusVersion: String
    package var format: String
    package var destination: String
    package var collections: [Collection] = []

    package var rows: Int64 { collections.total(\.rows) }
    package var isComplete: Bool { collections.allSatisfy { $0.failure == nil } }
}
