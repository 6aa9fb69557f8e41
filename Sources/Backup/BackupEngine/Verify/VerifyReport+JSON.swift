internal import BackupFormat
package import Basics
internal import MilvusModel

extension VerifyReport {
    static let formatVersion: Int64 = 1

    package var json: JSONValue {
        [
            "formatVersion": JSONValue(Self.formatVersion), "id": .string(id), "name": .string(name.text),
            "depth": .string(depth.rawValue), "state": .string(state.rawValue),
            "startedAt": .string(startedAt.iso8601), "finishedAt": .string(finishedAt.iso8601),
            "seconds": .seconds(max(.zero, elapsed)), "toolVersion": .string(ToolVersion.current),
            "resumed": JSONValue(isResumed),
            "collections": collections.map { JSONValue($0.map(\.description)) } ?? .null,
            "sample": sample?.json ?? .null, "metaObjects": JSONValue(metaObjects),
            "promisedObjects": JSONValue(promised),
            "objects": JSONValue(objects), "bytes": JSONValue(bytes), "sameETags": JSONValue(etags),
            "hashed": hashed?.json ?? .null, "rows": rows?.json ?? .null, "findingCount": JSONValue(findingCount),
            "counts": FindingList.json(counts),
            "findings": .array(findings.map(\.json)),
        ]
    }
}

extension VerifyReport.Hashed {
    fileprivate var json: JSONValue {
        [
            "objects": JSONValue(objects), "bytes": JSONValue(bytes), "byChecksum": JSONValue(byChecksum),
            "byETag": JSONValue(byETag), "byEarlier": JSONValue(byEarlier), "newlyProved": JSONValue(newlyProved),
        ]
    }
}

extension VerifyReport.Rows {
    fileprivate var json: JSONValue {
        [
            "segments": JSONValue(segments), "objects": JSONValue(objects), "bytes": JSONValue(bytes),
            "decodedObjects": JSONValue(decoded), "liveRows": live.map { JSONValue($0) } ?? .null,
            "collections": .array(collections.map(\.json)),
        ]
    }
}

extension VerifyReport.Rows.Collection {
    fileprivate var json: JSONValue {
        [
            "collection": .string(reference.description), "segments": JSONValue(segments),
            "agreeingSegments": JSONValue(agreeing), "rows": JSONValue(rows), "deletes": JSONValue(deletes),
            "liveRows": live.map { JSONValue($0) } ?? .null, "rowsAfterPoint": JSONValue(late),
            "deletesWithoutRow": idleDeletes.map { JSONValue($0) } ?? .null,
        ]
    }
}
