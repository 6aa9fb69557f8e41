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

    fileprivate struct Source: MergeSource {
        let run: PlanRun
        /// Nil until the second element is asked for.
        var reader: PlanRunReader?
        var head: Element

        var sortKey: [UInt8] { head.key }
    }

    /// How runs are read.
    fileprivate struct Reading {
        let spool: PlanSpool
        let pieceSize: Int
        let prefix: [UInt8]
    }

    private let reading: Reading
    private var sources: MergeHeap<Source>

    /// `runs`: each with the index of the unit that it belongs to.
    /// `spool`: where they lie.
    /// `prefix`: what keys begin with.
    init(
        _ runs: [(unit: Int, run: PlanRun)], in spool: PlanSpool, prefix: String = ""
    ) throws(TemporaryFileError) {
        reading = Reading(
            spool: spool, pieceSize: max(1 << 10, min(64 << 10, Self.memory / max(1, runs.count))),
            prefix: Array(prefix.utf8))
        var sources: [Source] = []
        for (unit, run) in runs {
            var reader = PlanRunReader(run, in: spool, pieceSize: 1 << 9)
            guard let head = try reading.element(&reader, unit) else { continue }
            sources.append(Source(run: run, reader: nil, head: head))
        }
        self.sources = MergeHeap(sources)
    }

    mutating func next() throws(TemporaryFileError) -> Element? {
        guard let first = sources.first?.head else { return nil }
        let reading = reading
        try sources.moveFirst { source throws(TemporaryFileError) in
            guard let head = try reading.advance(&source) else { return false }
            source.head = head
            return true
        }
        return first
    }
}

extension PlanMerge.Reading {
    /// The element after the head of a source.
    fileprivate func advance(_ source: inout PlanMerge.Source) throws(TemporaryFileError) -> PlanMerge.Element? {
        let unit = source.head.unit
        guard var reader = source.reader.take() else {
            var opened = PlanRunReader(source.run, in: spool, pieceSize: pieceSize)
            _ = try opened.nextLine()
            defer { source.reader = opened }
            return try element(&opened, unit)
        }
        defer { source.reader = reader }
        return try element(&reader, unit)
    }

    fileprivate func element(
        _ reader: inout PlanRunReader, _ unit: Int
    ) throws(TemporaryFileError) -> PlanMerge.Element? {
        guard let object = try reader.next() else { return nil }
        var key: [UInt8] = []
        key.reserveCapacity(prefix.count + 112)
        key += prefix
        BackupLayout.append(object.object, to: &key)
        return PlanMerge.Element(object: object, key: key, record: reader.record, unit: unit)
    }
}
