internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// What the reading of a backup's objects gave so far, in the order of their keys. Pure.
struct HashTally: Sendable, Hashable {
    /// A checksum that wasn't known.
    struct NewChecksum: Sendable, Hashable {
        var path: String
        var collection: CollectionID
        var size: Int64
        var checksum: String
        /// The object's ETag is the MD5 of the same bytes.
        var isLikeETag = false
        /// Its ETag looks like an MD5, and is that of other bytes: it counts once it is clear what that means.
        var isDoubted = false
    }

    /// Everything up to this key is in, keys taken as we would lay the objects.
    var position = ""
    var objects: Int64 = 0
    var bytes: Int64 = 0
    var byChecksum: Int64 = 0
    var byETag: Int64 = 0
    /// Agree with what an earlier verification recorded.
    var byLedger: Int64 = 0
    var newlyProved: Int64 = 0
    var findings = FindingList()
    /// Objects whose MD5 isn't their ETag, until it is clear what that means.
    var doubts = FindingList()

    /// - Returns: what is to be recorded of the object.
    mutating func take(
        _ item: HashItem, _ outcome: HashOutcome, of collection: String, comparesETags: Bool
    ) -> NewChecksum? {
        position = BackupLayout.relativePath(of: item.object)
        objects += 1
        bytes = bytes.adding(clamped: item.size)
        func finding(_ code: VerifyFinding.Code, _ predicate: String) -> VerifyFinding {
            VerifyFinding(code, item.object, path: item.path, of: collection, predicate)
        }
        switch outcome {
        case .agrees: noteAgreement(item, comparesETags, finding)
        case .likeETag(let checksum):
            noteAgreement(item, comparesETags, finding)
            // The next run compares with this: it takes a tenth of the processor time of another MD5.
            var new = new(item, checksum)
            new.isLikeETag = true
            return new
        case .newlyProved(let checksum):
            newlyProved += 1
            if item.etagDiffers, comparesETags {
                findings.append(finding(.replaced, "isn't the object that was sealed: its ETag is another"))
                return nil
            }
            return new(item, checksum)
        case .differs(let expected, let found):
            findings.append(finding(.content, "has other bytes than \(item.origin): \(found) instead of \(expected)"))
        case .unlikeETag(let etag, let found, let checksum):
            doubts.append(
                finding(.content, "has other bytes than were stored: their MD5 is \(found), its ETag \(etag)"))
            // With an ETag that is an MD5 it will be called damaged.
            guard byETag == 0 else { return nil }
            var new = new(item, checksum)
            new.isDoubted = true
            return new
        case .size(let found): findings.append(finding(.size, "gave \(found) bytes instead of \(item.size)"))
        case .missing: findings.append(finding(.missing, "was listed, and isn't there"))
        case .unreadable(let reason): findings.append(finding(.unreadable, "can't be read: \(reason)"))
        }
        return nil
    }

    private func new(_ item: HashItem, _ checksum: ObjectChecksum) -> NewChecksum {
        NewChecksum(path: item.path, collection: item.collection, size: item.size, checksum: "\(checksum)")
    }

    private mutating func noteAgreement(
        _ item: HashItem, _ comparesETags: Bool, _ finding: (VerifyFinding.Code, String) -> VerifyFinding
    ) {
        switch item.evidence {
        case .checksum: byChecksum += 1
        case .ledger: byLedger += 1
        case .md5: byETag += 1
        case .none: break
        }
        guard item.etagDiffers, comparesETags else { return }
        findings.append(finding(.etagDiffers, "has another ETag than when it was sealed, and the same bytes"))
    }

    /// After the last object: where some ETag is the MD5 of its bytes, those that aren't are damage; where none is, the
    /// store's ETags are something else, and the objects are proved from now on.
    ///
    /// `etagsAreMD5s`: an earlier run has found one that is.
    ///
    /// - Returns: whether the checksums of the doubted objects count from now on.
    mutating func settle(etagsAreMD5s: Bool) -> Bool {
        defer { doubts = FindingList() }
        guard !doubts.isEmpty else { return false }
        if etagsAreMD5s || byETag > 0 || doubts.count == 1 {
            findings.append(contentsOf: doubts)
            return false
        }
        newlyProved += doubts.count
        findings.append(
            VerifyFinding(
                .unproved, "", "\(doubts.count) ETags look like MD5s, and not one is that of its object's bytes",
                meaning: "The store's ETags are something else: the bytes are recorded, and compared from now on."))
        return true
    }
}
