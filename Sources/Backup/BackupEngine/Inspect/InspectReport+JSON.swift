internal import BackupFormat
package import Basics
internal import BinlogFormat
internal import MilvusModel

extension InspectReport {
    package var json: JSONValue {
        [
            "name": .string(name), "milvusVersion": .string(milvusVersion),
            "collections": .array(collections.map(\.json)),
        ]
    }
}

extension InspectReport.Collection {
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "database": .string(reference.database.rawValue), "name": .string(reference.name),
            "id": JSONValue(id.rawValue), "fields": .array(fields.map(\.inspectedJSON)),
        ]
        if let partitions {
            object.append("partitions", .array(partitions.map(\.json)))
            object.append("levelZeroSegments", .array(levelZero.map(\.json)))
        } else {
            object.append("unreadFields", JSONValue(unread.map(\.name)))
        }
        if let rows { object.append(contentsOf: rows.json) }
        if let statistics { object.append("statistics", .array(statistics.map(\.json))) }
        return .object(object)
    }
}

extension FieldSchema {
    fileprivate var inspectedJSON: JSONValue {
        [
            "id": JSONValue(id.rawValue), "name": .string(name), "type": .string("\(dataType)"),
            "dimension": dimension.map { JSONValue($0) } ?? .null, "primaryKey": JSONValue(isPrimaryKey),
            "nullable": JSONValue(isNullable), "dynamic": JSONValue(isDynamic),
        ]
    }
}

extension InspectReport.Partition {
    fileprivate var json: JSONValue {
        ["id": JSONValue(id.rawValue), "name": .string(name), "segments": .array(segments.map(\.json))]
    }
}

extension InspectReport.Segment {
    fileprivate var json: JSONValue {
        [
            "id": JSONValue(id.rawValue), "levelZero": JSONValue(isLevelZero), "channel": .string(channel),
            "storageVersion": JSONValue(storageVersion), "rows": JSONValue(rows), "deletes": JSONValue(deletes),
            "smallestKey": keys?.lowerBound.json ?? .null, "largestKey": keys?.upperBound.json ?? .null,
            "objects": JSONValue(objects), "bytes": JSONValue(bytes), "indexFiles": JSONValue(indexFiles),
            "indexBytes": JSONValue(indexBytes),
        ]
    }
}

extension InspectReport.Rows {
    fileprivate var json: JSONObject {
        [
            "rows": .array(rows.map { $0.json(fields) }), "hiddenRows": JSONValue(hidden),
            "key": key?.json ?? .null,
        ]
    }
}

extension InspectReport.Row {
    fileprivate func json(_ fields: [StoredField]) -> JSONValue {
        [
            "partition": .string(partition), "segment": JSONValue(segment.rawValue), "row": JSONValue(number),
            "values": .object(
                JSONObject(zip(fields, values).map { JSONObject.Member(key: $0.name, value: $1.json) })),
        ]
    }
}

extension FieldStatistics {
    fileprivate var json: JSONValue {
        let bars = histogram.bars()
        return [
            "field": .string(field.name), "type": .string("\(field.type)"), "rows": JSONValue(rows),
            "nulls": JSONValue(nulls), "notFinite": JSONValue(notFinite), "smallest": smallest?.json ?? .null,
            "largest": largest?.json ?? .null, "measure": .string(measure.rawValue),
            "minimum": mean == nil ? .null : JSONValue(leastMeasure), "mean": mean.map { JSONValue($0) } ?? .null,
            "maximum": mean == nil ? .null : JSONValue(greatestMeasure),
            "histogram": [
                "start": JSONValue(bars.start), "width": JSONValue(bars.width),
                "counts": .array(bars.counts.map { JSONValue($0) }),
            ],
        ]
    }
}
