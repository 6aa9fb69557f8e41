internal import BackupFormat
internal import Basics
internal import MilvusModel

extension HashTally {
    var json: JSONValue {
        [
            "position": .string(position), "objects": JSONValue(objects), "bytes": JSONValue(bytes),
            "byChecksum": JSONValue(byChecksum), "byETag": JSONValue(byETag), "byLedger": JSONValue(byLedger),
            "newlyProved": JSONValue(newlyProved), "findings": .array(findings.findings.map(\.json)),
            "counts": FindingList.json(findings.counts),
            "doubts": .array(doubts.map { ["new": $0.new.json, "finding": $0.finding.json] }),
            "doubtCount": JSONValue(doubtCount),
        ]
    }

    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        position = try fields.string("position")
        objects = try fields.int64("objects")
        bytes = try fields.int64("bytes")
        byChecksum = try fields.int64("byChecksum")
        byETag = try fields.int64("byETag")
        byLedger = try fields.int64("byLedger")
        newlyProved = try fields.int64("newlyProved")
        findings = try FindingList(&fields)
        doubts = try fields.array("doubts") { value throws(JSONMappingError) in
            var fields = try JSONFields(value)
            guard let new = try fields.nested("new", NewChecksum.init(json:)),
                let finding = try fields.nested("finding", VerifyFinding.init(json:))
            else { throw JSONMappingError(path: "", reason: "a checksum and a finding are expected") }
            return Doubt(new: new, finding: finding)
        }
        doubtCount = try fields.int64("doubtCount")
    }
}

extension HashTally.NewChecksum: JSONRepresentable {
    var json: JSONValue {
        [
            "key": .string(path), "collection": JSONValue(collection.rawValue), "size": JSONValue(size),
            "checksum": .string(checksum), "likeETag": JSONValue(isLikeETag),
        ]
    }

    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        path = try fields.string("key")
        collection = CollectionID(rawValue: try fields.int64("collection"))
        size = try fields.int64("size")
        checksum = try fields.string("checksum")
        isLikeETag = try fields.bool("likeETag")
    }
}
