package import Basics

/// Which Milvus bucket a backup was taken from. No credentials.
package struct SourceLocation: Sendable, Hashable, JSONRepresentable {
    package var endpoint: String
    package var bucket: String
    /// Milvus' `minio.rootPath`.
    package var rootPath: String

    package init(endpoint: String, bucket: String, rootPath: String) {
        self.endpoint = endpoint
        self.bucket = bucket
        self.rootPath = rootPath
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        endpoint = try fields.string("endpoint")
        bucket = try fields.string("bucket")
        rootPath = try fields.string("rootPath")
    }

    package var json: JSONValue {
        ["endpoint": JSONValue(endpoint), "bucket": JSONValue(bucket), "rootPath": JSONValue(rootPath)]
    }
}
