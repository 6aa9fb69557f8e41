package import Basics

/// Where milvus-backup's snapshot format (servers from 3.0 on) keeps one collection: a bundle that Milvus wrote itself.
package struct SnapshotBackup: Sendable, Hashable {
    /// Relative to the backup's directory.
    package var metadataPath: String
    package var totalFiles: Int64
    package var totalBytes: Int64
    package var extra: JSONObject

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        metadataPath = try fields.string("metadata_path")
        totalFiles = try fields.int64("total_files")
        totalBytes = try fields.int64("total_bytes")
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("metadata_path", metadataPath)
        object.appendUnlessZero("total_files", totalFiles)
        object.appendUnlessZero("total_bytes", totalBytes)
        object.append(contentsOf: extra)
        return .object(object)
    }
}
