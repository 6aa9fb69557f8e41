internal import Basics
internal import Glibc

/// An upload is a directory `.milvault/uploads/<id>` that holds the key in a file `key`, and a file for each part.
extension LocalStore {
    /// Keeps no checksums.
    package func createMultipartUpload(
        _ key: ObjectKey, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> MultipartUpload {
        let operation = "begin upload of"
        _ = try path(of: key, operation: operation)
        let identifier = freshName()
        let upload = uploadDirectory(identifier)
        let status = try await blocking(operation, key) { () throws(FileSystemError) in
            try FileSystem.makeDirectories(upload)
            let file = try LocalFile.create(upload + "/key.tmp")
            try file.write(Array(key.rawValue.utf8))
            try FileSystem.rename(file.path, to: upload + "/key")
            return try file.status()
        }
        return MultipartUpload(key: key, uploadID: identifier, initiated: status.modified)
    }

    package func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        let operation = "upload part \(number) of"
        try checkNumber(number, operation, upload)
        return try await withTemporaryFile(operation, upload.key) { file throws(ObjectStoreError) in
            try await fill(file, with: body, operation, upload.key)
            return try await add(file, number, to: upload, operation)
        }
    }

    package func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        let operation = "copy part \(number) of"
        try checkNumber(number, operation, upload)
        let sourcePath = try path(of: source.key, bucket: source.bucket, operation: operation)
        let (original, status) = try await open(sourcePath, source.key, operation: operation)
        try check(status, ifMatch: source.ifMatch, source.key, operation: operation)
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= status.size else {
            throw ObjectStoreError(
                .invalidRange, operation: operation, subject: subject(upload.key),
                reason: "bytes \(range) were asked of a source of \(status.size) bytes")
        }
        return try await withTemporaryFile(operation, upload.key) { file throws(ObjectStoreError) in
            try await blocking(operation, upload.key) { () throws(FileSystemError) in
                try file.append(range, of: original)
            }
            return try await add(file, number, to: upload, operation)
        }
    }

    package func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        let operation = "complete upload of"
        let path = try LocalKeyPath(upload.key, operation: operation, subject: subject(upload.key))
        guard !parts.isEmpty, zip(parts, parts.dropFirst()).allSatisfy({ $0.number < $1.number }) else {
            throw invalid("parts must be named in ascending order, at least one", operation, upload)
        }
        try await checkOpen(upload, operation)
        let metadata = try await withTemporaryFile(operation, upload.key) { file throws(ObjectStoreError) in
            for part in parts { try await join(part, of: upload, to: file, operation) }
            return try await publish(file, at: path, upload.key, operation)
        }
        try await abortMultipartUpload(upload)
        return metadata
    }

    package func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        guard let directory = try? existingDirectory(of: upload, "abort upload of") else { return }
        try await blocking("abort upload of", upload.key) { () throws(FileSystemError) in
            // The name first: without it the upload is gone, whatever is left.
            try FileSystem.removeFile(directory + "/key")
            for entry in try FileSystem.entries(of: directory) {
                try FileSystem.removeFile(directory + "/" + entry.name)
            }
            FileSystem.removeDirectoryIfEmpty(directory)
        }
    }

    package func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart] {
        let operation = "list parts of"
        try await checkOpen(upload, operation)
        let directory = try existingDirectory(of: upload, operation)
        return try await blocking(operation, upload.key) { () throws(FileSystemError) in
            var parts: [UploadedPart] = []
            for entry in try FileSystem.entries(of: directory) {
                guard let number = Int(entry.name), let status = try FileStatus.of("\(directory)/\(number)") else {
                    continue
                }
                parts.append(UploadedPart(number: number, etag: status.etag, size: status.size))
            }
            return parts.sorted { $0.number < $1.number }
        }
    }

    package func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] {
        let parent = privateDirectory + "/uploads"
        let uploads = try await blocking("list uploads of", ObjectKey(prefix)) { () throws(FileSystemError) in
            var found: [MultipartUpload] = []
            for entry in try FileSystem.entries(of: parent) where entry.isDirectory {
                if let upload = Self.readUpload(entry.name, in: parent) { found.append(upload) }
            }
            return found
        }
        return uploads.filter { $0.key.rawValue.utf8.starts(with: prefix.utf8) }
            .sorted { ($0.key, $0.uploadID) < ($1.key, $1.uploadID) }
    }
}

extension LocalStore {
    private func uploadDirectory(_ identifier: String) -> String {
        privateDirectory + "/uploads/" + identifier
    }

    /// An identifier is one path component of ours; anything else isn't an upload.
    private func existingDirectory(
        of upload: MultipartUpload, _ operation: String
    ) throws(ObjectStoreError) -> String {
        guard !upload.uploadID.isEmpty, upload.uploadID.utf8.allSatisfy({ $0 != 0x2F && $0 != 0x2E && $0 != 0 }) else {
            throw .unknownUpload(operation: operation, subject: subject(upload.key))
        }
        return uploadDirectory(upload.uploadID)
    }

    private static func readUpload(_ identifier: String, in parent: String) -> MultipartUpload? {
        do throws(FileSystemError) {
            let file = try LocalFile.openForReading("\(parent)/\(identifier)/key")
            let status = try file.status()
            let key = try file.read(at: 0, count: Int(status.size))
            return MultipartUpload(
                key: ObjectKey(String(decoding: key, as: UTF8.self)), uploadID: identifier, initiated: status.modified)
        } catch {
            // Completed or aborted while we looked.
            return nil
        }
    }

    private func checkOpen(_ upload: MultipartUpload, _ operation: String) async throws(ObjectStoreError) {
        let directory = try existingDirectory(of: upload, operation)
        let status = try await blocking(operation, upload.key) { () throws(FileSystemError) in
            try FileStatus.of(directory + "/key")
        }
        guard status != nil else { throw .unknownUpload(operation: operation, subject: subject(upload.key)) }
    }

    private func checkNumber(
        _ number: Int, _ operation: String, _ upload: MultipartUpload
    ) throws(ObjectStoreError) {
        guard (1...capabilities.maximumParts).contains(number) else {
            throw invalid("part numbers are 1 to \(capabilities.maximumParts)", operation, upload)
        }
    }

    private func add(
        _ file: LocalFile, _ number: Int, to upload: MultipartUpload, _ operation: String
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await checkOpen(upload, operation)
        let path = try existingDirectory(of: upload, operation) + "/\(number)"
        let status = try await blocking(operation, upload.key) { () throws(FileSystemError) in
            try file.seal()
            try FileSystem.rename(file.path, to: path)
            return try file.status()
        }
        return UploadedPart(number: number, etag: status.etag, size: status.size)
    }

    private func join(
        _ part: UploadedPart, of upload: MultipartUpload, to file: LocalFile, _ operation: String
    ) async throws(ObjectStoreError) {
        let path = try existingDirectory(of: upload, operation) + "/\(part.number)"
        let status = try await blocking(operation, upload.key) { () throws(FileSystemError) in
            let status = try FileStatus.of(path)
            guard let status, status.etag == part.etag else { return false }
            try file.append(0..<status.size, of: try LocalFile.openForReading(path))
            return true
        }
        guard status else { throw invalid("part \(part.number) isn't there, or has another ETag", operation, upload) }
    }

    private func invalid(_ reason: String, _ operation: String, _ upload: MultipartUpload) -> ObjectStoreError {
        ObjectStoreError(.invalidRequest, operation: operation, subject: subject(upload.key), reason: reason)
    }
}
