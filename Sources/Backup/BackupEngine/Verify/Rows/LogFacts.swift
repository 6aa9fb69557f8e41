internal import MilvusModel

/// What reading one log gave.
struct LogFacts: Sendable {
    var log: StoredLog
    /// Nil where it couldn't be decoded.
    var rows: Int64?
    /// Of its rows, as its head has it; nil where the writer left it out.
    var timestamps: ClosedRange<HybridTimestamp>?
    var findings: [VerifyFinding] = []
    /// False for some columns of a file of which somebody else reads the others.
    var isPlaced = true

    init(_ log: StoredLog) {
        self.log = log
    }

    var unplaced: Self {
        var copy = self
        copy.isPlaced = false
        return copy
    }
}
