import Basics
import ObjectStorage
import Testing

/// A store with a place of its own in it for one case.
struct Scratch: Sendable {
    let store: any ObjectStore
    let prefix: String

    func key(_ name: String) -> ObjectKey {
        ObjectKey(prefix + name)
    }

    func put(_ name: String, _ text: String = "content") async throws -> ObjectMetadata {
        try await store.put(key(name), Array(text.utf8))
    }

    /// Names below the prefix, in the order of the listing.
    func names(_ options: ListOptions = ListOptions(), under name: String = "") async throws -> [String] {
        var names: [String] = []
        try await store.list(prefix + name, options) { page in
            names += page.objects.map { String($0.key.rawValue.dropFirst(prefix.count)) }
        }
        return names
    }

    func removeAll() async throws {
        let keys = try await store.listAll(prefix).map(\.key)
        for start in stride(from: 0, to: keys.count, by: 1000) {
            _ = try await store.delete(Array(keys[start..<min(start + 1000, keys.count)]))
        }
        for upload in try await store.listMultipartUploads(prefix) { try await store.abortMultipartUpload(upload) }
    }

    /// Bytes that differ at every offset a mistake could shift them by.
    static func pattern(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }
}

/// Expects an error of one code.
func expectFailure(
    _ code: ObjectStoreError.Code, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record("succeeded where \(code) was expected", sourceLocation: sourceLocation)
    } catch let error as ObjectStoreError {
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
    }
}
