package import Basics

extension Seal {
    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        let format = try fields.int64("formatVersion")
        guard (1...Self.currentFormat).contains(format) else {
            throw JSONMappingError(
                path: "formatVersion",
                reason: "version \(format) isn't known, \(Self.currentFormat) is the newest that is")
        }
        self.init(
            name: try fields.string("name"), id: try fields.string("id"), kind: try fields.choice("kind"),
            completeness: try fields.choice("state"), toolVersion: try fields.string("toolVersion"),
            milvusVersion: try fields.string("milvusVersion"), startedAt: try fields.requiredTime("startedAt"),
            sealedAt: try fields.requiredTime("sealedAt"),
            source: try fields.required("source", SourceLocation.init(json:)),
            totals: try fields.required("totals", BackupTotals.init(json:)), proof: try fields.choice("proof"),
            proofs: try fields.array("proofs", ProofTally.init(json:)),
            parents: try fields.array("parents", ParentBackup.init(json:)),
            collections: try fields.array("collections", SealedCollection.init(json:)),
            meta: try fields.array("meta", SealedObject.init(json:)))
        self.format = format
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object: JSONObject = [
            "formatVersion": JSONValue(format), "name": JSONValue(name), "id": JSONValue(id),
            "kind": JSONValue(kind.rawValue), "state": JSONValue(completeness.rawValue),
            "toolVersion": JSONValue(toolVersion), "milvusVersion": JSONValue(milvusVersion),
            "startedAt": JSONValue(ISO8601Time.text(startedAt)), "sealedAt": JSONValue(ISO8601Time.text(sealedAt)),
            "source": source.json, "totals": totals.json, "proof": JSONValue(proof.rawValue),
            "proofs": .array(proofs.map(\.json)), "parents": .array(parents.map(\.json)),
            "collections": .array(collections.map(\.json)),
            "meta": .array(meta.map(\.json)),
        ]
        object.append(contentsOf: extra)
        return .object(object)
    }
}

extension JSONFields {
    fileprivate mutating func requiredTime(_ key: String) throws(JSONMappingError) -> WallTime {
        guard let time = try time(key) else { throw JSONMappingError(path: key, reason: "it is missing") }
        return time
    }

    fileprivate mutating func required<Value>(
        _ key: String, _ decode: (JSONValue) throws(JSONMappingError) -> Value
    ) throws(JSONMappingError) -> Value {
        guard let value = try nested(key, decode) else { throw JSONMappingError(path: key, reason: "it is missing") }
        return value
    }
}
