internal import Basics

/// Objects and open uploads of one bucket: plain data and the rules on it.
struct InMemoryBucket {
    struct Object {
        var bytes: [UInt8]
        var etag: ETag
        var modified: WallTime
        /// What the store was asked to compute.
        var checksum: ObjectChecksum?
    }

    struct Upload {
        var key: ObjectKey
        var initiated: WallTime
        var checksum: ChecksumAlgorithm?
        var parts: [Int: Object] = [:]
    }

    private(set) var objects: [ObjectKey: Object] = [:]
    private var uploads: [String: Upload] = [:]
    private var nextUpload = 1
    private var sortedKeys: [ObjectKey]?

    mutating func set(_ object: Object, for key: ObjectKey) {
        if objects.updateValue(object, forKey: key) == nil { sortedKeys = nil }
    }

    mutating func remove(_ key: ObjectKey) {
        if objects.removeValue(forKey: key) != nil { sortedKeys = nil }
    }

    mutating func keysInOrder() -> [ObjectKey] {
        if let sortedKeys { return sortedKeys }
        let keys = objects.keys.sorted()
        sortedKeys = keys
        return keys
    }

    func metadata(of key: ObjectKey) -> ObjectMetadata? {
        objects[key].map {
            ObjectMetadata(
                key: key, size: Int64($0.bytes.count), etag: $0.etag, lastModified: $0.modified, checksum: $0.checksum)
        }
    }
}

/// Multipart uploads.
extension InMemoryBucket {
    mutating func openUpload(
        of key: ObjectKey, at time: WallTime, checksum: ChecksumAlgorithm?
    ) -> MultipartUpload {
        let identifier = "upload-\(nextUpload)"
        nextUpload += 1
        uploads[identifier] = Upload(key: key, initiated: time, checksum: checksum)
        return MultipartUpload(key: key, uploadID: identifier, initiated: time, checksum: checksum)
    }

    func upload(_ identifier: String) -> Upload? {
        uploads[identifier]
    }

    mutating func setPart(_ number: Int, of identifier: String, _ part: Object) {
        uploads[identifier]?.parts[number] = part
    }

    mutating func closeUpload(_ identifier: String) {
        uploads[identifier] = nil
    }

    func openUploads(under prefix: String) -> [MultipartUpload] {
        uploads.filter { $0.value.key.rawValue.utf8.starts(with: prefix.utf8) }
            .map { identifier, upload in
                MultipartUpload(
                    key: upload.key, uploadID: identifier, initiated: upload.initiated, checksum: upload.checksum)
            }
            .sorted { ($0.key, $0.uploadID) < ($1.key, $1.uploadID) }
    }
}
