internal import Basics
internal import ObjectStorage

// Meta objects: read whole, except those that grow with the number of objects.
extension BackupReader {
    /// The objects that the backup needs, one after the other. Proved against the seal at the end: a reader that acts
    /// on what it reads does so after the last one.
    package func objects(_ seal: Seal) async throws(BackupFormatError) -> JSONLinesReader<ObjectRecord> {
        try await JSONLinesReader(store: store, key: layout.key(.objects), sealed: seal.meta(.objects))
    }

    /// What etcd held, nil when it wasn't read: the header, then a reader of the keys.
    package func etcd(_ seal: Seal) async throws(BackupFormatError) -> JSONLinesReader<EtcdLine>? {
        guard let sealed = seal.meta(.etcd) else { return nil }
        return try await JSONLinesReader(store: store, key: layout.key(.etcd), sealed: sealed)
    }

    /// Reads every meta object and compares it with what was sealed. (Who reads `others` anyway has them proved by that.)
    ///
    /// - Returns: the ones that are missing or differ, with the reason; empty when all is well.
    package func damagedMeta(
        _ seal: Seal, except others: Set<MetaObject> = []
    ) async throws(BackupFormatError) -> [(path: String, reason: String)] {
        var damaged: [(path: String, reason: String)] = []
        let left = Set(others.map(\.rawValue))
        for object in seal.meta where !left.contains(object.path) {
            guard Self.isMetaPath(object.path) else {
                damaged.append((object.path, "no meta object has such a path"))
                continue
            }
            do throws(BackupFormatError) {
                var body = try await SealedBody(
                    store: store, key: layout.key(relative: object.path), sealed: object)
                while try await body.next() != nil {}
            } catch {
                guard case .damaged(_, let reason) = error else { throw error }
                damaged.append((object.path, reason))
            }
        }
        return damaged
    }

    /// A seal that somebody forged leads nowhere else.
    private static func isMetaPath(_ path: String) -> Bool {
        let elements = path.pathElements
        return elements.count == 2 && elements[0] == "meta" && !["", ".", ".."].contains(elements[1])
            && elements[1].utf8.allSatisfy { $0 >= 0x20 }
    }

    func json(_ meta: MetaObject) async throws(BackupFormatError) -> JSONValue {
        let bytes = try await read(meta)
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            throw .damaged(layout.key(meta), reason: "\(error)")
        }
    }

    func read(_ meta: MetaObject) async throws(BackupFormatError) -> [UInt8] {
        guard let bytes = try await readIfPresent(meta) else {
            throw .damaged(layout.key(meta), reason: "it is missing")
        }
        return bytes
    }

    func readIfPresent(_ meta: MetaObject) async throws(BackupFormatError) -> [UInt8]? {
        do {
            return try await store.read(layout.key(meta), upTo: meta.largest)
        } catch  where error.code == .notFound {
            return nil
        } catch  where error.code == .damaged {
            throw .damaged(layout.key(meta), reason: error.reason)
        } catch {
            throw .store(error)
        }
    }

    func listed(_ prefix: String) async throws(BackupFormatError) -> [ObjectMetadata] {
        do { return try await store.listAll(prefix) } catch { throw .store(error) }
    }

    static func decode<Value: JSONRepresentable>(_ bytes: [UInt8]) throws -> Value {
        try Value(json: JSONValue(parsing: bytes))
    }
}
