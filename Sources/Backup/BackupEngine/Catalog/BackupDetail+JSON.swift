internal import BackupFormat
package import Basics
internal import MilvusModel

extension BackupDetail {
    package var json: JSONValue {
        var object = summary.json.object ?? [:]
        object["collections"] = .array(collections.map(\.json))
        object.append("milvusVersion", JSONValue(milvusVersion))
        object.append("databases", JSONValue(databases))
        object.append("users", users.map { JSONValue($0) } ?? .null)
        if let seal { object.append(contentsOf: Self.sealed(seal)) }
        return .object(object)
    }

    private static func sealed(_ seal: Seal) -> JSONObject {
        [
            "id": JSONValue(seal.id), "toolVersion": JSONValue(seal.toolVersion),
            "startedAt": JSONValue(seal.startedAt.iso8601), "sealedAt": JSONValue(seal.sealedAt.iso8601),
            "proof": JSONValue(seal.proof.rawValue), "proofs": .array(seal.proofs.map(\.json)),
            "source": seal.source.json, "totals": seal.totals.json,
            "parents": .array(seal.parents.map(\.json)),
        ]
    }
}

extension BackupDetail.Collection {
    fileprivate var json: JSONValue {
        [
            "database": .string(reference.database.rawValue), "name": .string(reference.name),
            "state": failure == nil ? "done" : "failed", "rows": JSONValue(rows),
            "deletedRows": deletedRows.map { JSONValue($0) } ?? .null,
            "liveRows": liveRows.map { JSONValue($0) } ?? .null, "bytes": JSONValue(bytes),
            "segments": JSONValue(segments), "partitions": JSONValue(partitions),
            "indexes": .array(indexes.map(\.json)), "aliases": JSONValue(aliases), "loadState": .string(loadState),
            "logListing": JSONValue(logListing?.rawValue), "consistentAt": JSONValue(consistentAt?.wallTime.iso8601),
            "reason": JSONValue(failure), "damage": JSONValue(damage),
        ]
    }
}

extension BackupDetail.Index {
    fileprivate var json: JSONValue {
        ["name": .string(name), "field": .string(field), "type": .string(type)]
    }
}
