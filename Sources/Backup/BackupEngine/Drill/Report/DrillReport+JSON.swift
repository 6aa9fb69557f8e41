internal import BackupFormat
package import Basics
internal import MilvusModel

extension DrillReport {
    static let formatVersion: Int64 = 1

    package var json: JSONValue {
        [
            "formatVersion": JSONValue(Self.formatVersion), "id": .string(id), "backup": .string(backup.text),
            "state": .string(state.rawValue), "startedAt": .string(startedAt.iso8601),
            "finishedAt": .string(finishedAt.iso8601), "seconds": .seconds(elapsed),
            "toolVersion": .string(ToolVersion.current), "milvus": .string(milvus),
            "milvusVersion": .string(milvusVersion), "seed": JSONValue(seed), "extent": extent.json,
            "chosenOf": chosenOf.map { JSONValue($0) } ?? .null, "rtoSeconds": .seconds(recoveryTime),
            "rpo": recoveryPoint?.json ?? .null, "objects": JSONValue(objects), "bytes": JSONValue(bytes),
            "rows": JSONValue(rows), "bytesPerSecond": JSONValue(perSecond(bytes)),
            "rowsPerSecond": JSONValue(perSecond(rows)), "collections": .array(collections.map(\.json)),
            "timeline": .array(timeline.map(\.json)),
            "findings": .array(
                findings.map {
                    [
                        "code": .string($0.code), "subject": .string($0.subject), "message": .string($0.message),
                        "advice": JSONValue($0.advice),
                    ]
                }), "kept": JSONValue(kept.map(\.description)),
        ]
    }

    /// Over the recovery time, rounded.
    package func perSecond(_ amount: Int64) -> Int64 {
        let seconds = recoveryTime.inSeconds
        return seconds > 0 ? Int64((Double(amount) / seconds).rounded()) : 0
    }
}

extension DrillReport.Span {
    fileprivate var json: JSONValue {
        [
            "step": .string(step), "collection": .string(collection), "startSeconds": .seconds(start),
            "seconds": .seconds(duration),
        ]
    }
}

extension DrilledCollection {
    fileprivate var json: JSONValue {
        [
            "source": .string("\(source)"), "scratch": .string("\(scratch)"),
            "state": .string(isDamaged ? "damaged" : isAsItShouldBe ? "passed" : "findings"),
            "reason": JSONValue(failure), "expectedRows": JSONValue(expectedRows), "foundRows": JSONValue(foundRows),
            "hiddenRows": JSONValue(hiddenRows),
            "partitions": .array(
                partitions.map {
                    ["name": .string($0.name), "expected": JSONValue($0.expected), "found": JSONValue($0.found)]
                }), "comparedRows": JSONValue(rows.rows), "comparedValues": JSONValue(rows.values),
            "missingRows": JSONValue(rows.missingRows), "differentRows": JSONValue(rows.differentRows),
            "repeatedKeys": JSONValue(repeatedKeys), "uncomparedFields": JSONValue(uncompared),
            "differences": .array(rows.differences.map(\.json)), "indexes": .array(indexes.map(\.json)),
            "searches": .array(searches.map(\.json)),
        ]
    }
}

extension RowDifference {
    fileprivate var json: JSONValue {
        [
            "kind": .string(kind.rawValue), "key": .string(key), "field": .string(field),
            "expected": .string(expected), "found": .string(found),
        ]
    }
}

extension DrilledCollection.Index {
    fileprivate var json: JSONValue {
        [
            "field": .string(field), "type": .string(type), "built": JSONValue(isBuilt), "added": JSONValue(isAdded),
        ]
    }
}

extension SearchOutcome {
    fileprivate var json: JSONValue {
        [
            "field": .string(field), "indexType": .string(indexType), "metric": .string(metric),
            "parameters": .string(parameters), "queries": JSONValue(queries), "topK": JSONValue(topK),
            "recall": recall.map { JSONValue($0) } ?? .null, "worstRecall": worst.map { JSONValue($0) } ?? .null,
            "tolerance": JSONValue(tolerance), "strangers": JSONValue(strangers),
            "strangerCount": JSONValue(strangerCount), "reason": JSONValue(reason),
        ]
    }
}
