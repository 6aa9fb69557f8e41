internal import Basics
package import ObjectStorage
package import Testing

/// A store with a place of its own in it for one case.
package struct Scratch: Sendable {
    package let store: any ObjectStore
    package let prefix: String

    package init(store: any ObjectStore, prefix: String) {
        self.store = store
        self.prefix = prefix
    }

    package func key(_ name: String) -> ObjectKey {
        ObjectKey(prefix + name)
    }

    package func put(_ name: String, _ text: String = "content") async throws -> ObjectMetadata {
        try await store.put(key(name), Array(text.utf8))
    }

    /// Names below the prefix, in the order of the listing.
    package func names(_ options: ListOptions = ListOptions(), under name: String = "") async throws -> [String] {
        var names: [String] = []
        try await store.list(prefix + name, options) { page in
            names += page.objects.map { $0.key.rawValue.afterBytes(of: prefix) ?? "" }
        }
        return names
    }

    package func removeAll() async throws {
        let keys = try await store.listAll(prefix).map(\.key)
        for start in stride(from: 0, to: keys.count, by: 1000) {
            _ = try await store.delete(Array(keys[start..<min(start + 1000, keys.count)]))
        }
        for upload in try await store.listMultipartUploads(prefix) { try await store.abortMultipartUpload(upload) }
    }

    /// Bytes whose period is a prime, so that a mistake can't shift them onto themselves at any round offset. Made of
    /// one block, since an unoptimised build takes its time over twenty million steps.
    package static func pattern(_ count: Int) -> [UInt8] {
        var state: UInt64 = 1
        let block = (0..<65_537).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count { bytes += block.prefix(count - bytes.count) }
        return bytes
    }
}

/// Expects an error of one code.
package func expectFailure(
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
