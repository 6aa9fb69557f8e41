package import Basics
package import MilvusModel
package import ObjectStorage

/// One line of `objects.jsonl.zst`: an object that the backup needs, and where it lies.
package struct ObjectRecord: Sendable, Hashable, JSONRepresentable {
    package var kind: ObjectKind
    /// Below the directory of the backup in which it lies.
    package var path: String
    /// The backup in which it lies; nil for this one.
    package var backup: String?
    /// Its key in the source bucket when it was copied.
    package var sourceKey: ObjectKey
    /// Bytes.
    package var size: Int64
    /// In the store of the backup; nil where that store tells none.
    package var etag: ETag?
    package var proof: ProofDegree
    package var collection: CollectionID
    package var segment: SegmentID
    /// `sha256:<hex>` and the like; nil while nobody computed one.
    package var checksum: String?
    package var extra: JSONObject

    package init(
        kind: ObjectKind, path: String, in backup: String? = nil, sourceKey: ObjectKey, size: Int64, etag: ETag?,
        proof: ProofDegree, collection: CollectionID, segment: SegmentID, checksum: String? = nil
    ) {
        self.kind = kind
        self.path = path
        self.backup = backup
        self.sourceKey = sourceKey
        self.size = size
        self.etag = etag
        self.proof = proof
        self.collection = collection
        self.segment = segment
        self.checksum = checksum
        extra = JSONObject()
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        kind = try fields.choice("kind")
        path = try fields.string("key")
        backup = try fields.optionalString("in")
        sourceKey = ObjectKey(try fields.string("source"))
        size = try fields.int64("size")
        etag = try fields.optionalString("etag").map(ETag.init)
        proof = try fields.choice("proof")
        collection = CollectionID(rawValue: try fields.int64("collection"))
        segment = SegmentID(rawValue: try fields.int64("segment"))
        checksum = try fields.optionalString("checksum")
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.append("kind", JSONValue(kind.rawValue))
        object.append("key", JSONValue(path))
        object.appendUnlessEmpty("in", backup ?? "")
        object.append("source", JSONValue(sourceKey.rawValue))
        object.append("size", JSONValue(size))
        object.appendUnlessEmpty("etag", etag?.value ?? "")
        object.append("proof", JSONValue(proof.rawValue))
        object.append("collection", JSONValue(collection.rawValue))
        object.append("segment", JSONValue(segment.rawValue))
        object.appendUnlessEmpty("checksum", checksum ?? "")
        object.append(contentsOf: extra)
        return .object(object)
    }
}

extension ObjectRecord {
    /// The same text as ``json`` gives, made byte by byte: a million lines are written.
    package func append(to bytes: inout [UInt8]) {
        append(to: &bytes, path: { $0 += path.utf8 }, source: { $0 += sourceKey.rawValue.utf8 })
    }

    /// The same with the path and the source's key that the closures append, whatever those of the record are: for who
    /// has them as bytes.
    package func append(
        to bytes: inout [UInt8], path appendPath: (inout [UInt8]) -> Void, source appendSource: (inout [UInt8]) -> Void
    ) {
        bytes.append(text: "{\"kind\":\"")
        bytes += kind.rawValue.utf8
        bytes.append(text: "\",\"key\":")
        bytes.appendJSON(.compact, appendPath)
        if let backup, !backup.isEmpty {
            bytes.append(text: ",\"in\":")
            bytes.append(json: backup)
        }
        bytes.append(text: ",\"source\":")
        bytes.appendJSON(.compact, appendSource)
        bytes.append(text: ",\"size\":")
        bytes.append(decimal: size)
        if let etag, !etag.value.isEmpty {
            bytes.append(text: ",\"etag\":")
            bytes.append(json: etag.value)
        }
        bytes.append(text: ",\"proof\":\"")
        bytes += proof.rawValue.utf8
        bytes.append(text: "\",\"collection\":")
        bytes.append(decimal: collection.rawValue)
        bytes.append(text: ",\"segment\":")
        bytes.append(decimal: segment.rawValue)
        if let checksum, !checksum.isEmpty {
            bytes.append(text: ",\"checksum\":")
            bytes.append(json: checksum)
        }
        for member in extra.members {
            bytes.append(text: ",")
            bytes.append(json: member.key)
            bytes.append(text: ":")
            bytes += member.value.encoded()
        }
        bytes.append(text: "}")
    }
}

extension JSONFields {
    /// Nil when absent or empty.
    mutating func optionalString(_ key: String) throws(JSONMappingError) -> String? {
        let text = try string(key)
        return text.isEmpty ? nil : text
    }
}
