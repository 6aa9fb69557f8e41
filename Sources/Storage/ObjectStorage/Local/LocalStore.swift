package import Basics

/// A bucket that is a directory: the key is the path below it.
///
/// A file is written under a temporary name in `.milvault`, synced and renamed, so a reader or a crash never sees half
/// of one. Symbolic links aren't followed as objects and aren't listed.
package struct LocalStore: ObjectStore {
    package let location: StoreLocation
    package let capabilities = StoreCapabilities(
        conditionalPut: true, keysAreFilePaths: true, singleRequestLimit: .max, minimumPartSize: 1)
    let directory: String
    let root: String
    let workers: BlockingWorkers
    let directories = SortedDirectories()
    let random: RandomSource

    /// - Parameters:
    ///   - root: Absolute path of the directory that holds the buckets; two stores of one root copy between their
    ///     buckets without the bytes passing through milvault.
    ///   - bucket: Name of the directory below `root`. Made with the first object.
    ///   - threads: File calls at work at one time.
    ///   - random: Names temporary files.
    package init(root: String, bucket: String, threads: Int = 8, random: RandomSource = .system) {
        self.root = root
        self.random = random
        directory = root + "/" + bucket
        workers = BlockingWorkers(width: threads)
        location = StoreLocation(endpoint: "file://\(root)", bucket: bucket)
    }

    package func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        let path = try path(of: key, operation: "head")
        let status = try await blocking("head", key) { () throws(FileSystemError) in try FileStatus.of(path) }
        guard let metadata = status.flatMap({ ObjectMetadata(key: key, $0) }) else {
            throw .notFound(operation: "head", subject: subject(key))
        }
        return metadata
    }

    package func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        let path = try path(of: key, operation: "read")
        let (file, status) = try await open(path, key, operation: "read")
        try check(status, ifMatch: options.ifMatch, key, operation: "read")
        let range = try options.resolvedRange(size: status.size, operation: "read", subject: subject(key))
        let reader = FileReader(file, range, workers)
        let body = ByteStream { [store = self] in
            do throws(FileSystemError) {
                return try await reader.next()
            } catch {
                throw ObjectStoreError(error, operation: "read", subject: store.subject(key))
            }
        }
        let metadata = ObjectMetadata(
            key: key, size: status.size, etag: status.etag, lastModified: status.modified)
        return ObjectContent(metadata: metadata, length: Int64(range.count), body: body)
    }

    package func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        let page = ListPageBuilder(prefix: prefix, options: options, continuation: continuation)
        let goesOn = continuation != nil
        return try await blocking("list", ObjectKey(prefix)) { [directory, directories] () throws(FileSystemError) in
            var walk = DirectoryWalk(directory, directories, goesOn: goesOn, page: page)
            return try walk.run()
        }
    }
}

extension LocalStore {
    func subject(_ key: ObjectKey) -> String {
        "\(location)/\(key)"
    }

    func path(
        of key: ObjectKey, bucket: String? = nil, operation: String
    ) throws(ObjectStoreError) -> String {
        let keyPath = try LocalKeyPath(key, operation: operation, subject: subject(key))
        return keyPath.path(in: bucket.map { "\(root)/\($0)" } ?? directory)
    }

    /// Runs file calls on the workers; their failure gets the store's shape.
    func blocking<Value: Sendable>(
        _ operation: String, _ key: ObjectKey, _ work: @escaping @Sendable () throws(FileSystemError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        guard !Task.isCancelled else { throw .cancelled(operation: operation, subject: subject(key)) }
        do throws(FileSystemError) {
            return try await workers.run(work)
        } catch {
            throw ObjectStoreError(error, operation: operation, subject: subject(key))
        }
    }

    func open(
        _ path: String, _ key: ObjectKey, operation: String
    ) async throws(ObjectStoreError) -> (LocalFile, FileStatus) {
        try await blocking(operation, key) { () throws(FileSystemError) in
            let file = try LocalFile.openForReading(path)
            return (file, try file.status())
        }
    }

    func check(
        _ status: FileStatus, ifMatch: ETag?, _ key: ObjectKey, operation: String
    ) throws(ObjectStoreError) {
        if let ifMatch, ifMatch != status.etag {
            throw .changed(operation: operation, subject: subject(key), expected: ifMatch, found: status.etag)
        }
    }
}
