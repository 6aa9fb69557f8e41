internal import BackupFormat
internal import Basics
internal import MilvusModel

/// Which segments are to be read, each with its objects, on the spool in the order of collections and segments.
struct RowPlan {
    /// One object of a segment, as the store lists it.
    struct Entry: Sendable {
        var object: DataObject
        var path: String
        /// Bytes.
        var size: Int64
    }

    /// Whole segments go into a sample: what is checked is whether their objects agree.
    private let sample: SampleWindow?
    private let levelZero: Set<SegmentID>
    private let spool: PlanSpool
    private var sorter: KeyedLineSorter
    private(set) var objects: Int64 = 0
    private(set) var bytes: Int64 = 0
    /// Delta logs of segments of level zero, in whatever sample: they concern the rows of all others.
    private(set) var levelZeroLogs: [CollectionID: [Entry]] = [:]

    init(on spool: PlanSpool, _ sample: SampleWindow?, levelZero: Set<SegmentID>) {
        self.sample = sample
        self.levelZero = levelZero
        self.spool = spool
        sorter = KeyedLineSorter(spool)
    }

    mutating func add(_ match: ListCheck.Match) throws(TemporaryFileError) {
        let (object, collection) = (match.found.object, match.promised.collection)
        let entry = Entry(object: object, path: match.found.path, size: match.found.size)
        if levelZero.contains(object.segment), case .log(let log) = object, log.kind == .delta {
            levelZeroLogs[collection, default: []].append(entry)
        }
        guard sample?.contains("\(collection)/\(object.segment)") ?? true else { return }
        var line = Array(Self.key(collection, object.segment).utf8)
        line.append(0)
        line.append(numbers: entry.size)
        line.append(texts: entry.path)
        try sorter.add(line)
        objects += 1
        bytes = bytes.adding(clamped: entry.size)
    }

    /// Segment by segment.
    mutating func finish() throws(TemporaryFileError) -> KeyedGroups<Entry> {
        try KeyedGroups(KeyedLineMerge(try sorter.finish(), in: spool)) { _, rest in
            var scanner = LineScanner(rest)
            guard let size = scanner.number(), scanner.skip(","), let path = scanner.string(), scanner.isAtEnd,
                let parsed = BackupLayout.parse(relative: path)
            else { return nil }
            return Entry(object: parsed.object, path: path, size: size)
        }
    }

    /// Sorts as the numbers do.
    static func key(_ collection: CollectionID, _ segment: SegmentID) -> String {
        [collection.rawValue, segment.rawValue].map { number in
            let digits = "\(max(0, number))"
            return String(repeating: "0", count: max(0, 19 - digits.count)) + digits
        }.joined(separator: "/")
    }
}
