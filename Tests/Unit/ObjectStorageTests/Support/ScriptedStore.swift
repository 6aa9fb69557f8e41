import Basics
import ObjectStorage
import Synchronization

/// A store that fails as it is told, before or after the request took effect.
final class ScriptedStore: ObjectStore {
    enum Fault: Sendable {
        /// The request never reached the store.
        case before(ObjectStoreError)
        /// The store did it, and the answer was lost.
        case after(ObjectStoreError)
        /// The body of a GET breaks off.
        case bodyBreaks(afterBytes: Int, ObjectStoreError)
        /// The body of a GET ends as if it were complete.
        case bodyEnds(afterBytes: Int)
    }

    let base: any ObjectStore
    private let state: Mutex<(faults: [Fault?], calls: [String])>

    /// One fault for each call in turn; nil lets it pass, and so does the end of the list.
    init(_ base: any ObjectStore, _ faults: [Fault?]) {
        self.base = base
        state = Mutex((faults, []))
    }

    var calls: [String] { state.withLock(\.calls) }
    var location: StoreLocation { base.location }
    var capabilities: StoreCapabilities { base.capabilities }

    private func next(_ call: String) -> Fault? {
        state.withLock { state in
            state.calls.append(call)
            return state.faults.isEmpty ? nil : state.faults.removeFirst()
        }
    }

    private func run<Value>(
        _ call: String, _ body: () async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        let fault = next(call)
        if case .before(let error) = fault { throw error }
        let value = try await body()
        if case .after(let error) = fault { throw error }
        return value
    }

    func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        try await run("head") { () throws(ObjectStoreError) in try await base.head(key) }
    }

    func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        let range = options.range.map { " \($0.lowerBound)..<\($0.upperBound)" } ?? ""
        let fault = next("get\(range)\(options.ifMatch == nil ? "" : " pinned")")
        if case .before(let error) = fault { throw error }
        var content = try await base.get(key, options)
        let body = content.body
        switch fault {
        case .bodyBreaks(let count, let error):
            let pieces = try? await body.collect(upTo: 1 << 30)
            let source = BreakingPieces(Array((pieces ?? []).prefix(count)), error)
            content.body = ByteStream { try await source.next() }
        case .bodyEnds(let count):
            let pieces = try? await body.collect(upTo: 1 << 30)
            content.body = ByteStream([Array((pieces ?? []).prefix(count))])
        default: break
        }
        return content
    }

    func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        try await run("put") { () throws(ObjectStoreError) in try await base.put(key, body, options) }
    }

    func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        try await run("copy") { () throws(ObjectStoreError) in try await base.copy(source, to: key) }
    }

    func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        try await run("list") { () throws(ObjectStoreError) in
            try await base.listPage(prefix, options, continuation: continuation)
        }
    }

    /// A fault after the fact is reported for each key but the first.
    func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        switch next("delete \(keys.count)") {
        case .before(let error): throw error
        case .after(let error):
            _ = try await base.delete(Array(keys.prefix(1)))
            return keys.dropFirst().map { DeleteFailure(key: $0, error: error) }
        default: return try await base.delete(keys)
        }
    }

    func createMultipartUpload(
        _ key: ObjectKey, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> MultipartUpload {
        try await run("create") { () throws(ObjectStoreError) in
            try await base.createMultipartUpload(key, checksum: checksum)
        }
    }

    func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart] {
        try await run("list parts") { () throws(ObjectStoreError) in try await base.listParts(upload) }
    }

    func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await run("part \(number)") { () throws(ObjectStoreError) in
            try await base.uploadPart(number, of: upload, body)
        }
    }

    func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await run("copy part \(number)") { () throws(ObjectStoreError) in
            try await base.copyPart(number, of: upload, from: source, range: range)
        }
    }

    func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        try await run("complete") { () throws(ObjectStoreError) in
            try await base.completeMultipartUpload(upload, parts)
        }
    }

    func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        try await run("abort") { () throws(ObjectStoreError) in try await base.abortMultipartUpload(upload) }
    }

    func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] {
        try await run("list uploads") { () throws(ObjectStoreError) in try await base.listMultipartUploads(prefix) }
    }
}

private actor BreakingPieces {
    private var bytes: [UInt8]?
    private let error: ObjectStoreError

    init(_ bytes: [UInt8], _ error: ObjectStoreError) {
        self.bytes = bytes.isEmpty ? nil : bytes
        self.error = error
    }

    func next() throws -> [UInt8]? {
        guard let bytes else { throw error }
        self.bytes = nil
        return bytes
    }
}
