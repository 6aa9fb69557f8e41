internal import BackupFormat
internal import Basics
internal import MilvusModel

/// What a verification found damaged, by the collections and segments that it concerns. Pure.
struct BackupDamage: Sendable {
    /// What is damaged of one segment.
    struct Segment: Sendable, Hashable {
        var rows: [VerifyFinding] = []
        var deletes: [VerifyFinding] = []
    }

    struct Collection: Sendable, Hashable {
        var segments: [SegmentID: Segment] = [:]
        /// Statistics and index files: no row is lost.
        var harmless: [VerifyFinding] = []
        /// No segment can be blamed for it.
        var whole: [VerifyFinding] = []

        /// Whether rows can't all come back as they were.
        var losesRows: Bool { !segments.isEmpty || !whole.isEmpty }
    }

    private(set) var collections: [CollectionID: Collection] = [:]
    /// About the backup itself, or a collection that it doesn't have.
    private(set) var unattributed: [VerifyFinding] = []

    var isEmpty: Bool { collections.isEmpty && unattributed.isEmpty }

    /// `findings`: what is harmless among them is left aside. `collections`: those that were verified.
    init(_ findings: [VerifyFinding], in collections: [CollectionBackup]) {
        let byName = Dictionary(collections.map { ("\($0.reference)", $0.id) }) { first, _ in first }
        // Whether it holds deletes only, of every segment that the manifest names.
        let segments = Dictionary(
            collections.map { ($0.id, Dictionary($0.segments.map { ($0.id, $0.isL0) }) { first, _ in first }) }
        ) { first, _ in first }
        for finding in findings where finding.severity == .damaged {
            guard let id = byName[finding.collection], let known = segments[id] else {
                unattributed.append(finding)
                continue
            }
            self.collections[id, default: Collection()].add(finding, known)
        }
    }
}

extension BackupDamage.Collection {
    fileprivate mutating func add(_ finding: VerifyFinding, _ known: [SegmentID: Bool]) {
        let object = BackupLayout.parse(relative: finding.object)?.object
        if object?.isMadeAnew == true { return harmless.append(finding) }
        guard let segment = finding.segment, let isLevelZero = known[segment] else { return whole.append(finding) }
        var holdsDeletes = isLevelZero
        if case .log(let log)? = object { holdsDeletes = log.kind == .delta }
        if holdsDeletes {
            segments[segment, default: .init()].deletes.append(finding)
        } else {
            segments[segment, default: .init()].rows.append(finding)
        }
    }
}

extension DataObject {
    /// By an import: it reads insert and delta logs only.
    fileprivate var isMadeAnew: Bool {
        switch self {
        case .indexFile: true
        case .log(let log): log.kind == .stats || log.kind == .bm25
        }
    }
}
