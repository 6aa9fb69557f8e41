internal import BackupFormat
internal import MilvusModel

/// What is wrong with a collection in Milvus' own bucket, and what that means for its backup. Pure.
struct SourceDamage: Sendable {
    private static let named = 3

    /// Rows, of all segments.
    private(set) var lostRows: Int64 = 0
    private var damagedSegments = 0
    private var lostSegments = 0
    private var missing: [LogKind: Int] = [:]
    private var examples: [String] = []
    /// Logs left out that belong to no whole flush, though nothing is lost.
    private var leftovers = 0
    var sizes: [SizeComparison.Difference] = []

    mutating func add(_ loss: SegmentLoss, of segment: SegmentID) {
        guard loss.isLoss else {
            leftovers += loss.leftOut
            return
        }
        damagedSegments += 1
        lostRows += loss.rows
        if loss.isWhole { lostSegments += 1 }
        for log in loss.missing { missing[log.kind, default: 0] += 1 }
        let words =
            loss.missing.map { DataObject.log($0).spokenName }
            + loss.fields.map { "every log of field \($0) of segment \(segment)" }
        examples += words.prefix(max(0, Self.named - examples.count))
    }

    /// Of what can't be backed up; nil when the collection is whole.
    var message: String? {
        let sentences = [missingLogs, lost, deletes, differentSizes].compactMap(\.self)
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    func findings(_ collection: CollectionReference) -> [Finding] {
        var findings: [Finding] = []
        if let message {
            findings.append(
                Finding(
                    Finding.sourceDamaged, subject: "\(collection)", message,
                    advice: "What is left is in this backup. An older backup may hold the rest, and so may older "
                        + "versions of the objects in Milvus' bucket; see what else its lifecycle rules remove."))
        }
        if leftovers > 0 {
            findings.append(
                Finding(
                    "leftover-logs", subject: "\(collection)",
                    "\(leftovers) logs of its segments belong to flushes that didn't finish; they were left out.",
                    advice: "Nothing is lost. With milvus.etcd.endpoints set they needn't be read to know that."))
        }
        return findings
    }

    private var missingLogs: String? {
        guard damagedSegments > 0 else { return nil }
        let counts = LogKind.allCases.compactMap { kind in missing[kind].map { "\($0) \(kind.rawValue)" } }
        let what = counts.isEmpty ? "logs" : counts.joined(separator: ", ")
        return "Milvus' bucket has lost \(what) of \(damagedSegments) segments"
            + (examples.isEmpty ? "." : ": \(examples.joined(separator: "; ")).")
    }

    private var lost: String? {
        guard damagedSegments > 0 else { return nil }
        guard lostRows > 0 else { return missing[.insert] == nil ? "No row is lost." : nil }
        return "\(lostRows) rows can't be backed up"
            + (lostSegments > 0 ? ", among them all of \(lostSegments) segments." : ".")
    }

    private var deletes: String? {
        missing[.delta].map { _ in "Rows that were deleted come back when the backup is restored." }
    }

    private var differentSizes: String? {
        guard let first = sizes.first else { return nil }
        let then = first.recorded < 0 ? "and no log is empty" : "and had \(first.recorded) when Milvus wrote it"
        return
            "\(sizes.count) objects aren't as long as they were, \(DataObject.log(first.log).spokenName) first: it has "
            + "\(first.size) bytes, \(then). They are in the backup as they are."
    }
}

extension Finding {
    static let sourceDamaged = "source-damaged"
}
