/// One bulk import, which goes on whether its client lives or not.
struct DoubleImport: Sendable {
    /// Where it is. Files are read when it becomes `persisted`, rows are there when it is `completed`.
    enum State: Sendable, Equatable {
        case pending
        case running
        case persisted
        case completed
        case failed(String)

        var isFinal: Bool {
            switch self {
            case .completed, .failed: true
            default: false
            }
        }

        /// As `ImportState` numbers them.
        var wire: Int32 {
            switch self {
            case .pending: 0
            case .running: 2
            case .persisted: 5
            case .completed: 6
            case .failed: 1
            }
        }

        /// As the REST jobs of 2.4 and later name them.
        var word: String {
            switch self {
            case .pending: "Pending"
            case .running, .persisted: "Importing"
            case .completed: "Completed"
            case .failed: "Failed"
            }
        }
    }

    var id: Int64
    var collection: Int64
    var collectionName: String
    var partition: DoubleCollection.Partition
    /// Pairs of directories.
    var groups: [[String]]
    var idempotencyKey: String?
    var state = State.pending
    /// Requests that the server has answered since.
    var steps = 0
    var read: [ImportedFiles.Segment] = []
    var rows = 0
    var segments: [Int64] = []
}
