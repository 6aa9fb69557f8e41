internal import MilvusProtos

/// The keys under a prefix at one revision, page by page in key order; one page is in memory at a time.
package struct EtcdPages: AsyncSequence, Sendable {
    package typealias Element = [EtcdEntry]
    package typealias Failure = MilvusClientError

    let reader: EtcdMetadataReader
    let prefix: String
    let revision: EtcdRevision
    let pageSize: Int

    package func makeAsyncIterator() -> Iterator {
        Iterator(pages: self)
    }

    package struct Iterator: AsyncIteratorProtocol {
        private let pages: EtcdPages
        private var position: [UInt8]?
        private var isAtEnd = false

        init(pages: EtcdPages) {
            self.pages = pages
        }

        /// - Throws: `.compacted` when etcd has dropped the revision in the meantime.
        package mutating func next() async throws(MilvusClientError) -> [EtcdEntry]? {
            guard !isAtEnd else { return nil }
            let response = try await pages.reader.range(
                prefix: pages.prefix, from: position, limit: pages.pageSize, at: pages.revision)
            isAtEnd = !response.more
            guard let last = response.kvs.last else { return nil }
            position = EtcdKeyRange.successor(of: Array(last.key))
            return response.kvs.map(EtcdEntry.init)
        }

        package mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(MilvusClientError) -> [EtcdEntry]? {
            try await next()
        }
    }
}

extension EtcdEntry {
    init(_ wire: EtcdKeyValue) {
        self.init(
            key: String(decoding: wire.key, as: UTF8.self), value: Array(wire.value),
            modRevision: EtcdRevision(rawValue: wire.modRevision), lease: wire.lease)
    }

    /// The last `count` elements of the key as numbers; nil when one isn't.
    func trailingIDs(_ count: Int) -> [Int64]? {
        let numbers = key.split(separator: "/").suffix(count).compactMap { Int64($0) }
        return numbers.count == count ? numbers : nil
    }

    func unreadable(_ what: String) -> MilvusClientError {
        MilvusClientError(
            .protocolViolation, operation: "decode \(what)", subject: key, server: "etcd",
            reason: "key or value isn't what Milvus writes there")
    }
}
