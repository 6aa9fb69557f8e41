internal import BackupFormat
internal import Basics

/// Several runs read as one, in the order of their keys below the backup's directory.
///
/// Runs of different collections hardly overlap: a run is opened when its first key is due.
struct PlanMerge {
    /// Memory for all open runs together.
    private static let memory = 4 << 20

    /// One object, and which run it came from.
    struct Element {
        var object: PlannedObject
        /// The prefix that was asked for, then the path below the backup's directory.
        var key: [UInt8]
        var record: Int
        /// Index of the unit, as the runs were handed in.
        var unit: Int
    }

    private struct Source {
        let run: PlanRun
        /// Nil until the second element is asked for.
        var reader: PlanRunReader?
        var head: Element
    }

    private let spool: PlanSpool
    private let pieceSize: Int
    private let prefix: [UInt8]

    /// A heap: the source with the smallest key first.
    private var sources: [Source] = []

    /// `runs`: each with the index of the unit that it belongs to.
    /// `spool`: where they lie.
    /// `prefix`: what keys begin with.
    init(
        _ runs: [(unit: Int, run: PlanRun)], in spool: PlanSpool, prefix: String = ""
    ) throws(TemporaryFileError) {
        self.spool = spool
        self.prefix = Array(prefix.utf8)
        pieceSize = max(1 << 10, min(64 << 10, Self.memory / max(1, runs.count)))
        for (unit, run) in runs {
            var reader = PlanRunReader(run, in: spool, pieceSize: 1 << 9)
            guard let head = try read(&reader, unit) else { continue }
            sources.append(Source(run: run, reader: nil, head: head))
        }
        for index in stride(from: sources.count / 2 - 1, through: 0, by: -1) { sink(index) }
    }

    mutating func next() throws(TemporaryFileError) -> Element? {
        guard let first = sources.first?.head else { return nil }
        if let head = try advance() {
            sources[0].head = head
        } else {
            let last = sources.removeLast()
            guard !sources.isEmpty else { return first }
            sources[0] = last
        }
        sink(0)
        return first
    }

    /// The element after the head of the first source.
    private mutating func advance() throws(TemporaryFileError) -> Element? {
        let unit = sources[0].head.unit
        guard var reader = sources[0].reader.take() else {
            var opened = PlanRunReader(sources[0].run, in: spool, pieceSize: pieceSize)
            _ = try opened.nextLine()
            defer { sources[0].reader = opened }
            return try read(&opened, unit)
        }
        defer { sources[0].reader = reader }
        return try read(&reader, unit)
    }

    private func read(_ reader: inout PlanRunReader, _ unit: Int) throws(TemporaryFileError) -> Element? {
        guard let object = try reader.next() else { return nil }
        var key: [UInt8] = []
        key.reserveCapacity(prefix.count + 112)
        key += prefix
        BackupLayout.append(object.object, to: &key)
        return Element(object: object, key: key, record: reader.record, unit: unit)
    }

    private mutating func sink(_ start: Int) {
        var index = start
        while true {
            var smallest = index
            for child in [2 * index + 1, 2 * index + 2] where child < sources.count {
                if ByteOrder.compare(sources[child].head.key, sources[smallest].head.key) < 0 { smallest = child }
            }
            guard smallest != index else { return }
            sources.swapAt(index, smallest)
            index = smallest
        }
    }
}
