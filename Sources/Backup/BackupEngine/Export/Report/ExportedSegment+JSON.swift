package import Basics
internal import MilvusModel

extension ExportedSegment {
    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(
            collection: CollectionID(rawValue: try fields.int64("collection")),
            segment: SegmentID(rawValue: try fields.int64("segment")), partition: try fields.string("partition"))
        rows = try fields.int64("rows")
        deleted = try fields.int64("deletedRows")
        late = try fields.int64("lateRows")
        unasked = try fields.int64("unaskedRows")
        files = try fields.array("files", File.init(json:))
    }

    package var json: JSONValue {
        [
            "collection": JSONValue(collection.rawValue), "segment": JSONValue(segment.rawValue),
            "partition": .string(partition), "rows": JSONValue(rows), "deletedRows": JSONValue(deleted),
            "lateRows": JSONValue(late), "unaskedRows": JSONValue(unasked), "files": .array(files.map(\.json)),
        ]
    }
}

extension ExportedSegment.File {
    fileprivate init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(
            path: try fields.string("path"), rows: try fields.int64("rows"), bytes: try fields.int64("bytes"))
    }

    package var json: JSONValue {
        ["path": .string(path), "rows": JSONValue(rows), "bytes": JSONValue(bytes)]
    }
}
