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
        let pages: EtcdPages

        package mutating func next() async throws(MilvusClientError) -> [EtcdEntry]? {
            throw MilvusClientError(.other, operation: "etcd Range", server: "", reason: "not built yet")
        }
    }
}
