internal import BackupFormat
package import Basics
internal import BinlogFormat
internal import MilvusModel

// As reports have it, and as a restore's journal keeps it.

extension LeftOut: JSONRepresentable {
    package var json: JSONValue {
        let keys = keys
        return [
            "segmentCount": JSONValue(segments.count), "segmentsInBackup": JSONValue(ofSegments),
            "rows": JSONValue(rows), "rowsInBackup": JSONValue(ofRows),
            "smallestKey": keys?.lowerBound.json ?? .null, "largestKey": keys?.upperBound.json ?? .null,
            "allKeysKnown": JSONValue(knowsAllKeys),
            "partitions": .array(
                partitions.map {
                    [
                        "partition": .string($0.name), "segments": JSONValue($0.segments), "rows": JSONValue($0.rows),
                    ]
                }),
            "segments": .array(segments.map(\.json)), "madeAnewCount": JSONValue(harmlessCount),
            "madeAnew": .array(harmless.map(\.json)), "reason": JSONValue(loss),
        ]
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        let loss = try fields.string("reason")
        self.init(
            segments: try fields.array("segments", LeftOutSegment.init(json:)),
            ofSegments: Int(clamping: try fields.int64("segmentsInBackup")), ofRows: try fields.int64("rowsInBackup"),
            harmless: try fields.array("madeAnew", LeftOutSegment.Damage.init(json:)),
            harmlessCount: try fields.int64("madeAnewCount"), loss: loss.isEmpty ? nil : loss)
    }
}

extension LeftOutSegment: JSONRepresentable {
    package var json: JSONValue {
        [
            "segment": JSONValue(id.rawValue), "partition": .string(partition), "rows": JSONValue(rows),
            "smallestKey": keys?.lowerBound.json ?? .null, "largestKey": keys?.upperBound.json ?? .null,
            "reason": .string(reason.rawValue), "damagedObjects": JSONValue(damageCount),
            "damages": .array(damages.map(\.json)),
        ]
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        let smallest = fields.value("smallestKey").flatMap(PrimaryKey.init(json:))
        let largest = fields.value("largestKey").flatMap(PrimaryKey.init(json:))
        var keys: ClosedRange<PrimaryKey>?
        if let smallest, let largest, smallest <= largest { keys = smallest...largest }
        self.init(
            id: SegmentID(rawValue: try fields.int64("segment")), partition: try fields.string("partition"),
            rows: try fields.int64("rows"), reason: try fields.choice("reason"),
            damages: try fields.array("damages", Damage.init(json:)), damageCount: try fields.int64("damagedObjects"),
            keys: keys)
    }
}

extension LeftOutSegment.Damage: JSONRepresentable {
    package var json: JSONValue { ["object": .string(object), "message": .string(message)] }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(object: try fields.string("object"), message: try fields.string("message"))
    }
}

extension PrimaryKey {
    fileprivate init?(json: JSONValue) {
        if let number = json.int64 {
            self = .int64(number)
        } else if let text = json.string {
            self = .text(Array(text.utf8))
        } else {
            return nil
        }
    }
}
