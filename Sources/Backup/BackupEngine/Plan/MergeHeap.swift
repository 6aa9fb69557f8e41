internal import Basics

/// Where a merge takes from.
protocol MergeSource {
    /// What it stands at, by which sources are compared.
    var sortKey: [UInt8] { get }
}

/// The sources of a merge, the one with the smallest key first.
struct MergeHeap<Source: MergeSource> {
    private var sources: [Source]

    init(_ sources: [Source]) {
        self.sources = sources
        for index in stride(from: sources.count / 2 - 1, through: 0, by: -1) { sink(index) }
    }

    var first: Source? { sources.first }

    /// Lets `move` change the first source, which must be there; it goes when `move` says that it has no more.
    mutating func moveFirst(
        _ move: (inout Source) throws(TemporaryFileError) -> Bool
    ) throws(TemporaryFileError) {
        if try !move(&sources[0]) {
            let last = sources.removeLast()
            guard !sources.isEmpty else { return }
            sources[0] = last
        }
        sink(0)
    }

    private mutating func sink(_ start: Int) {
        var index = start
        while true {
            var smallest = index
            for child in [2 * index + 1, 2 * index + 2] where child < sources.count {
                if ByteOrder.compare(sources[child].sortKey, sources[smallest].sortKey) < 0 { smallest = child }
            }
            guard smallest != index else { return }
            sources.swapAt(index, smallest)
            index = smallest
        }
    }
}
