internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

// What a comparison notes.
extension ListCheck {
    /// Segments that have rows, and of which the backup has no object.
    mutating func note(emptySegments segments: [SegmentID], of collection: CollectionID) {
        for segment in segments {
            findings.append(
                VerifyFinding(
                    code: .emptySegment, object: "", collection: name(collection), segment: segment, field: nil,
                    message: "segment \(segment) has rows, but no object",
                    meaning: "Its rows are lost; a restore of its collection is refused."))
        }
    }

    /// What differing ETags mean is known at the end: where not a single one is as it was, the backup was moved to a store
    /// that gives others, and they prove nothing. `readsContent`: the bytes will tell.
    mutating func judgeETags(readsContent: Bool) {
        guard !otherETags.isEmpty, !readsContent else { return }
        guard etagsAgree == 0 else { return findings.append(contentsOf: otherETags) }
        findings.append(
            VerifyFinding(
                .etagsDiffer, "", "all \(otherETags.count) ETags are others than when the backup was sealed",
                meaning: "It was moved, or written anew as a whole; --depth hash tells whether its bytes are the same.")
        )
    }

    mutating func count(_ wanted: PromisedObject, _ there: FoundObject) {
        objects += 1
        bytes = bytes.adding(clamped: there.size)
        guard case .log(let log) = wanted.object, log.kind == .insert || log.kind == .delta else { return }
        presences[wanted.collection, default: ObjectPresence()].objects += 1
        presences[wanted.collection, default: ObjectPresence()].bytes += there.size
    }

    mutating func compareETags(_ wanted: PromisedObject, _ there: FoundObject) -> Bool {
        guard let then = wanted.etag, let now = there.etag else { return false }
        guard then != now else {
            etagsAgree += 1
            return false
        }
        otherETags.append(
            VerifyFinding(
                .replaced, there.object, path: there.path, of: name(wanted.collection),
                "isn't the object that was sealed: its ETag was \(then), and is \(now)"))
        return true
    }

    mutating func noteStray(_ stray: FoundObject, _ collection: CollectionID?) {
        var owner = collection
        if case .log(let log) = stray.object {
            owner = log.location.collection
            noteStranger(stray.path, log.kind, log.location.collection, log.location.partition)
        }
        // Of index files only those of the chosen collections are known.
        guard isWhole || owner != nil else { return }
        findings.append(
            VerifyFinding(
                .stray, stray.object, path: stray.path, of: owner.map { name($0) } ?? "", "isn't in the manifest"))
    }

    /// Keys among the logs that no log can have. Markers of directories hold nothing.
    mutating func note(others paths: [String]) {
        for path in paths where !path.hasSuffix("/") {
            let elements = path.pathElements.map(String.init)
            guard elements.count > 4, let kind = LogKind(rawValue: elements[1]), let collection = Int64(elements[2]),
                let partition = Int64(elements[3])
            else { continue }
            noteStranger(path, kind, CollectionID(rawValue: collection), PartitionID(rawValue: partition))
        }
    }

    private mutating func noteStranger(
        _ path: String, _ kind: LogKind, _ collection: CollectionID, _ partition: PartitionID
    ) {
        guard kind == .insert || kind == .delta else { return }
        presences[collection]?.partitionsWithStrangers.insert(partition)
        presences[collection]?.strangers.note(path)
    }

    mutating func note(
        _ code: VerifyFinding.Code, _ there: FoundObject, _ collection: CollectionID, _ predicate: String
    ) {
        note(code, there.object, there.path, collection, predicate)
    }

    mutating func note(
        _ code: VerifyFinding.Code, _ object: DataObject, _ path: String, _ collection: CollectionID,
        _ predicate: String
    ) {
        findings.append(VerifyFinding(code, object, path: path, of: name(collection), predicate))
    }

    private func name(_ collection: CollectionID) -> String { names[collection].map { "\($0)" } ?? "" }
}
