internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Compares what a backup promises with what its store lists, both in the order of their keys: what `verify` shows and
/// what a restore refuses. Pure.
struct ListCheck {
    /// An object that is there with its size.
    struct Match {
        /// What the manifest or object list says; checksum and ETag where one of them knows.
        var promised: PromisedObject
        var found: FoundObject
        /// What an earlier verification recorded of it.
        var ledger: String?
        /// The store gives another ETag than when the backup was sealed.
        var etagDiffers: Bool
    }

    /// The collections that are looked at, by their names.
    let names: [CollectionID: CollectionReference]
    /// Whether that is all of the backup: then everything else is a stray.
    let isWhole: Bool
    /// Whether every object lies where we lay it: in a backup of milvus-backup it may lie in any group.
    let isOurs: Bool

    var findings = FindingList()
    var presences: [CollectionID: ObjectPresence] = [:]
    /// Promised objects, and those of them that are there with their sizes.
    private(set) var promised: Int64 = 0
    var objects: Int64 = 0
    var bytes: Int64 = 0
    /// Objects whose ETag is that of the seal.
    var etagsAgree: Int64 = 0
    /// The others: damage only where ETags are comparable at all.
    var otherETags = FindingList()

    private static let askedAtMost = 1000
    private var asked = 0

    init(names: [CollectionID: CollectionReference], isWhole: Bool, isOurs: Bool) {
        self.names = names
        self.isWhole = isWhole
        self.isOurs = isOurs
        for collection in names.keys { presences[collection] = ObjectPresence() }
    }

    /// `ask` is asked for objects that aren't listed, since listings may be late. `visit` sees every object that is there
    /// with its size.
    mutating func compare(
        _ promises: inout KeyedGroups<PromisedObject>, _ listing: inout KeyedGroups<FoundObject>,
        _ ask: (DataObject) async throws -> FoundObject?, _ visit: (Match) throws -> Void
    ) async throws {
        var wanted = try next(&promises)
        var found = try listing.next()
        while wanted != nil || found != nil {
            switch Self.order(wanted?.key, found?.key) {
            case ..<0:
                if let wanted, let match = try await late(wanted.elements, ask) { try visit(match) }
                wanted = try next(&promises)
            case 0:
                if let wanted, let found, let match = take(wanted.elements, found.elements) { try visit(match) }
                wanted = try next(&promises)
                found = try listing.next()
            default:
                for stray in found?.elements ?? [] { noteStray(stray, nil) }
                found = try listing.next()
            }
        }
    }

    /// Whether differing ETags are a sign of anything.
    var comparesETags: Bool { etagsAgree > 0 }

    private mutating func next(
        _ promises: inout KeyedGroups<PromisedObject>
    ) throws(TemporaryFileError) -> KeyedGroups<PromisedObject>.Group? {
        while let group = try promises.next() {
            // What only the ledger knows isn't promised any more.
            guard let first = group.elements.first, first.source != .ledger else { continue }
            if names[first.collection] != nil { return group }
        }
        return nil
    }

    private mutating func late(
        _ promises: [PromisedObject], _ ask: (DataObject) async throws -> FoundObject?
    ) async throws -> Match? {
        // Many of them are lost, and not late.
        if isOurs, asked < Self.askedAtMost, let object = promises.first?.object {
            asked += 1
            if let there = try await ask(object) { return take(promises, [there]) }
        }
        miss(promises)
        return nil
    }

    private mutating func miss(_ promises: [PromisedObject]) {
        guard let first = promises.first else { return }
        promised += 1
        note(.missing, first.object, BackupLayout.relativePath(of: first.object), first.collection, "is missing")
    }

    private mutating func take(_ promises: [PromisedObject], _ found: [FoundObject]) -> Match? {
        guard var wanted = promises.first else { return nil }
        guard let there = choose(found, for: wanted) else {
            for stray in found { noteStray(stray, wanted.collection) }
            miss(promises)
            return nil
        }
        for stray in found where stray.path != there.path { noteStray(stray, wanted.collection) }
        promised += 1
        guard agree(promises, there) else { return nil }
        guard there.size == wanted.size else {
            note(.size, there, wanted.collection, "has \(there.size) bytes instead of \(wanted.size)")
            return nil
        }
        count(wanted, there)
        let list = promises.first { $0.source == .objectList }
        (wanted.etag, wanted.checksum) = (list?.etag, list?.checksum)
        let ledger = promises.first { $0.source == .ledger && $0.size == there.size }
        return Match(
            promised: wanted, found: there, ledger: ledger?.checksum, etagDiffers: compareETags(wanted, there))
    }

    /// In a backup of milvus-backup the group that was noted, then none, then any: as a restore chooses.
    private func choose(_ found: [FoundObject], for wanted: PromisedObject) -> FoundObject? {
        if isOurs {
            let path = BackupLayout.relativePath(of: wanted.object)
            return found.first { $0.path == path }
        }
        return found.first { $0.group == wanted.group } ?? found.first { $0.group == nil } ?? found.first
    }

    /// Whether manifest and object list say the same.
    private mutating func agree(_ promises: [PromisedObject], _ there: FoundObject) -> Bool {
        let sizes = promises.filter { $0.source != .ledger }.map(\.size)
        guard let first = sizes.first, let other = sizes.first(where: { $0 != first }) else { return true }
        note(
            .disagreement, there, promises[0].collection,
            "has \(first) bytes by the manifest, \(other) by the object list, and \(there.size) on the store")
        return false
    }

    /// What is over comes after everything.
    private static func order(_ lhs: [UInt8]?, _ rhs: [UInt8]?) -> Int {
        guard let lhs else { return 1 }
        guard let rhs else { return -1 }
        return ByteOrder.compare(lhs, rhs)
    }
}
