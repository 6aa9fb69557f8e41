package import MilvusModel

/// How one collection came through a drill.
package struct DrilledCollection: Sendable, Hashable {
    /// Live rows of a partition: in the backup, and as the server counts them.
    package struct Partition: Sendable, Hashable {
        /// Stands for all of them together where they can't be counted one by one.
        static let all = "*"

        package var name: String
        package var expected: Int64
        package var found: Int64

        package init(name: String, expected: Int64, found: Int64) {
            self.name = name
            self.expected = expected
            self.found = found
        }
    }

    package struct Index: Sendable, Hashable {
        package var field: String
        package var type: String
        package var isBuilt: Bool
        /// By the drill: the backup has none.
        package var isAdded: Bool

        package init(field: String, type: String, isBuilt: Bool, isAdded: Bool) {
            self.field = field
            self.type = type
            self.isBuilt = isBuilt
            self.isAdded = isAdded
        }
    }

    package var source: CollectionReference
    package var scratch: CollectionReference
    /// Nil when it was restored and compared to the end.
    package var failure: String?
    /// The backup can't be read where it was compared.
    package var isUnreadable = false
    package var partitions: [Partition] = []
    /// Rows of the backup that were deleted, or came after its point.
    package var hiddenRows: Int64 = 0
    package var rows = RowComparison()
    /// Keys of the sample that several live rows have: nobody can tell which one a query gives.
    package var repeatedKeys = 0
    /// Fields of types that aren't compared.
    package var uncompared: [String] = []
    package var indexes: [Index] = []
    package var searches: [SearchOutcome] = []

    package init(source: CollectionReference, scratch: CollectionReference, failure: String? = nil) {
        self.source = source
        self.scratch = scratch
        self.failure = failure
    }

    package var expectedRows: Int64 { partitions.reduce(0) { $0 + $1.expected } }
    package var foundRows: Int64 { partitions.reduce(0) { $0 + $1.found } }

    /// Rows are missing, too many, or others.
    package var isDamaged: Bool {
        isUnreadable || partitions.contains { $0.expected != $0.found } || rows.missingRows > 0
            || rows.differentRows > 0
            || searches.contains { $0.strangerCount > 0 }
    }

    package var isAsItShouldBe: Bool {
        failure == nil && !isDamaged && indexes.allSatisfy(\.isBuilt) && searches.allSatisfy(\.isGood)
    }
}
