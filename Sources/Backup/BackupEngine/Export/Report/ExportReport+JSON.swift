package import Basics
internal import MilvusModel

extension ExportReport {
    package var json: JSONValue {
        [
            "name": .string(name), "milvusVersion": .string(milvusVersion), "format": .string(format),
            "destination": .string(destination), "rows": JSONValue(rows), "complete": JSONValue(isComplete),
            "collections": .array(collections.map(\.json)),
        ]
    }
}

extension ExportReport.Collection {
    package var json: JSONValue {
        [
            "database": .string(reference.database.rawValue), "name": .string(reference.name),
            "id": JSONValue(id.rawValue), "fields": JSONValue(fields), "rows": JSONValue(rows),
            "deletedRows": JSONValue(segments.total(\.deleted)), "lateRows": JSONValue(segments.total(\.late)),
            "unaskedRows": JSONValue(segments.total(\.unasked)), "segments": JSONValue(segments.count),
            "resumedSegments": JSONValue(resumedSegments), "bytes": JSONValue(files.total(\.bytes)),
            "files": .array(files.map(\.json)),
            "error": failure.map { .string($0.description) } ?? .null,
        ]
    }
}
