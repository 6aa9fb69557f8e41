internal import Basics

/// Several sorted runs of lines read as one, in the order of their keys.
struct KeyedLineMerge {
    /// Memory for all runs together.
    private static let memory = 4 << 20

    private struct Source {
        var reader: PlanRunReader
        var head: [UInt8]
    }

    /// A heap: the source with the smallest line first.
    private var sources: [Source] = []

    init(_ runs: [PlanRun], in spool: PlanSpool) throws(TemporaryFileError) {
        let pieceSize = max(1 << 10, min(64 << 10, Self.memory / max(1, runs.count)))
        for run in runs {
            var reader = PlanRunReader(run, in: spool, pieceSize: pieceSize)
            guard let head = try reader.nextLine() else { continue }
            sources.append(Source(reader: reader, head: Array(head)))
        }
        for index in stride(from: sources.count / 2 - 1, through: 0, by: -1) { sink(index) }
    }

    /// The next line; nil after the last.
    mutating func next() throws(TemporaryFileError) -> [UInt8]? {
        guard let first = sources.first?.head else { return nil }
        if let line = try sources[0].reader.nextLine() {
            sources[0].head = Array(line)
        } else {
            let last = sources.removeLast()
            guard !sources.isEmpty else { return first }
            sources[0] = last
        }
        sink(0)
        return first
    }

    private mutating func sink(_ start: Int) {
        var index = start
        while true {
            var smallest = index
            for child in [2 * index + 1, 2 * index + 2] where child < sources.count {
                if ByteOrder.compare(sources[child].head, sources[smallest].head) < 0 { smallest = child }
            }
            guard smallest != index else { return }
            sources.swapAt(index, smallest)
            index = smallest
        }
    }
}
