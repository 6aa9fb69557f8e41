internal import Basics
internal import Glibc

extension LocalStore {
    package func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        let operation = "write"
        let path = try LocalKeyPath(key, operation: operation, subject: subject(key))
        return try await withTemporaryFile(operation, key) { file throws(ObjectStoreError) in
            try await fill(file, with: body, operation, key)
            return try await publish(file, at: path, key, operation, onlyIfAbsent: options.onlyIfAbsent)
        }
    }

    package func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        let operation = "copy"
        let path = try LocalKeyPath(key, operation: operation, subject: subject(key))
        let sourcePath = try self.path(of: source.key, bucket: source.bucket, operation: operation)
        let (original, status) = try await open(sourcePath, source.key, operation: operation)
        try check(status, ifMatch: source.ifMatch, source.key, operation: operation)
        return try await withTemporaryFile(operation, key) { file throws(ObjectStoreError) in
            try await blocking(operation, key) { () throws(FileSystemError) in
                if !file.clone(original) { try file.append(0..<status.size, of: original) }
            }
            return try await publish(file, at: path, key, operation)
        }
    }

    package func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        var failures: [DeleteFailure] = []
        for key in keys {
            do throws(ObjectStoreError) {
                try await delete(key)
            } catch {
                guard error.code != .cancelled else { throw error }
                failures.append(DeleteFailure(key: key, error: error))
            }
        }
        return failures
    }

    /// Removes the file and the directories that became empty: an empty one would keep its name from being a key.
    private func delete(_ key: ObjectKey) async throws(ObjectStoreError) {
        let path = try LocalKeyPath(key, operation: "delete", subject: subject(key))
        try await blocking("delete", key) { [directory] () throws(FileSystemError) in
            let file = path.path(in: directory)
            guard let status = try FileStatus.of(file), status.isRegularFile else { return }
            try FileSystem.removeFile(file)
            for parent in path.directories(in: directory) {
                guard FileSystem.removeDirectoryIfEmpty(parent) else { break }
            }
        }
    }
}

/// The way of a file: temporary name, bytes, sync, real name.
extension LocalStore {
    var privateDirectory: String { directory + "/" + LocalKeyPath.privateDirectory }

    func freshName() -> String {
        String(random.next(), radix: 36) + String(random.next(), radix: 36)
    }

    /// Whatever happens in `body`, no temporary file stays behind.
    func withTemporaryFile<Value: Sendable>(
        _ operation: String, _ key: ObjectKey, _ body: (LocalFile) async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        let parent = privateDirectory + "/tmp"
        let path = parent + "/" + freshName()
        let file = try await blocking(operation, key) { () throws(FileSystemError) in
            try FileSystem.makeDirectories(parent)
            return try LocalFile.create(path)
        }
        let outcome: Result<Value, ObjectStoreError>
        do throws(ObjectStoreError) {
            outcome = .success(try await body(file))
        } catch {
            outcome = .failure(error)
        }
        // Not through `blocking`: a cancelled task cleans up too. After the rename there is nothing to remove.
        try? await workers.run { () throws(FileSystemError) in try FileSystem.removeFile(path) }
        return try outcome.get()
    }

    func fill(
        _ file: LocalFile, with body: ObjectBody, _ operation: String, _ key: ObjectKey
    ) async throws(ObjectStoreError) {
        var count: Int64 = 0
        do {
            let stream = try await body.open()
            while let piece = try await stream.next() {
                count += Int64(piece.count)
                guard count <= body.length else { break }
                try await blocking(operation, key) { () throws(FileSystemError) in try file.write(piece) }
            }
        } catch {
            throw .wrapping(error, operation: operation, subject: subject(key))
        }
        guard count == body.length else {
            throw .wrongLength(operation: operation, subject: subject(key), expected: body.length, got: count)
        }
    }

    /// Syncs the file and gives it its name.
    func publish(
        _ file: LocalFile, at path: LocalKeyPath, _ key: ObjectKey, _ operation: String, onlyIfAbsent: Bool = false
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        let status = try await blocking(operation, key) { [directory] () throws(FileSystemError) in
            try file.seal()
            try Self.name(file, path.path(in: directory), onlyIfAbsent: onlyIfAbsent)
            return try file.status()
        }
        return ObjectMetadata(key: key, size: status.size, etag: status.etag, lastModified: status.modified)
    }

    /// A delete beside us may remove the directory just made for the file: made again, a bounded number of times.
    private static func name(_ file: LocalFile, _ path: String, onlyIfAbsent: Bool) throws(FileSystemError) {
        let parent = String(path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)])
        for attempt in 1...Self.namingAttempts {
            try FileSystem.makeDirectories(parent)
            do throws(FileSystemError) {
                if onlyIfAbsent {
                    try FileSystem.link(file.path, to: path)
                } else {
                    try FileSystem.rename(file.path, to: path)
                }
                return try FileSystem.syncDirectory(parent)
            } catch {
                guard error.number == ENOENT, attempt < Self.namingAttempts else { throw error }
            }
        }
    }

    private static let namingAttempts = 10
}
