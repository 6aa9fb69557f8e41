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
            "doubts": [
                "findings": .array(doubts.findings.map(\.json)), "counts": FindingList.json(doubts.counts),
            ],
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
        var doubted = try JSONFields(fields.value("doubts") ?? [:])
        doubts = try FindingList(&doubted)
    }
}

extension HashTally.NewChecksum: JSONRepresentable {
    var json: JSONValue {
        [
            "key": .string(path), "collection": JSONValue(collection.rawValue), "size": JSONValue(size),
            "checksum": .string(checksum), "likeETag": JSONValue(isLikeETag), "doubted": JSONValue(isDoubted),
        ]
    }

    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        path = try fields.string("key")
        collection = CollectionID(rawValue: try fields.int64("collection"))
        size = try fields.int64("size")
        checksum = try fields.string("checksum")
        isLikeETag = try fields.bool("likeETag")
        isDoubted = try fields.bool("doubted")
    }
}
