internal import Basics

/// Several sorted runs of lines read as one, in the order of their keys.
struct KeyedLineMerge {
    /// Memory for all runs together.
    private static let memory = 4 << 20

    private struct Source: MergeSource {
        var reader: PlanRunReader
        var head: [UInt8]

        var sortKey: [UInt8] { head }
    }

    private var sources: MergeHeap<Source>

    init(_ runs: [PlanRun], in spool: PlanSpool) throws(TemporaryFileError) {
        var sources: [Source] = []
        let pieceSize = max(1 << 10, min(64 << 10, Self.memory / max(1, runs.count)))
        for run in runs {
            var reader = PlanRunReader(run, in: spool, pieceSize: pieceSize)
            guard let head = try reader.nextLine() else { continue }
            sources.append(Source(reader: reader, head: Array(head)))
        }
        self.sources = MergeHeap(sources)
    }

    /// The next line; nil after the last.
    mutating func next() throws(TemporaryFileError) -> [UInt8]? {
        guard let first = sources.first?.head else { return nil }
        try sources.moveFirst { source throws(TemporaryFileError) in
            guard let line = try source.reader.nextLine() else { return false }
            source.head = Array(line)
            return true
        }
        return first
    }
}
